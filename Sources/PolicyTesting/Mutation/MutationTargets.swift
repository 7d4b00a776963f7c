import CEL
import Linting
import Parallel
import Policy
import Schema
import YAMLTree

extension InspectedExamples {
  private enum Target: Sendable {
    case parameter(PackParameter)
    case variable(PackVariable)
    case entry(PolicyEntry)
  }

  /// Returns the results of all mutants of the reported entries, parameters and variables.
  package func mutation() -> Mutation {
    let targets =
      test.parameters.map(Target.parameter) + test.variables.map(Target.variable)
      + test.entries.map(Target.entry)
    return Mutation(targets: targets.mapInParallel(mutated).compactMap(\.self))
  }

  private func mutated(_ target: Target) -> Mutation.Target? {
    switch target {
    case .parameter(let parameter):
      result(
        parameter.name, parameter.place, ParameterMutants(of: parameter, policy.levels).all,
        listed: parameter.fields.survivors, in: parameter.pack.source,
        run: MutationRun(self, readersOf: "params.\(parameter.name)"))
    case .variable(let variable):
      result(
        variable.name, variable.place, mutants(of: variable), listed: variable.fields.survivors,
        in: variable.pack.source,
        run: MutationRun(self, readersOf: "variables.\(variable.name)"))
    case .entry(let entry):
      result(
        entry.id, entry.place, EntryMutants(of: entry, policy).all,
        listed: entry.value(\EntryFields.survivors), in: entry.source,
        run: MutationRun(self, for: entry))
    }
  }

  private func mutants(of variable: PackVariable) -> [Mutant] {
    guard let compiled = policy.variables.all.first(where: { $0.name == variable.name }) else { return [] }
    return ExpressionMutants(of: compiled.program.checked).all.map { change in
      Mutant(
        text: "\(VariableFields.description(of: \.expression).name): \(change.text)",
        place: variable.place(ofExpression: change.span),
        change: .variable(name: variable.name, change.source))
    }.numbered
  }

  /// Returns the results of one target; `nil` if it has no mutants and no listed survivors.
  private func result(
    _ name: String, _ place: PackPlace, _ mutants: [Mutant], listed: [Survivor]?, in source: SourceText,
    run: MutationRun
  ) -> Mutation.Target? {
    var run = run
    let listed = listed ?? []
    guard !mutants.isEmpty || !listed.isEmpty else { return nil }
    let results = mutants.map { mutant -> Mutation.Result in
      let fate: Mutation.Fate =
        if run.isNoticed(mutant.change) { .killed } else {
          listed.first { $0.mutant == mutant.text }.map { .listed(because: $0.because ?? "") } ?? .survived
        }
      return Mutation.Result(text: mutant.text, place: mutant.place, fate: fate)
    }
    let unused = listed.compactMap { survivor -> Mutation.UnusedSurvivor? in
      let result = results.first { $0.text == survivor.mutant }
      if let result, result.fate != .killed { return nil }
      return Mutation.UnusedSurvivor(
        text: survivor.mutant ?? "",
        place: PackPlace(survivor.records.anchor(of: survivor.id), in: source), isKilled: result != nil)
    }
    return Mutation.Target(name: name, place: place, results: results, unused: unused)
  }
}
