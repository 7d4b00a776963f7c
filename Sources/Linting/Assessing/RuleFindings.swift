import Claims
import Policy
import Requirements
import Schema

/// Findings of the rules, and the outcome of each rule.
struct RuleFindings {
  private let stage: EvidencedManifest
  private var evaluator: Evaluator
  private(set) var log: EvaluationLog
  private(set) var drafts: [FindingDraft] = []

  /// Evaluates the rules. If a requirement already reports the control of a rule, the rule has no finding of its own;
  /// its message is added to the reasons of that finding.
  init(_ stage: EvidencedManifest, selection: Selection?) {
    self.stage = stage
    evaluator = stage.evaluator()
    log = stage.log
    log.noteFailedVariables(of: evaluator, for: stage.root)
    var weak = ControlFindings(stage: stage, selection: selection).weakControls
    for rule in stage.policy.rules where selection?.contains(rule: rule.id, guide: rule.guide) ?? true {
      for part in parts(askedBy: rule) {
        guard let draft = draft(rule, part) else { continue }
        if let index = weakControl(that: rule, speaksOf: part.record, in: weak) {
          weak[index].draft.absorb(draft)
        } else {
          drafts.append(draft)
        }
      }
    }
    drafts += weak.map(\.draft)
  }

  /// The subject of a rule: a part, or an item in it.
  private struct AskedPart {
    let record: RecordID
    let item: String?
    let severity: Finding.Severity
  }

  private mutating func parts(askedBy rule: CompiledRule) -> [AskedPart] {
    let subject = rule.condition.subject
    var parts: [AskedPart] = []
    for record in stage.manifest.subjects(subject) {
      let level = stage.levels.level(around: record, in: stage.records)
      guard let severity = rule.severity[level].flatMap(Finding.Severity.init) else { continue }
      switch evaluator.items(rule.items, subject, record) {
      case .unknown: log.skip(rule.id)
      case .failed(let message): log.fail(rule.id, message, for: record)
      case .known(let items):
        parts += items.map { AskedPart(record: record, item: $0, severity: severity) }
      }
    }
    return parts
  }

  /// The finding about a part; `nil` if the rule is not violated.
  private mutating func draft(_ rule: CompiledRule, _ part: AskedPart) -> FindingDraft? {
    let (isBroken, isAsked) = evaluator.breaks(rule, part.record, item: part.item)
    switch isBroken {
    case .no:
      if isAsked { log.note(rule.id, .passed) }
      return nil
    case .unknown:
      log.skip(rule.id)
      return nil
    case .failed(let message):
      log.fail(rule.id, message, for: part.record)
      return nil
    case .yes:
      log.note(rule.id, .failed)
      return worded(rule, part)
    }
  }

  private mutating func worded(_ rule: CompiledRule, _ part: AskedPart) -> FindingDraft? {
    let record = part.record
    let entry = rule.entry.read(as: RuleFields.self)
    let texts = [rule.message, rule.remedy].map { template in
      template.map { evaluator.fill($0, rule.condition.subject, record, item: part.item) } ?? .success("")
    }
    guard case .success(let message) = texts[0], case .success(let remedy) = texts[1] else {
      for case .failure(let error) in texts { log.fail(rule.id, error.message, for: record) }
      return nil
    }
    func place(_ path: PathExpression) -> RecordPlace {
      path.place(in: stage.records, subject: record, manifest: stage.root, item: part.item)
    }
    let at = place(rule.at)
    let related = rule.related.map { stage.places.related(place($0), place($0).route.text) }
    let levelled = stage.levels.evaluated[record] == nil ? stage.root : record
    return FindingDraft(
      rule: rule.id, severity: part.severity, message: message, place: at,
      related: stage.places.uses(at) + related, why: [entry.why ?? "", stage.levelReason(of: levelled)],
      remedy: remedy.isEmpty ? nil : remedy, guide: rule.guide, references: entry.references ?? [],
      discriminator: part.item ?? rule.at.fields.last ?? "")
  }

  private func weakControl(
    that rule: CompiledRule, speaksOf record: RecordID, in weak: [ControlFindings.WeakControl]
  ) -> Int? {
    guard let named = rule.at.record(in: stage.records, subject: record, manifest: stage.root) else {
      return nil
    }
    return weak.firstIndex { $0.controls.contains { $0.control == named } }
  }
}

extension FindingDraft {
  /// Merges a finding about the same control.
  fileprivate mutating func absorb(_ other: FindingDraft) {
    severity = max(severity, other.severity)
    why = ([why[0], other.message] + why.dropFirst()).uniqued()
    guide = (guide + other.guide).uniqued()
    references = (references + other.references).uniqued()
  }
}

extension Evaluator {
  /// Whether a rule is violated, and whether it applied. A rule without `assert` always applies.
  mutating func breaks(
    _ rule: CompiledRule, _ record: RecordID, item: String?
  ) -> (isBroken: Truth, isAsked: Bool) {
    let subject = rule.condition.subject
    let applies = holds(rule.condition.when, subject, record, item: item)
    guard let assert = rule.assert else { return (applies, true) }
    guard case .yes = applies else { return (applies, false) }
    switch holds(assert, subject, record, item: item) {
    case .yes: return (.no, true)
    case .no: return (.yes, true)
    case let other: return (other, true)
    }
  }
}
