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
        switch violates(rule, subject, record, &evaluator) {
        case .no: continue
        case .unknown: skipped += 1
        case .failed(let message): fail(rule.id, message, at: record)
        case .yes:
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
    let applies = evaluator.holds(rule.condition.when, subject, record)
    guard case .yes = applies, let assert = rule.assert else { return applies }
    switch evaluator.holds(assert, subject, record) {
    case .yes: return .no
    case .no: return .yes
    case let other: return other
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
