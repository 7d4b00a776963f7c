import CEL
import Manifest
import Policy
import Schema

/// The findings about evidence: one at each entry that is not good, one at each claim whose entries do not say why it is
/// worth too little.
struct EvidenceReport {
  let judge: DocumentJudge
  let terms: EvidenceTerms
  let claims: [WeighedClaim]
  let read: [RecordID: ReadEntry]
  /// Where each entry is named.
  private let uses: [RecordID: [Use]]

  init(
    judge: DocumentJudge, terms: EvidenceTerms, claims: [WeighedClaim], read: [RecordID: ReadEntry]
  ) {
    self.judge = judge
    self.terms = terms
    self.claims = claims
    self.read = read
    var uses: [RecordID: [Use]] = [:]
    for claim in claims {
      for item in claim.evidence { uses[item.entry, default: []].append(Use(claim: claim, item: item)) }
    }
    self.uses = uses
  }

  var drafts: [Draft] { entryDrafts + claimDrafts + ownedUpDrafts }

  /// How many claims could not be weighed, since something that they name could not be read.
  var unknown: Int { claims.count { !$0.isKnown } }

  // MARK: Entries

  var entryDrafts: [Draft] {
    let names = Names(in: judge.records, below: judge.root)
    return (judge.manifest.evidence ?? []).flatMap { entry -> [Draft] in
      guard let read = read[entry.id] else { return [] }
      let uses = uses[entry.id] ?? []
      let isNamed = !uses.isEmpty || names.contains(entry.id)
      let unused = isNamed ? nil : unusedDraft(entry)
      let outcome = uses.isEmpty ? draft(of: entry, unclaimed: read) : draft(of: entry, uses)
      return [unused, outcome, outcome == nil ? runningOut(entry, uses) : nil].compactMap(\.self)
    }
  }

  /// An entry as one claim names it.
  private struct Use {
    let claim: WeighedClaim
    let item: WeighedClaim.Weighed
  }

  /// What refers to entries without being a claim, such as a control too weak to be one.
  private struct Names {
    private var entries: Set<RecordID> = []
    /// Whether some names could not be read, which may well have been any entry's.
    private var isPartial = false

    init(in records: RecordTree, below root: RecordID) {
      for record in records.headers.indices.map(RecordID.init) where record != root {
        switch records[record, "evidence"] {
        case .records(let ids): entries.formUnion(ids)
        case .partial, .broken: isPartial = true
        default: continue
        }
      }
    }

    func contains(_ entry: RecordID) -> Bool { isPartial || entries.contains(entry) }
  }

  /// The one finding about an entry: its gravest use.
  private func draft(of entry: EvidenceEntry, _ uses: [Use]) -> Draft? {
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
    let related = (hurt.isEmpty ? same : hurt).map { weighed in
      Finding.Related(
        place: judge.place(judge.records.place(of: weighed.claim.record)),
        message: "needed by: \(weighed.claim.words)")
    }
    return draft(
      worst.outcome.kind.rule, worst.severity, worst.outcome.message(of: entry.name),
      at: place(of: worst.outcome, entry.id), related: worst.outcome.related + related,
      why: hurt.map { "\($0.claim.words): \(asked(of: $0))" } + hurt.compactMap(ownedUpWords),
      remedy: worst.outcome.remedy,
      guide: worst.outcome.guide + hurt.flatMap(\.claim.guide)
        + (hurt.contains { $0.ownedUp == nil } ? ["G40"] : []))
  }

  private func severity(of outcome: EntryOutcome, _ use: Use) -> Finding.Severity {
    switch outcome.kind {
    case .good: return .note
    case .broken: return .error
    case .refuted:
      let isOutdone = use.claim.isOutdone(use.item)
      return isOutdone ? .note : .error
    case .mismatched, .stale:
      if use.claim.isCarried(without: use.item) { return .note }
      let isMissed = !use.claim.isEnough(without: use.item.entry)
      return isMissed ? max(.warning, severity(use.claim.claim.rule, at: use.claim.claim.level)) : .warning
    }
  }

  /// An entry that no claim names is still read: a broken file is broken, whoever needs it.
  private func draft(of entry: EvidenceEntry, unclaimed read: ReadEntry) -> Draft? {
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
      outcome.kind.rule, isError ? .error : .warning, outcome.message(of: entry.name),
      at: place(of: outcome, entry.id), related: outcome.related,
      remedy: outcome.remedy, guide: outcome.guide)
  }

  /// What decided, or the entry as a whole.
  func place(of outcome: EntryOutcome, _ entry: RecordID) -> RecordPlace {
    outcome.place ?? judge.records.place(of: entry)
  }

  private func unusedDraft(_ entry: EvidenceEntry) -> Draft? {
    draft(
      .evidenceUnused, severity(.evidenceUnused, at: judge.levels.effective),
      "nothing refers to the evidence \(entry.name)", at: judge.records.place(of: entry.id),
      remedy: "name it where it shows something, or take it out")
  }

  private func runningOut(_ entry: EvidenceEntry, _ uses: [Use]) -> Draft? {
    let days = uses.compactMap(\.item.outcome?.runsOut)
    guard let last = days.min() else { return nil }
    let left = last.daysSinceEpoch - judge.today.daysSinceEpoch
    guard left >= 0, left <= terms.noticeDays else { return nil }
    let field =
      entry.expires == last
      ? "expires" : entry.kind == .proof ? "produced" : entry.kind == .attestation ? "date" : "retrieved"
    let slot = EvidenceFields.schema.slot(field) ?? 0
    return draft(
      .evidenceRunsOut, .note,
      "the evidence \(entry.name) runs out on \(last), in \(left) \(left == 1 ? "day" : "days")",
      at: judge.records.place(of: entry.id, slot: slot), remedy: "show it anew before then")
  }

  // MARK: Claims

  var claimDrafts: [Draft] {
    claims.compactMap { weighed in
      let claim = weighed.claim
      guard weighed.isKnown, !weighed.isEnough, !weighed.isRefuted, !weighed.wouldBeEnough else { return nil }
      switch claim.kind {
      case .measurement, .test, .exit:
        // That they name nothing at all is a rule's to say.
        if weighed.evidence.isEmpty { return nil }
      case .control(_, isTooWeak: true, _): return nil
      case .capability, .control: break
      }
      let place = judge.records.place(of: claim.record)
      let evidence = claim.record(judge.records)
      return draft(
        claim.rule, severity(claim.rule, at: claim.level),
        "\(claim.words) is only \(weighed.grade.name)\(ownedUp(weighed)): \(asked(of: weighed))",
        at: weighed.evidence.isEmpty ? evidence : place, related: parts(claim),
        why: [weighed.reason] + [ownedUpWords(weighed)].compactMap(\.self)
          + [
            judge.levelReason(
              of: judge.levels.judged[claim.part ?? judge.root] == nil ? judge.root : claim.part ?? judge.root
            )
          ],
        remedy: weighed.next, guide: claim.guide + (weighed.ownedUp == nil ? ["G40"] : []))
    }
  }

  /// What is asked, and at which level.
  private func asked(of weighed: WeighedClaim) -> String {
    let level = judge.policy.levels.names[weighed.claim.level]
    guard let required = weighed.required else { return "nothing is asked at level \(level)" }
    return "level \(level) asks for \(required.name)"
  }

  private func ownedUp(_ weighed: WeighedClaim) -> String { weighed.ownedUp == nil ? "" : " (owned up to)" }

  private func ownedUpWords(_ weighed: WeighedClaim) -> String? {
    weighed.ownedUp.map(words)
  }

  private func words(of item: Unverified) -> String {
    "owned up to in evaluation.unverified" + (item.because.map { ": \($0)" } ?? "")
  }

  /// The parts that a default is asked for by.
  private func parts(_ claim: Claim) -> [Finding.Related] {
    guard case .control(_, _, let needs) = claim.kind, claim.part == nil else { return [] }
    return needs.filter { $0.part != judge.root }.map { need in
      Finding.Related(
        place: judge.place(judge.records.place(of: need.part)), message: "asks for \(need.least.rawValue)")
    }
  }

  // MARK: Owning up

  /// Claims that are owned up to and shown after all.
  var ownedUpDrafts: [Draft] {
    (judge.manifest.evaluation?.unverified ?? []).compactMap { item in
      let meant = claims.filter { claim in item.claim.map(claim.claim.names.contains) ?? false }
      guard !meant.isEmpty,
        meant.allSatisfy({
          $0.isKnown && $0.isEnough && !$0.grade.isFirst && !$0.isRefuted && !$0.claim.isOfFailure
        })
      else { return nil }
      return draft(
        .unverifiedAndShown, .note, "\(item.claim ?? "") is shown after all: \(meant[0].reason)",
        at: judge.records.place(of: item.id),
        related: meant.map { weighed in
          Finding.Related(
            place: judge.place(judge.records.place(of: weighed.claim.record)),
            message: "worth: \(weighed.grade.name)")
        }, remedy: "take it out of evaluation.unverified")
    }
  }

  /// Adds to a finding of a rule what is said of every claim that is worth too little: whether it is owned up to.
  func owningUp(_ draft: Draft) -> Draft {
    var draft = draft
    if draft.discriminator == "evidence",
      let weighed = claims.first(where: {
        draft.place.path == judge.records.path(of: $0.claim.record) + ".evidence"
      }), weighed.ownedUp == nil
    {
      draft.guide = judge.unique(draft.guide + ["G40"])
    } else if let words = ownedUpWords(about: draft.place.path) {
      draft.message += " (owned up to)"
      draft.why.append(words)
    }
    return draft
  }

  /// What `evaluation.unverified` says of what stands at a path: a claim, or a measurement or test that is not there.
  private func ownedUpWords(about path: String) -> String? {
    let unverified = judge.manifest.evaluation?.unverified ?? []
    guard !unverified.isEmpty else { return nil }
    if let absent = unverified.first(where: { $0.claim.map { "evaluation.\($0)" == path } ?? false }) {
      return words(of: absent)
    }
    let weighed = claims.first { weighed in
      let own = judge.records.path(of: weighed.claim.record)
      switch weighed.claim.kind {
      // That a control is too weak is no question of whether it was shown.
      case .control, .capability: return path == own + ".evidence"
      case .measurement, .test, .exit: return path == own || path.hasPrefix(own + ".")
      }
    }
    return weighed.flatMap(ownedUpWords)
  }

  // MARK: Drafts

  private func severity(_ rule: BuiltInRule, at level: Int) -> Finding.Severity {
    judge.policy.reportedSeverity[rule]?[level].flatMap(Finding.Severity.init)
      ?? judge.defaultSeverity(at: level)
  }

  /// A finding of a rule of the packs in force; none where they have no such rule.
  private func draft(
    _ rule: BuiltInRule, _ severity: Finding.Severity, _ message: String, at place: RecordPlace,
    related: [Finding.Related] = [], why: [String] = [], remedy: String?, guide: [String] = []
  ) -> Draft? {
    guard let entry = judge.policy.reported[rule]?.read(as: RuleFields.self) else { return nil }
    return Draft(
      rule: rule.rawValue, severity: severity, message: message, place: place,
      related: judge.uses(place) + related,
      why: (entry.why.map { [$0] } ?? []) + why, remedy: remedy ?? entry.remedy,
      guide: judge.unique((entry.guide ?? []) + guide), references: entry.references ?? [],
      discriminator: place.path.split(separator: ".").last.map(String.init) ?? "")
  }
}

extension EntryOutcome {
  fileprivate func message(of entry: String) -> String {
    "the evidence \(entry) is \(kind.rawValue): \(reason)"
  }
}

extension EntryOutcome.Kind {
  /// The rule that reports an entry of which this became. One that is good is none's to report.
  fileprivate var rule: BuiltInRule {
    switch self {
    case .good, .broken: .evidenceBroken
    case .refuted: .evidenceRefuted
    case .mismatched: .evidenceMismatched
    case .stale: .evidenceStale
    }
  }

  /// The order in which they are told.
  fileprivate var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

extension Claim {
  /// The place of the key that would name evidence.
  fileprivate func record(_ records: RecordTree) -> RecordPlace {
    let slot = records.schema(record).slot("evidence") ?? 0
    return records.place(of: record, slot: slot)
  }
}

extension Entity where F == EvidenceFields {
  /// What the manifest calls it.
  var name: String { String(records[id, "id"], in: records) ?? "" }
}
