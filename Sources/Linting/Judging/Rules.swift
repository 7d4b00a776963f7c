import CEL
import Manifest
import Policy
import Shapes

extension DocumentJudge {
  /// Judges the rules, and puts their findings beside those about controls. A rule that speaks of a control which a
  /// requirement finds too weak gives no finding of its own: it stands in that one's why.
  mutating func judgeRules(_ demands: [Demand]) {
    var controls = controlDrafts(demands)
    var evaluator = evaluator(.judgement)
    for rule in policy.rules {
      let subject = rule.condition.subject
      for record in manifest.subjects(subject) {
        let level = ruleLevel(of: record, subject)
        guard let severity = rule.severity[level].flatMap(Finding.Severity.init) else { continue }
        let (isBroken, isAsked) = judged(rule, subject, record, &evaluator)
        switch isBroken {
        case .no: if isAsked { note(rule.id, .passed) }
        case .unknown: skip(rule.id)
        case .failed(let message): fail(rule.id, message, at: record)
        case .yes:
          note(rule.id, .failed)
          guard let draft = draft(rule, severity, subject, record, level, &evaluator) else { continue }
          if let index = weakControl(that: rule, speaksOf: record, in: controls) {
            absorb(draft, into: &controls[index].draft)
          } else {
            drafts.append(draft)
          }
        }
      }
    }
    drafts += controls.map(\.draft)
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
    _ rule: CompiledRule, _ subject: Subject, _ record: RecordID, _ evaluator: inout Evaluator
  ) -> Evaluator.Truth {
    judged(rule, subject, record, &evaluator).isBroken
  }

  /// Whether a rule is broken, and whether it had anything to ask: one that only says when it is broken always has.
  private func judged(
    _ rule: CompiledRule, _ subject: Subject, _ record: RecordID, _ evaluator: inout Evaluator
  ) -> (isBroken: Evaluator.Truth, isAsked: Bool) {
    let applies = evaluator.holds(rule.condition.when, subject, record)
    guard let assert = rule.assert else { return (applies, true) }
    guard case .yes = applies else { return (applies, false) }
    switch evaluator.holds(assert, subject, record) {
    case .yes: return (.no, true)
    case .no: return (.yes, true)
    case let other: return (other, true)
    }
  }

  private mutating func draft(
    _ rule: CompiledRule, _ severity: Finding.Severity, _ subject: Subject, _ record: RecordID, _ level: Int,
    _ evaluator: inout Evaluator
  ) -> Draft? {
    let entry = rule.entry.read(as: RuleFields.self)
    let texts = [rule.message, rule.remedy].map { template in
      template.map { evaluator.fill($0, subject, record) } ?? .success("")
    }
    guard case .success(let message) = texts[0], case .success(let remedy) = texts[1] else {
      for case .failure(let error) in texts { fail(rule.id, error.message, at: record) }
      return nil
    }
    let place = rule.at.place(in: records, subject: record, manifest: root)
    let related = rule.related.map { path in
      let other = path.place(in: records, subject: record, manifest: root)
      return Finding.Related(place: self.place(other), message: other.path)
    }
    return Draft(
      rule: rule.id, severity: severity, message: message, place: place, related: uses(place) + related,
      why: [entry.why ?? "", levelReason(of: levels.judged[record] == nil ? root : record)],
      remedy: remedy.isEmpty ? nil : remedy, guide: rule.guide, references: entry.references ?? [],
      discriminator: rule.at.fields.last ?? "")
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
