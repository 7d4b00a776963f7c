import CEL
import Linting
import Manifest
import Policy
import Schema

/// The branches of the conditions of an entry, and the cells of its table.
struct ConditionPoints: CoveragePoints {
  private enum Kind {
    /// A branch; `nil` if its probe does not compile, so it is never covered.
    case items(Program?)
    case when(Program?)
    case assert(Program?)
    /// A cell of a requirement at a level, met or not.
    case cell(level: Int, isMet: Bool)
    /// A severity of a rule, reported at one of its levels.
    case severity(levels: Range<Int>)
  }

  private let entry: CompiledEntry
  /// The condition that selects the parts.
  private let when: Expression?
  private let kinds: [Kind]
  let names: [(what: String, outcome: String)]

  init(_ compiled: CompiledEntry, _ entry: PolicyEntry, _ policy: Policy) {
    self.entry = compiled
    var found: [(Kind, what: String, outcome: String)] = []
    func branches(_ field: FieldDescription, _ expression: Expression?, _ kind: (Program?) -> Kind) {
      guard let checked = expression?.program?.checked else { return }
      found += Branches(of: checked.tree, isCondition: checked.resultType == .bool).all.map { branch in
        let probe = try? checked.environment.check(branch.probe, expecting: .bool).program()
        return (kind(probe), "\(field.name): \(branch.what)", branch.outcome)
      }
    }
    switch compiled {
    case .floor(let floor):
      when = floor.condition.when
      branches(.of(\EntryFields.when), floor.condition.when, Kind.when)
    case .requirement(let requirement):
      when = requirement.condition.when
      branches(.of(\EntryFields.when), requirement.condition.when, Kind.when)
      let ladder = policy.ladders[requirement.family]?.names ?? []
      let atLeast = FieldDescription.of(\RequirementFields.atLeast)
      for (level, rung) in policy.cells(of: requirement).enumerated() {
        guard let rung else { continue }
        let cell = "\(atLeast.name).\(policy.levels.names[level]): \(ladder[rung])"
        found.append((.cell(level: level, isMet: true), cell, "met"))
        // No rung is weaker than the first.
        if rung > 0 { found.append((.cell(level: level, isMet: false), cell, "unmet")) }
      }
    case .rule(let rule):
      when = rule.condition.when
      branches(.of(\RuleFields.items), rule.items, Kind.items)
      branches(.of(\EntryFields.when), rule.condition.when, Kind.when)
      branches(.of(\RuleFields.assert), rule.assert, Kind.assert)
      let table = SeverityTable(of: entry, policy.levels)
      found += table.cells(reachedAt: policy.reachableLevels(of: rule.condition)).map { cell in
        (.severity(levels: cell.levels), cell.text, "reached")
      }
    case .words, .report: when = nil
    }
    kinds = found.map(\.0)
    names = found.map { ($0.what, $0.outcome) }
  }

  func touched(_ wanted: Set<Int>, in inspection: inout EntryInspection, as policy: Policy) -> Set<Int> {
    var touched = touchedItems(wanted, in: &inspection)
    for part in inspection.asked(by: entry) {
      func holds(_ program: Program?) -> Bool {
        program.map { inspection.evaluate($0, of: entry, for: part).isTrue } ?? false
      }
      let applies = when.map { holds($0.program) } ?? true
      for number in wanted.subtracting(touched)
      where isTouched(kinds[number], part, applies, inspection, holds) {
        touched.insert(number)
      }
    }
    return touched
  }

  /// Returns the covered branches of `items`, which are evaluated before the items exist.
  private func touchedItems(_ wanted: Set<Int>, in inspection: inout EntryInspection) -> Set<Int> {
    guard case .rule(let rule) = entry, rule.items != nil else { return [] }
    var touched: Set<Int> = []
    for part in inspection.parts(askedBy: rule) {
      for number in wanted.subtracting(touched) {
        guard case .items(let probe?) = kinds[number],
          inspection.evaluate(probe, of: entry, for: part).isTrue
        else { continue }
        touched.insert(number)
      }
    }
    return touched
  }

  private func isTouched(
    _ kind: Kind, _ part: EntryInspection.AskedPart, _ applies: Bool, _ inspection: EntryInspection,
    _ holds: (Program?) -> Bool
  ) -> Bool {
    switch kind {
    case .items: return false
    case .when(let probe): return holds(probe)
    case .assert(let probe): return applies && holds(probe)
    case .cell(let level, let isMet):
      guard applies, part.level == level, case .requirement(let requirement) = entry,
        let achieved = inspection.achievedRung(of: requirement.family, on: part)
      else { return false }
      return (achieved >= part.weight) == isMet
    case .severity(let levels):
      guard applies, levels.contains(part.level), case .rule(let rule) = entry else { return false }
      return rule.assert.map { !holds($0.program) } ?? true
    }
  }
}
