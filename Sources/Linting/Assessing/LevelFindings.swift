import Claims
import Manifest
import Policy
import Requirements
import Schema

/// Findings about levels: one where less is declared than is in effect; one at each part that declares less than its own
/// facts set as a floor, or less than the system without a reason.
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
      "the architecture declares level \(stage.levelName(declared)), but what it does is at least \(effective)",
      at: stage.records.place(of: consequence.id, \ConsequenceFields.level),
      because: levels.reasons.filter { $0.level > declared },
      remedy: "declare level: \(effective), or take away what forces it")
  }

  private func drafts(about part: RecordID, _ subject: Subject) -> [FindingDraft] {
    guard let own = stage.ownConsequence(of: part), let stated = stage.ownLevel(of: part) else { return [] }
    let words = "the \(subject.rawValue) \(Part(part, in: stage.records).identifier)"
    let place = stage.records.place(of: own.id, \PartConsequenceFields.level)
    let name = stage.levelName(stated)
    var drafts: [FindingDraft] = []
    let forcing = levels.facts.filter { $0.part == part && $0.level > stated }
    if let most = forcing.map(\.level).max() {
      let needed = stage.levelName(most)
      drafts.append(
        draft(
          .belowFloor, "\(words) states level \(name), but what it does is at least \(needed)", at: place,
          because: forcing, remedy: "state level: \(needed), or take away what forces it"))
    }
    if stated < levels.effective, case .absent = own.stored(\.because) {
      let because = PartConsequenceFields.description(of: \.because).name
      var finding = draft(
        .ownLevelWithoutReason,
        "\(words) states level \(name), below the system's \(stage.levelName(levels.effective)), and no reason",
        at: RecordPlace(
          stage.records.route(of: own.id).field(because), span: place.span, uses: place.uses),
        because: [], remedy: "say in consequence.because why this part can do less harm than the rest")
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
    func words(_ fact: RaisingFact) -> String { "\(fact.text): at least \(stage.levelName(fact.level))" }
    return FindingDraft(
      rule: rule.rawValue, severity: .error, message: message, place: place,
      related: stage.places.uses(place) + facts.map { stage.places.related($0.place, words($0)) },
      why: (entry?.why.map { [$0] } ?? []) + facts.map(words), remedy: remedy, guide: entry?.guide ?? [],
      references: ((entry?.references ?? []) + facts.flatMap(\.references)).uniqued())
  }
}

extension Finding.Severity {
  /// `nil` where the policy is silent.
  init?(_ severity: SeveritySetting) {
    switch severity {
    case .off: return nil
    case .note: self = .note
    case .warning: self = .warning
    case .error: self = .error
    }
  }
}
