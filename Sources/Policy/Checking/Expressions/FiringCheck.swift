import CEL
import Schema

/// The check for conditions that are never true, and for rules that always or never fire.
struct FiringCheck {
  private let cases: [Subject: Cases]

  init(_ policy: Policy) {
    cases = Dictionary(uniqueKeysWithValues: Subject.allCases.map { ($0, Cases(in: policy, about: $0)) })
  }

  private func all(_ subject: Subject, _ visit: (Cases) throws(Question) -> Bool) -> Bool {
    cases[subject]?.all(visit) ?? false
  }

  func problems(
    _ floors: [CompiledFloor], _ requirements: [CompiledRequirement], _ rules: [CompiledRule]
  ) -> [PolicyProblem] {
    floors.compactMap { unmet($0.condition, $0.entry) }
      + requirements.compactMap { unmet($0.condition, $0.entry) }
      + rules.compactMap(problem)
  }

  private func unmet(_ condition: Condition, _ entry: PolicyEntry) -> PolicyProblem? {
    guard condition.when != nil else { return nil }
    var isMet = false
    let isKnown = all(condition.subject) { (current) throws(Question) in
      isMet = try current.holds(condition.when) != .no
      return !isMet
    }
    guard isKnown, !isMet else { return nil }
    return entry.problem(
      ExpressionDefect.neverMet(condition.subject, entry.kind), .of(\EntryFields.when))
  }

  private func problem(_ rule: CompiledRule) -> PolicyProblem? {
    if !rule.severity.values.contains(where: { ($0 ?? .off) > .off }) {
      return rule.entry.problem(ExpressionDefect.alwaysOff, .of(\EntryFields.severity))
    }
    if let unmet = unmet(rule.condition, rule.entry) { return unmet }
    // The list of items may be empty.
    var (mayFire, mayBeSilent) = (false, rule.items != nil)
    let isKnown = all(rule.condition.subject) { (current) throws(Question) in
      switch try current.violates(rule) {
      case .yes: mayFire = true
      case .no: mayBeSilent = true
      case .maybe: (mayFire, mayBeSilent) = (true, true)
      }
      return !(mayFire && mayBeSilent)
    }
    guard isKnown else { return nil }
    let subject = rule.condition.subject
    if !mayFire {
      return rule.entry.problem(ExpressionDefect.alwaysTrue(subject), .of(\RuleFields.assert))
    }
    guard !mayBeSilent else { return nil }
    return rule.entry.problem(
      ExpressionDefect.alwaysFires(subject),
      rule.assert == nil ? .of(\EntryFields.when) : .of(\RuleFields.assert))
  }
}

extension Cases {
  /// Evaluates whether a rule reports a finding in the current case.
  fileprivate func violates(_ rule: CompiledRule) throws(Question) -> Truth {
    let applies = try holds(rule.condition.when)
    guard applies != .no, let assert = rule.assert else { return applies }
    switch try holds(assert) {
    case .yes: return .no
    case .no: return applies
    case .maybe: return .maybe
    }
  }
}
