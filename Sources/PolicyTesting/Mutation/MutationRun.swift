import CEL
import Claims
import Linting
import Policy
import Schema

/// Looks for an example that notices a change of one entry, parameter or variable, and stops at the first.
///
/// Assessing an example again costs far more than asking the entries that change what they say of it. Where they say the
/// same as before, so does everything that follows from it.
struct MutationRun {
  private let policy: Policy
  private let examples: [InspectedExample]
  /// The entries that the change can make say something else.
  private let entries: [CompiledEntry]
  private var compiler: EntryCompiler
  /// What they say of each example as they are, once someone has asked.
  private var before: [Int: Statement] = [:]

  /// For changes of an entry.
  init(_ examination: InspectedExamples, for entry: PolicyEntry) {
    policy = examination.policy
    examples = examination.examples(for: entry)
    entries = policy.compiled(entry).map { [$0] } ?? []
    compiler = EntryCompiler(policy, today: examination.test.today)
  }

  /// For changes of a parameter or a variable, by the expression that reads it.
  init(_ examination: InspectedExamples, readersOf name: String) {
    policy = examination.policy
    let readers = examination.readers(of: name)
    entries = readers.compactMap { examination.policy.compiled($0) }
    // What no entry reads is read by the assessing of evidence.
    let names = readers.isEmpty ? Set(policy.reported.keys.map(\.rawValue)) : Set(readers.map(\.id))
    examples = examination.first(names, examination.examples)
    compiler = EntryCompiler(policy, today: examination.test.today)
  }

  /// What cannot be compiled is noticed by everybody.
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
    // Findings about evidence are made without asking any entry.
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
    /// What an entry says has changed, and what follows from it is to be assessed.
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

/// All that some entries say of an example.
private struct Statement {
  /// Of each of the entries.
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
  /// The entries with an expression that reads a parameter or a variable, itself or by way of a variable.
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
  /// Whether a name stands in the text, whole.
  fileprivate func reads(_ name: String) -> Bool {
    ranges(of: name).contains { range in
      range.upperBound == endIndex || !(self[range.upperBound].isLetter || self[range.upperBound].isNumber)
    }
  }
}
