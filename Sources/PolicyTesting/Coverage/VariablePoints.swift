import CEL
import Linting
import Policy
import Schema

/// The branches of a variable of a pack.
struct VariablePoints: CoveragePoints {
  private let stage: Stage
  private let probes: [Program?]
  let names: [(what: String, outcome: String)]

  init(_ variable: PackVariable, _ policy: Policy) {
    guard let compiled = policy.variables.all.first(where: { $0.name == variable.name }) else {
      (stage, probes, names) = (.facts, [], [])
      return
    }
    let checked = compiled.program.checked
    let branches = Branches(of: checked.tree, isCondition: checked.resultType == .bool).all
    stage = compiled.stage
    probes = branches.map { try? checked.environment.check($0.probe, expecting: .bool).program() }
    names = branches.map { ("\(VariableFields.description(of: \.expression).name): \($0.what)", $0.outcome) }
  }

  func touched(_ wanted: Set<Int>, in inspection: inout EntryInspection, as policy: Policy) -> Set<Int> {
    wanted.filter { number in
      probes[number].map { inspection.evaluate($0, at: stage).isTrue } ?? false
    }
  }
}
