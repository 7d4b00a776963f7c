import CEL
import Manifest
import Policy
import Schema

extension DocumentJudge {
  /// Judges the rules, and puts their findings beside those about controls. A rule that speaks of a control which a
  /// requirement finds too weak gives no finding of its own: it stands in that one's why.
  mutating func judgeRules(_ demands: [Demand]) {
    var controls = controlDrafts(demands)
    var evaluator = evaluator(.evaluation)
    for rule in policy.rules where isSelected(rule.id, guide: rule.guide) {
      let subject = rule.condition.subject
      for record in manifest.subjects(subject) {
        let level = ruleLevel(of: record, subject)
        guard let severity = rule.severity[level].flatMap(Finding.Severity.init) else { continue }
        switch evaluator.items(rule.items, subject, record) {
        case .unknown: skip(rule.id)
        case .failed(let message): fail(rule.id, message, at: record)
        case .known(let items):
          for item in items {
            let part = RulePart(record: record, subject: subject, item: item, level: level)
            guard let draft = draft(rule, severity, part, &evaluator) else { continue }
            if let index = weakControl(that: rule, speaksOf: record, in: controls) {
              absorb(draft, into: &controls[index].draft)
            } else {
              drafts.append(draft)
            }
          }
        }
      }
    }
    drafts += controls.map(\.draft)
  }

  /// What a rule looks at: a part at its level, or one of the items that the rule finds in it.
  private struct RulePart {
    let record: RecordID
    let subject: Subject
    let item: String?
    let level: Int
  }

  /// The finding about a part, where the rule is broken there.
  private mutating func draft(
    _ rule: CompiledRule, _ severity: Finding.Severity, _ part: RulePart, _ evaluator: inout Evaluator
  ) -> Draft? {
    let (isBroken, isAsked) = judged(rule, part.subject, part.record, item: part.item, &evaluator)
    switch isBroken {
    case .no:
      if isAsked { note(rule.id, .passed) }
      return nil
    case .unknown:
      skip(rule.id)
      return nil
    case .failed(let message):
      fail(rule.id, message, at: part.record)
      return nil
    case .yes:
      note(rule.id, .failed)
      return worded(rule, severity, part, &evaluator)
    }
  }

  /// A part is judged at its own level, and what lies inside a part at that of the part.
  func ruleLevel(of record: RecordID, _ subject: Subject) -> Int {
    var next: RecordID? = record
    while let current = next {
      if let level = levels.judged[current] { return level }
      next = records.header(current).parent
    }
    return levels.effective
  }

  func violates(
    _ rule: CompiledRule, _ subject: Subject, _ record: RecordID, item: String?,
    _ evaluator: inout Evaluator
  ) -> Evaluator.Truth {
    judged(rule, subject, record, item: item, &evaluator).isBroken
  }

  /// Whether a rule is broken, and whether it had anything to ask: one that only says when it is broken always has.
  private func judged(
    _ rule: CompiledRule, _ subject: Subject, _ record: RecordID, item: String?,
    _ evaluator: inout Evaluator
  ) -> (isBroken: Evaluator.Truth, isAsked: Bool) {
    let applies = evaluator.holds(rule.condition.when, subject, record, item: item)
    guard let assert = rule.assert else { return (applies, true) }
    guard case .yes = applies else { return (applies, false) }
    switch evaluator.holds(assert, subject, record, item: item) {
    case .yes: return (.no, true)
    case .no: return (.yes, true)
    case let other: return (other, true)
    }
  }

  private mutating func worded(
    _ rule: CompiledRule, _ severity: Finding.Severity, _ part: RulePart, _ evaluator: inout Evaluator
  ) -> Draft? {
    let record = part.record
    let entry = rule.entry.read(as: RuleFields.self)
    let texts = [rule.message, rule.remedy].map { template in
      template.map { evaluator.fill($0, part.subject, record, item: part.item) } ?? .success("")
    }
    guard case .success(let message) = texts[0], case .success(let remedy) = texts[1] else {
      for case .failure(let error) in texts { fail(rule.id, error.message, at: record) }
      return nil
    }
    let place = rule.at.place(in: records, subject: record, manifest: root, item: part.item)
    let related = rule.related.map { path in
      let other = path.place(in: records, subject: record, manifest: root, item: part.item)
      return Finding.Related(place: self.place(other), message: other.path)
    }
    return Draft(
      rule: rule.id, severity: severity, message: message, place: place, related: uses(place) + related,
      why: [entry.why ?? "", levelReason(of: levels.judged[record] == nil ? root : record)],
      remedy: remedy.isEmpty ? nil : remedy, guide: rule.guide, references: entry.references ?? [],
      discriminator: part.item ?? rule.at.fields.last ?? "")
  }

  private func weakControl(
    that rule: CompiledRule, speaksOf record: RecordID, in controls: [(draft: Draft, demands: [Demand])]
  ) -> Int? {
    guard let named = rule.at.record(in: records, subject: record, manifest: root) else { return nil }
    return controls.firstIndex { $0.demands.contains { $0.control == named } }
  }

  private func absorb(_ draft: Draft, into finding: inout Draft) {
    finding.severity = max(finding.severity, draft.severity)
    finding.why = unique([finding.why[0], draft.message] + finding.why.dropFirst())
    finding.guide = unique(finding.guide + draft.guide)
    finding.references = unique(finding.references + draft.references)
  }
}
