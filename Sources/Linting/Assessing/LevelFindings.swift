import Claims
import Manifest
import Policy
import Requirements
import Schema

/// Findings about levels: one if the declared level is below the level in effect, and one for each part whose own
/// level is below its floor, or below the level of the system without `because`.
struct LevelFindings {
  let stage: EvidencedManifest

  private var levels: PartLevels { stage.levels }

  var drafts: [FindingDraft] {
    let parts = [Subject.effect, .component, .boundary, .state].flatMap { subject in
      stage.manifest.subjects(subject).map { (subject, $0) }
    }
    return [belowFloor].compactMap(\.self) + parts.flatMap { drafts(about: $1, $0) }
  }

  private var belowFloor: FindingDraft? {
    guard let declared = levels.declared, declared < levels.effective,
      let consequence = stage.manifest.consequence
    else { return nil }
    let effective = stage.levelName(levels.effective)
    return draft(
      .belowFloor,
      "`consequence.level` is `\(stage.levelName(declared))`, but the facts require at least `\(effective)`",
      at: stage.records.place(of: consequence.id, \ConsequenceFields.level),
      because: levels.reasons.filter { $0.level > declared },
      remedy: "set `level: \(effective)`, or change the facts that require it")
  }

  private func drafts(about part: RecordID, _ subject: Subject) -> [FindingDraft] {
    guard let own = stage.ownConsequence(of: part), let stated = stage.ownLevel(of: part) else { return [] }
    let words = "\(subject.rawValue) `\(Part(part, in: stage.records).identifier)`"
    let place = stage.records.place(of: own.id, \PartConsequenceFields.level)
    let name = stage.levelName(stated)
    var drafts: [FindingDraft] = []
    let forcing = levels.facts.filter { $0.part == part && $0.level > stated }
    if let most = forcing.map(\.level).max() {
      let required = stage.levelName(most)
      drafts.append(
        draft(
          .belowFloor, "\(words) has `level: \(name)`, but the facts require at least `\(required)`",
          at: place,
          because: forcing, remedy: "set `level: \(required)`, or change the facts that require it"))
    }
    if stated < levels.effective, case .absent = own.stored(\.because) {
      let because = PartConsequenceFields.description(of: \.because).name
      var finding = draft(
        .partLevelWithoutReason,
        "\(words) has `level: \(name)`, below the level `\(stage.levelName(levels.effective))` of the system, but `consequence.because` is missing",
        at: RecordPlace(
          stage.records.route(of: own.id).field(because), span: place.span, uses: place.uses),
        because: [], remedy: "set `consequence.because` to the reason why this part can do less harm")
      finding.discriminator = because
      drafts.append(finding)
    }
    return drafts
  }

  private func draft(
    _ rule: BuiltInRule, _ message: String, at place: RecordPlace, because facts: [RaisingFact],
    remedy: String
  ) -> FindingDraft {
    let entry = stage.policy.reported[rule]?.read(as: RuleFields.self)
    func words(_ fact: RaisingFact) -> String {
      "\(fact.text): requires at least level \(stage.levelName(fact.level))"
    }
    return FindingDraft(
      rule: rule.rawValue, severity: .error, message: message, place: place,
      related: stage.places.uses(place) + facts.map { stage.places.related($0.place, words($0)) },
      why: (entry?.why.map { [$0] } ?? []) + facts.map(words), remedy: remedy, guide: entry?.guide ?? [],
      references: ((entry?.references ?? []) + facts.flatMap(\.references)).uniqued())
  }
}

extension Finding.Severity {
  /// Creates the severity of a setting; `nil` for `off`.
  init?(_ severity: SeveritySetting) {
    switch severity {
    case .off: return nil
    case .note: self = .note
    case .warning: self = .warning
    case .error: self = .error
    }
  }
}
