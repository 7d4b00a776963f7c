import CEL
import Claims
import Linting
import Policy
import Schema

/// Searches for an example that kills a mutant of an entry, parameter or variable, and stops at the first.
///
/// Reassessing an example is much slower than reevaluating the affected entries. If their results are
/// unchanged, so are all findings.
struct MutationRun {
  private let policy: Policy
  private let examples: [InspectedExample]
  /// The entries that the mutant can affect.
  private let entries: [CompiledEntry]
  private var compiler: EntryCompiler
  /// The original results of the entries for each example, computed on first use.
  private var before: [Int: Statement] = [:]

  /// Creates a run for mutants of an entry.
  init(_ examination: InspectedExamples, for entry: PolicyEntry) {
    policy = examination.policy
    examples = examination.examples(for: entry)
    entries = policy.compiled(entry).map { [$0] } ?? []
    compiler = EntryCompiler(policy, today: examination.test.today)
  }

  /// Creates a run for mutants of a parameter or a variable, by the expression that reads it.
  init(_ examination: InspectedExamples, readersOf name: String) {
    policy = examination.policy
    let readers = examination.readers(of: name)
    entries = readers.compactMap { examination.policy.compiled($0) }
    // Parameters that no entry reads are read by the assessment of evidence.
    let names = readers.isEmpty ? Set(policy.reported.keys.map(\.rawValue)) : Set(readers.map(\.id))
    examples = examination.first(names, examination.examples)
    compiler = EntryCompiler(policy, today: examination.test.today)
  }

  /// Returns whether an example kills the mutant; a mutant that does not compile counts as killed.
  mutating func isNoticed(_ change: Mutant.Change) -> Bool {
    switch change {
    case .entry(let entry):
      guard let changed = compiler.compile(entry) else { return true }
      return isNoticed(policy.replacing(changed), [changed], sharesValues: true)
    case .variable(let name, let expression):
      guard let changed = policy.replacing(variable: name, with: expression) else { return true }
      return isNoticed(changed, entries, sharesValues: false)
    case .parameter(let name, let value):
      guard let value else { return true }
      return isNoticed(policy.setting([name: value]), entries, sharesValues: false)
    }
  }

  private mutating func isNoticed(_ changed: Policy, _ entries: [CompiledEntry], sharesValues: Bool) -> Bool {
    // Findings about evidence do not come from entries.
    let isAsked =
      !entries.isEmpty && !entries.contains(where: \.isReport) && changed.asksSameOfEvidence(as: policy)
    return examples.indices.contains { number in
      let example = examples[number]
      guard isAsked else { return example.read.notices(changed) }
      switch answer(changed, entries, of: number, sharesValues) {
      case .same: return false
      case .noticed: return true
      case .unclear: return example.read.notices(changed)
      }
    }
  }

  private enum Answer {
    case same, noticed
    /// The result of an entry changed, so the example must be reassessed.
    case unclear
  }

  private mutating func answer(
    _ changed: Policy, _ entries: [CompiledEntry], of number: Int, _ sharesValues: Bool
  ) -> Answer {
    let example = examples[number]
    let inspections =
      sharesValues
      ? example.inspections : example.inspections.map { $0.seeing(example.read.seen(changed)) }
    let before = statement(of: number)
    let after = Statement(entries, inspections)
    var answer = before.failedVariables == after.failedVariables ? Answer.same : .unclear
    for (number, entry) in entries.enumerated() where before.verdicts[number] != after.verdicts[number] {
      guard case .rule(let rule) = entry, rule.standsAlone else {
        answer = .unclear
        continue
      }
      if example.read.notices(after.verdicts[number], of: rule) { return .noticed }
    }
    return answer
  }

  private mutating func statement(of number: Int) -> Statement {
    if let known = before[number] { return known }
    let statement = Statement(entries, examples[number].inspections)
    before[number] = statement
    return statement
  }
}

/// The results of some entries for an example.
private struct Statement {
  /// The results by entry.
  let verdicts: [[EntryInspection.EntryStatement]]
  let failedVariables: [String]

  init(_ entries: [CompiledEntry], _ inspections: [EntryInspection]) {
    verdicts = entries.map { entry in
      inspections.flatMap { inspection in
        var inspection = inspection
        return inspection.statements(of: entry)
      }
    }
    failedVariables = inspections.flatMap(\.failedVariables)
  }
}

extension CompiledEntry {
  fileprivate var isReport: Bool { if case .report = self { true } else { false } }
}

extension InspectedExamples {
  /// Returns the entries that read a parameter or a variable, directly or through a variable.
  fileprivate func readers(of name: String) -> [PolicyEntry] {
    let variables = policy.packs.flatMap { $0.entry.variables ?? [] }.filter {
      $0.expression?.reads(name) ?? false
    }
    let fields: [FieldDescription] = [
      .of(\RuleFields.items), .of(\EntryFields.when), .of(\RuleFields.assert), .of(\EntryFields.message),
      .of(\EntryFields.title), .of(\EntryFields.remedy),
    ]
    let names = [name] + variables.compactMap { $0.name.map { "variables.\($0)" } }
    return policy.entries.filter { entry in
      fields.contains { field in
        guard let text = String(entry[field], in: entry.records) else { return false }
        return names.contains { text.reads($0) }
      }
    }
  }
}

extension String {
  /// Returns whether the text contains the name as a whole word.
  fileprivate func reads(_ name: String) -> Bool {
    ranges(of: name).contains { range in
      range.upperBound == endIndex || !(self[range.upperBound].isLetter || self[range.upperBound].isNumber)
    }
  }
}
