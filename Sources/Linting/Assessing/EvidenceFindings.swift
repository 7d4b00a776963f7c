import Claims
import Manifest
import Policy
import Requirements
import Schema

/// Findings about evidence: one for each invalid entry, and one for each claim whose grade is too low even if all its
/// entries were valid.
struct EvidenceFindings {
  private let stage: EvidencedManifest
  /// The uses of each entry.
  private let uses: [RecordID: [Use]]
  private let declared: DeclaredUnverified

  init(_ stage: EvidencedManifest) {
    self.stage = stage
    declared = DeclaredUnverified(stage)
    var uses: [RecordID: [Use]] = [:]
    for claim in stage.claims {
      for item in claim.evidence { uses[item.entry, default: []].append(Use(claim: claim, item: item)) }
    }
    self.uses = uses
  }

  private var records: RecordTree { stage.records }
  private var claims: [GradedClaim] { stage.claims }

  var drafts: [FindingDraft] { entryDrafts + claimDrafts + needlessDeclarations }

  // MARK: Entries

  var entryDrafts: [FindingDraft] {
    let names = Names(in: records, below: stage.root)
    return (stage.manifest.evidence ?? []).flatMap { entry -> [FindingDraft] in
      guard let read = stage.entries[entry.id] else { return [] }
      let uses = uses[entry.id] ?? []
      let isNamed = !uses.isEmpty || names.contains(entry.id)
      let unused = isNamed ? nil : unusedDraft(entry)
      let outcome = uses.isEmpty ? draft(of: entry, unclaimed: read) : draft(of: entry, uses)
      return [unused, outcome, outcome == nil ? runningOut(entry, uses) : nil].compactMap(\.self)
    }
  }

  /// A use of an entry by a claim.
  private struct Use {
    let claim: GradedClaim
    let item: GradedClaim.Support
  }

  /// The entries that are referenced anywhere, including by a control that makes no claim.
  private struct Names {
    private var entries: Set<RecordID> = []
    /// Whether some references could not be read. They may refer to any entry.
    private var isPartial = false

    init(in records: RecordTree, below root: RecordID) {
      for record in records.headers.indices.map(RecordID.init) where record != root {
        switch records[record, \ClaimFields.evidence] {
        case .records(let ids): entries.formUnion(ids)
        case .partial, .broken: isPartial = true
        default: continue
        }
      }
    }

    func contains(_ entry: RecordID) -> Bool { isPartial || entries.contains(entry) }
  }

  /// The finding about an entry, for its most severe use.
  private func draft(of entry: EvidenceEntry, _ uses: [Use]) -> FindingDraft? {
    let bad = uses.compactMap { use -> (use: Use, outcome: EntryOutcome, severity: Finding.Severity)? in
      guard let outcome = use.item.outcome, outcome.kind != .good else { return nil }
      return (use, outcome, severity(of: outcome, use))
    }
    guard
      let worst = bad.max(by: { a, b in
        (a.severity, -a.outcome.kind.rank) < (b.severity, -b.outcome.kind.rank)
      })
    else { return nil }
    let same = bad.filter { $0.outcome.kind == worst.outcome.kind }.map(\.use.claim)
    let hurt = same.filter { !$0.isEnough }
    let needing = (hurt.isEmpty ? same : hurt).map { graded in
      stage.places.related(records.place(of: graded.claim.record), "referenced by: \(graded.claim.words)")
    }
    return draft(
      worst.outcome.kind.rule, worst.severity, worst.outcome.message(of: entry.identifier),
      at: place(of: worst.outcome, entry.id), related: related(worst.outcome) + needing,
      why: hurt.map { "\($0.claim.words): \(asked(of: $0))" } + hurt.compactMap(unverifiedWords),
      remedy: worst.outcome.remedy,
      guide: worst.outcome.guide + hurt.flatMap(\.claim.guide)
        + (hurt.contains { $0.declaredUnverified == nil } ? Self.gapGuide : []))
  }

  private func severity(of outcome: EntryOutcome, _ use: Use) -> Finding.Severity {
    switch outcome.kind {
    case .good: return .note
    case .broken: return .error
    case .refuted:
      return use.claim.isOutdone(use.item) ? .note : .error
    case .mismatched, .stale:
      if use.claim.isCarried(without: use.item) { return .note }
      let isMissed = !use.claim.isEnough(without: use.item.entry)
      return isMissed ? max(.warning, severity(use.claim.claim.rule, at: use.claim.claim.level)) : .warning
    }
  }

  /// The finding about an entry that no claim references. Such an entry is still evaluated.
  private func draft(of entry: EvidenceEntry, unclaimed read: ReadEntry) -> FindingDraft? {
    let outcome: EntryOutcome
    switch read.state {
    case .broken(let broken): outcome = broken
    case .refuted(let refuted) where read.mismatch == nil: outcome = refuted
    default:
      guard let mismatch = read.mismatch else { return nil }
      outcome = mismatch
    }
    let isError = outcome.kind != .mismatched
    return draft(
      outcome.kind.rule, isError ? .error : .warning, outcome.message(of: entry.identifier),
      at: place(of: outcome, entry.id), related: related(outcome),
      remedy: outcome.remedy, guide: outcome.guide)
  }

  /// The place of the deciding field, or of the whole entry.
  func place(of outcome: EntryOutcome, _ entry: RecordID) -> RecordPlace {
    outcome.place ?? records.place(of: entry)
  }

  private func unusedDraft(_ entry: EvidenceEntry) -> FindingDraft? {
    draft(
      .evidenceUnused, severity(.evidenceUnused, at: stage.levels.effective),
      "evidence `\(entry.identifier)` is not referenced by any claim", at: records.place(of: entry.id),
      remedy: "reference it in the `evidence` of a claim, or remove it")
  }

  private func runningOut(_ entry: EvidenceEntry, _ uses: [Use]) -> FindingDraft? {
    let days = uses.compactMap(\.item.outcome?.expires)
    guard let last = days.min() else { return nil }
    let left = last.daysSinceEpoch - stage.today.daysSinceEpoch
    guard left >= 0, left <= stage.terms.noticeDays else { return nil }
    let field = entry.expires == last ? \.expires : DatedEvidence(entry)?.dateField ?? \.retrieved
    return draft(
      .evidenceExpiring, .note,
      "evidence `\(entry.identifier)` expires on \(last), in \(left) \(left == 1 ? "day" : "days")",
      at: records.place(of: entry.id, field), remedy: "add newer evidence before this date")
  }

  // MARK: Claims

  var claimDrafts: [FindingDraft] {
    claims.compactMap { graded in
      let claim = graded.claim
      guard graded.isKnown, !graded.isEnough, !graded.isRefuted, !graded.wouldBeEnough else { return nil }
      switch claim.statement {
      case .measurement, .test, .exit:
        // A rule of the pack reports claims without evidence.
        if graded.evidence.isEmpty { return nil }
      case .control(_, isTooWeak: true, _): return nil
      case .capability, .control: break
      }
      let place = records.place(of: claim.record)
      let evidence = records.place(of: claim.record, \ClaimFields.evidence)
      return draft(
        claim.rule, severity(claim.rule, at: claim.level),
        "the grade of \(claim.words) is only `\(graded.grade.name)`\(declaredUnverified(graded)); \(asked(of: graded))",
        at: graded.evidence.isEmpty ? evidence : place, related: parts(claim),
        why: [graded.reason] + [unverifiedWords(graded)].compactMap(\.self)
          + [
            stage.levelReason(
              of: claim.part.flatMap { stage.levels.evaluated[$0] == nil ? nil : $0 } ?? stage.root)
          ],
        remedy: graded.next, guide: claim.guide + (graded.declaredUnverified == nil ? Self.gapGuide : []))
    }
  }

  /// The required grade with the level, in words.
  private func asked(of graded: GradedClaim) -> String {
    let level = stage.levelName(graded.claim.level)
    guard let required = graded.required else { return "level `\(level)` requires no grade" }
    return "level `\(level)` requires `\(required.name)`"
  }

  private func declaredUnverified(_ graded: GradedClaim) -> String {
    graded.declaredUnverified == nil ? "" : " (declared unverified)"
  }

  private func unverifiedWords(_ graded: GradedClaim) -> String? {
    graded.declaredUnverified.map(words)
  }

  private func words(of item: Unverified) -> String {
    "declared unverified in `evaluation.unverified`" + (item.because.map { ": \($0)" } ?? "")
  }

  /// The parts that require the grade of a default control.
  private func parts(_ claim: Claim) -> [Finding.Related] {
    guard case .control(_, _, let needs) = claim.statement, claim.part == nil else { return [] }
    return needs.filter { $0.part != stage.root }.map { need in
      stage.places.related(
        records.place(of: need.part),
        "\(records.header(need.part).schema.noun) `\(Part(need.part, in: records).identifier)` requires `\(need.least.rawValue)`"
      )
    }
  }

  // MARK: Declaring

  /// Findings about claims that are declared unverified but have sufficient evidence.
  var needlessDeclarations: [FindingDraft] {
    (stage.manifest.evaluation?.unverified ?? []).compactMap { item in
      let meant = item.claim.flatMap { declared.claimsByName[$0] } ?? []
      guard !meant.isEmpty,
        meant.allSatisfy({
          $0.isKnown && $0.isEnough && !$0.grade.isFirst && !$0.isRefuted && !$0.claim.isOfFailure
        })
      else { return nil }
      return draft(
        .unverifiedClaimHasEvidence, .note,
        "claim `\(item.claim ?? "")` is declared unverified but has sufficient evidence: \(meant[0].reason)",
        at: records.place(of: item.id),
        related: meant.map { graded in
          stage.places.related(
            records.place(of: graded.claim.record), "grade: \(graded.grade.name)")
        }, remedy: "remove it from `evaluation.unverified`")
    }
  }

  /// Adds to a finding of a rule whether its claim is declared unverified.
  func markingDeclaredUnverified(_ draft: FindingDraft) -> FindingDraft {
    var draft = draft
    let route = draft.place.route
    if draft.discriminator == Self.evidenceKey,
      let graded = declared.claimsByEvidence[route], graded.declaredUnverified == nil
    {
      draft.guide = (draft.guide + Self.gapGuide).uniqued()
    } else if let words = unverifiedWords(about: route) {
      draft.message += " (declared unverified)"
      draft.why.append(words)
    }
    return draft
  }

  /// The words about the item of `evaluation.unverified` for a path: of a claim, or of a missing measurement or test.
  private func unverifiedWords(about route: Route) -> String? {
    if let absent = declared.itemsByRoute[route] { return words(of: absent) }
    return declared.claim(at: route).flatMap(unverifiedWords)
  }

  /// The guide lines about claims that are declared unverified.
  private static let gapGuide = EvaluationFields.description(of: \.unverified).guide

  private static let evidenceKey = ClaimFields.description(of: \.evidence).name

  // MARK: Drafts

  private func severity(_ rule: BuiltInRule, at level: Int) -> Finding.Severity {
    stage.policy.reportedSeverity[rule]?[level].flatMap(Finding.Severity.init)
      ?? stage.defaultSeverity(at: level)
  }

  /// A finding of a built-in rule; `nil` if the packs in force do not contain the rule.
  private func draft(
    _ rule: BuiltInRule, _ severity: Finding.Severity, _ message: String, at place: RecordPlace,
    related: [Finding.Related] = [], why: [String] = [], remedy: String?, guide: [String] = []
  ) -> FindingDraft? {
    guard let entry = stage.policy.reported[rule]?.read(as: RuleFields.self) else { return nil }
    return FindingDraft(
      rule: rule.rawValue, severity: severity, message: message, place: place,
      related: stage.places.uses(place) + related,
      why: (entry.why.map { [$0] } ?? []) + why, remedy: remedy ?? entry.remedy,
      guide: ((entry.guide ?? []) + guide).uniqued(), references: entry.references ?? [],
      discriminator: place.route.text.split(separator: ".").last.map(String.init) ?? "")
  }

  private func related(_ outcome: EntryOutcome) -> [Finding.Related] {
    outcome.related.map { stage.places.related($0.place, $0.message) }
  }
}

extension EntryOutcome {
  fileprivate func message(of entry: String) -> String {
    "evidence `\(entry)` is \(kind.rawValue): \(reason)"
  }
}

extension EntryOutcome.Kind {
  /// The rule that reports an entry with this outcome. Valid entries are not reported.
  fileprivate var rule: BuiltInRule {
    switch self {
    case .good, .broken: .evidenceBroken
    case .refuted: .evidenceRefuted
    case .mismatched: .evidenceMismatched
    case .stale: .evidenceStale
    }
  }

  /// The order of outcomes in findings.
  fileprivate var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
