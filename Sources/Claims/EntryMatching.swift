import Manifest
import Policy
import Requirements
import Schema

/// The outcome of an entry for a claim: the first that applies.
struct EntryMatcher {
  private let stage: ManifestWithRequirements
  private let terms: EvidenceTerms

  init(_ stage: ManifestWithRequirements, _ terms: EvidenceTerms) {
    self.stage = stage
    self.terms = terms
  }

  /// The claims with the outcomes of the evidence entries that each references.
  func grade(_ claims: [Claim], by entries: [RecordID: ReadEntry]) -> [GradedClaim] {
    let unverified = stage.manifest.evaluation?.unverified ?? []
    let order = Dictionary(
      unverified.enumerated().compactMap { index, item in item.claim.map { ($0, index) } },
      uniquingKeysWith: min)
    return claims.map { claim in
      GradedClaim(
        claim: claim,
        evidence: claim.entries.map { id in
          let read = entries[id]
          let entry = EvidenceEntry(id, in: stage.records)
          return .init(
            entry: id, name: entry.identifier, evidence: read?.evidence, by: entry.by,
            outcome: read.flatMap { outcome(of: $0, for: claim) })
        },
        declaredUnverified: claim.names.compactMap { order[$0] }.min().map { unverified[$0] })
    }
  }

  /// The outcome of an entry for a claim; `nil` if it depends on something that could not be read.
  func outcome(of read: ReadEntry, for claim: Claim) -> EntryOutcome? {
    let entry = EvidenceEntry(read.entry, in: stage.records)
    if case .unknown = read.state { return nil }
    if case .broken(let outcome) = read.state { return outcome }
    if let mismatch = read.mismatch ?? mismatch(of: entry, with: claim) { return mismatch }
    if case .refuted(let outcome) = read.state, !claim.isOfFailure { return outcome }
    let (day, isBound) = lastDay(of: entry, read.evidence?.day, for: claim)
    if let stale = staleness(of: entry, read.evidence, day, for: claim, isAging: isBound) { return stale }
    let reason: String
    switch read.state {
    case .good(let words): reason = words
    case .refuted(let outcome): reason = outcome.reason
    default: return nil
    }
    return EntryOutcome(kind: .good, reason: reason, expires: day)
  }

  // MARK: Mismatched

  private func mismatch(of entry: EvidenceEntry, with claim: Claim) -> EntryOutcome? {
    versionMismatch(of: entry, with: claim) ?? workloadMismatch(of: entry, with: claim)
      ?? completeness(of: entry, for: claim)
  }

  private func versionMismatch(of entry: EvidenceEntry, with claim: Claim) -> EntryOutcome? {
    var candidates = claim.subject.components.map { Component($0, in: stage.records) }
    if let product = entry.product {
      let same = candidates.filter { $0.product == product }
      // A component without a readable product cannot be a different product.
      guard !same.isEmpty || candidates.contains(where: { $0.product == nil }) else {
        let others = candidates.compactMap(\.product).uniqued().joined(separator: ", ")
        return outcome(
          entry, \.product, "`product` is `\(product)`, but \(claim.words) is a claim about `\(others)`",
          remedy: "reference evidence for \(others)",
          related: candidates.count == 1 ? related(candidates[0], \.product, "this product") : [])
      }
      candidates = same
    }
    guard let version = entry.version else {
      let isNeeded = claim.subject.needsVersion && entry.kind != .attestation
      // The operator of a service does not publish a version.
      let isService = !candidates.isEmpty && candidates.allSatisfy { $0.service != nil }
      guard isNeeded, !(isService && entry.kind == .documentation) else { return nil }
      return outcome(
        entry, \.version, "`version` is missing",
        remedy: "set `version` to the version that was tested or documented",
        guide: ComponentFields.description(of: \.version).guide)
    }
    // A component without a readable version cannot have a different version.
    let known = candidates.compactMap { $0.version ?? $0.service?.api }
    guard known.count == candidates.count, !known.isEmpty,
      !known.contains(where: { $0.bareVersion == version.bareVersion })
    else { return nil }
    let states = known.uniqued().joined(separator: ", ")
    let whose = candidates.count == 1 ? candidates[0].product ?? claim.words : "the architecture"
    return outcome(
      entry, \.version,
      "`version` is `\(version)`, but \(whose) \(candidates.count == 1 ? "is" : "has the versions") `\(states)`",
      remedy:
        "add newer evidence for \(candidates.count == 1 ? states : "the versions in use"), or go back to \(version)",
      related: candidates.flatMap { component in
        let message = "the version in use: \(component.version ?? component.service?.api ?? "")"
        return component.version == nil
          ? related(component, \.service, message) : related(component, \.version, message)
      },
      guide: ComponentFields.description(of: \.version).guide)
  }

  private func workloadMismatch(of entry: EvidenceEntry, with claim: Claim) -> EntryOutcome? {
    guard let name = stage.manifest.metadata?.name else { return nil }
    guard let workload = entry.workload else {
      guard claim.subject.needsWorkload, entry.kind == .proof else { return nil }
      return outcome(
        entry, \.workload, "`workload` is missing",
        remedy: "set `workload: \(name)` if the evidence was created with this workload")
    }
    guard workload != name else { return nil }
    return outcome(
      entry, \.workload, "`workload` is `\(workload)`, but this architecture is `\(name)`",
      remedy: "add evidence that was created with the workload of this architecture")
  }

  /// The outcome for documentation that lacks something that the level requires.
  private func completeness(of entry: EvidenceEntry, for claim: Claim) -> EntryOutcome? {
    guard entry.kind == .documentation else { return nil }
    let level = stage.policy.levels.names[claim.level]
    if entry.quote == nil, terms.quotes[claim.level] {
      return outcome(
        entry, \.quote, "`quote` is missing, which level `\(level)` requires",
        remedy: "set `quote` to the sentence of the page that supports the claim")
    }
    if entry.file == nil, terms.pages[claim.level] {
      return outcome(
        entry, \.file, "`file` is missing: level `\(level)` requires a saved copy of the page",
        remedy: "save the page beside the manifest and set `file` and `sha256`")
    }
    return nil
  }

  // MARK: Stale

  /// The last day on which an entry is valid, and whether the age limit applies to it.
  private func lastDay(
    of entry: EvidenceEntry, _ day: CalendarDay?, for claim: Claim
  ) -> (CalendarDay?, isAging: Bool) {
    let isAging = ages(entry, for: claim)
    let aged =
      isAging
      ? day.flatMap { day in
        terms.ages[claim.level].flatMap { day.adding(days: $0) }
      } : nil
    return ([aged, entry.expires].compactMap(\.self).min(), isAging)
  }

  /// Whether the age limit applies to an entry. Documentation of an exact version does not age; documentation of a
  /// service does, because its operator can change the service.
  private func ages(_ entry: EvidenceEntry, for claim: Claim) -> Bool {
    guard entry.kind == .documentation else { return true }
    return claim.subject.components.contains { component in
      let component = Component(component, in: stage.records)
      return component.service != nil && (entry.product ?? component.product) == component.product
    }
  }

  private func staleness(
    of entry: EvidenceEntry, _ evidence: DatedEvidence?, _ last: CalendarDay?, for claim: Claim, isAging: Bool
  ) -> EntryOutcome? {
    guard let evidence else { return nil }
    let field = evidence.dateField
    guard let day = evidence.day else {
      guard isAging, terms.ages[claim.level] != nil else { return nil }
      return outcome(
        entry, field, "the date is missing, so its age is unknown", .stale,
        remedy:
          "set `\(EvidenceFields.description(of: field).name)` to the date on which the evidence was created")
    }
    guard let last, last < stage.today else { return nil }
    if entry.expires == last {
      return outcome(
        entry, \.expires, "it expired on \(last)", .stale, remedy: "add newer evidence", expires: last)
    }
    let age = stage.today.daysSinceEpoch - day.daysSinceEpoch
    let limit = terms.ages[claim.level] ?? 0
    return outcome(
      entry, field,
      "it is \(age) days old; level `\(stage.policy.levels.names[claim.level])` allows at most \(limit) days",
      .stale,
      remedy: "add newer evidence", expires: last)
  }

  // MARK: Places

  private func related<Value>(
    _ component: Component, _ field: KeyPath<ComponentFields, Field<Value>>, _ message: String
  ) -> [EntryOutcome.Related] {
    [.init(place: stage.records.place(of: component.id, field), message: message)]
  }

  private func outcome<Value>(
    _ entry: EvidenceEntry, _ field: KeyPath<EvidenceFields, Field<Value>>, _ reason: String,
    _ kind: EntryOutcome.Kind = .mismatched, remedy: String, related: [EntryOutcome.Related] = [],
    guide: [String] = [], expires: CalendarDay? = nil
  ) -> EntryOutcome {
    EntryOutcome(
      kind: kind, reason: reason, place: stage.records.place(of: entry.id, field), remedy: remedy,
      related: related, guide: guide, expires: expires)
  }
}
