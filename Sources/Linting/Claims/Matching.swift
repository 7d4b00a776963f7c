import Manifest
import Policy
import Schema

/// What an entry is worth for a claim: the first outcome that fits.
struct EntryMatcher {
  let judge: DocumentJudge
  let terms: EvidenceTerms

  /// `nil` where it depends on something that could not be read.
  func outcome(of read: ReadEntry, for claim: Claim) -> EntryOutcome? {
    let entry = EvidenceEntry(read.entry, in: judge.records)
    if case .unknown = read.state { return nil }
    if case .broken(let outcome) = read.state { return outcome }
    if let mismatch = read.mismatch ?? mismatch(of: entry, with: claim) { return mismatch }
    if case .refuted(let outcome) = read.state, !claim.isOfFailure { return outcome }
    let (day, isBound) = lastDay(of: entry, read.day, for: claim)
    if let stale = staleness(of: entry, read.day, day, for: claim, isAging: isBound) { return stale }
    let reason: String
    switch read.state {
    case .good(let words): reason = words
    case .refuted(let outcome): reason = outcome.reason
    default: return nil
    }
    return EntryOutcome(kind: .good, reason: reason, runsOut: day)
  }

  // MARK: Mismatched

  private func mismatch(of entry: EvidenceEntry, with claim: Claim) -> EntryOutcome? {
    versionMismatch(of: entry, with: claim) ?? workloadMismatch(of: entry, with: claim)
      ?? completeness(of: entry, for: claim)
  }

  private func versionMismatch(of entry: EvidenceEntry, with claim: Claim) -> EntryOutcome? {
    var candidates = claim.subject.components.map { Component($0, in: judge.records) }
    if let product = entry.product {
      let same = candidates.filter { $0.product == product }
      // What no component names, or nobody could read, cannot be another product.
      guard !same.isEmpty || candidates.contains(where: { $0.product == nil }) else {
        let others = judge.unique(candidates.compactMap(\.product)).joined(separator: ", ")
        return outcome(
          entry, "product", "it is about \(product), and \(claim.words) about \(others)",
          remedy: "name evidence about \(others)",
          related: candidates.count == 1 ? related(candidates[0], "product", "this product") : [])
      }
      candidates = same
    }
    guard let version = entry.version else {
      let isNeeded = claim.subject.needsVersion && entry.kind != .attestation
      // An operator's service has no version of ours.
      let isService = !candidates.isEmpty && candidates.allSatisfy { $0.service != nil }
      guard isNeeded, !(isService && entry.kind == .documentation) else { return nil }
      return outcome(
        entry, "version", "no version is stated that it is about",
        remedy: "state the version that it was made with",
        guide: ["G21"])
    }
    // What no component states, or nobody could read, cannot be another version.
    let known = candidates.compactMap { $0.version ?? $0.service?.api }
    guard known.count == candidates.count, !known.isEmpty,
      !known.contains(where: { $0.bareVersion == version.bareVersion })
    else { return nil }
    let states = judge.unique(known).joined(separator: ", ")
    let whose = candidates.count == 1 ? candidates[0].product ?? claim.words : "the architecture"
    return outcome(
      entry, "version",
      "it is of version \(version), and \(whose) is \(candidates.count == 1 ? "" : "made of ")\(states)",
      remedy:
        "show it anew with \(candidates.count == 1 ? states : "the versions that run"), or go back to \(version)",
      related: candidates.flatMap { component in
        related(
          component, component.version == nil ? "service" : "version",
          "the version that runs: \(component.version ?? component.service?.api ?? "")")
      },
      guide: ["G21"])
  }

  private func workloadMismatch(of entry: EvidenceEntry, with claim: Claim) -> EntryOutcome? {
    guard let name = judge.manifest.metadata?.name else { return nil }
    guard let workload = entry.workload else {
      guard claim.subject.needsWorkload, entry.kind == .proof else { return nil }
      return outcome(
        entry, "workload", "no workload is stated that it was made with",
        remedy: "state workload: \(name), if it was made with this one")
    }
    guard workload != name else { return nil }
    return outcome(
      entry, "workload", "it was made with the workload \(workload), and this is \(name)",
      remedy: "show it with the workload of this architecture")
  }

  /// Documentation with less than its level asks for.
  private func completeness(of entry: EvidenceEntry, for claim: Claim) -> EntryOutcome? {
    guard entry.kind == .documentation else { return nil }
    let level = judge.policy.levels.names[claim.level]
    if entry.quote == nil, terms.quotes[claim.level] {
      return outcome(
        entry, "quote", "no sentence of the page is quoted, which level \(level) asks for",
        remedy: "state quote: the sentence that says it")
    }
    if entry.file == nil, terms.pages[claim.level] {
      return outcome(
        entry, "file", "the page is not saved beside the manifest, which level \(level) asks for",
        remedy: "save the page, and state file and sha256")
    }
    return nil
  }

  // MARK: Stale

  /// The last day on which an entry counts, and whether that is for its age.
  private func lastDay(
    of entry: EvidenceEntry, _ day: CalendarDay?, for claim: Claim
  ) -> (CalendarDay?, isAging: Bool) {
    let isAging = ages(entry, for: claim)
    let aged =
      isAging
      ? day.flatMap { day in
        terms.ages[claim.level].map { CalendarDay(daysSinceEpoch: day.daysSinceEpoch + $0) }
      } : nil
    return ([aged, entry.expires].compactMap(\.self).min(), isAging)
  }

  /// Documentation of an exact version stays true; an operator's service changes behind it.
  private func ages(_ entry: EvidenceEntry, for claim: Claim) -> Bool {
    guard entry.kind == .documentation else { return true }
    return claim.subject.components.contains { component in
      let component = Component(component, in: judge.records)
      return component.service != nil && (entry.product ?? component.product) == component.product
    }
  }

  private func staleness(
    of entry: EvidenceEntry, _ day: CalendarDay?, _ last: CalendarDay?, for claim: Claim, isAging: Bool
  ) -> EntryOutcome? {
    let field = entry.kind == .documentation ? "retrieved" : entry.kind == .proof ? "produced" : "date"
    guard let day else {
      guard isAging, terms.ages[claim.level] != nil else { return nil }
      return outcome(
        entry, field, "no day is stated, so nobody can tell how old it is", .stale,
        remedy: "state \(field): the day on which it was made")
    }
    guard let last, last < judge.today else { return nil }
    if entry.expires == last {
      return outcome(
        entry, "expires", "it expired on \(last)", .stale, remedy: "show it anew", runsOut: last)
    }
    let age = judge.today.daysSinceEpoch - day.daysSinceEpoch
    let limit = terms.ages[claim.level] ?? 0
    return outcome(
      entry, field,
      "it is \(age) days old, and level \(judge.policy.levels.names[claim.level]) takes \(limit) at most",
      .stale,
      remedy: "show it anew", runsOut: last)
  }

  // MARK: Places

  private func isUnknown(_ stored: Stored) -> Bool {
    if case .broken = stored { true } else { false }
  }

  private func related(_ component: Component, _ field: String, _ message: String) -> [Finding.Related] {
    let place = judge.records.place(of: component.id, slot: ComponentFields.schema.slot(field) ?? 0)
    return [.init(place: judge.place(place), message: message)]
  }

  private func outcome(
    _ entry: EvidenceEntry, _ field: String, _ reason: String, _ kind: EntryOutcome.Kind = .mismatched,
    remedy: String, related: [Finding.Related] = [], guide: [String] = [], runsOut: CalendarDay? = nil
  ) -> EntryOutcome {
    EntryOutcome(
      kind: kind, reason: reason,
      place: judge.records.place(of: entry.id, slot: EvidenceFields.schema.slot(field) ?? 0), remedy: remedy,
      related: related, guide: guide, runsOut: runsOut)
  }
}
