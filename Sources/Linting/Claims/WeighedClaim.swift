import Manifest
import Schema

/// A claim with what became of its evidence, and what it is worth for that.
final class WeighedClaim {
  /// One entry, as far as it is known what became of it.
  struct Weighed {
    let entry: RecordID
    let name: String
    let kind: EvidenceKind?
    /// Who made it or vouches for it.
    var by: String?
    let outcome: EntryOutcome?
    let day: CalendarDay?
  }

  let claim: Claim
  let evidence: [Weighed]
  /// How `evaluation.unverified` owns up to it.
  let ownedUp: Unverified?
  private let good: [Weighed]
  /// A matching proof says otherwise, and no newer one says that it is so; or the measurement itself does.
  let isRefuted: Bool

  init(claim: Claim, evidence: [Weighed], ownedUp: Unverified?) {
    self.claim = claim
    self.evidence = evidence
    self.ownedUp = ownedUp
    let good = evidence.filter { $0.outcome?.kind == .good }
    self.good = good
    if case .measurement(_, isMissed: true) = claim.kind {
      isRefuted = true
    } else {
      isRefuted = evidence.contains { item in
        item.outcome?.kind == .refuted && item.kind == .proof && !Self.isOutdone(item, by: good)
      }
    }
  }

  /// Whether all that it names could be read, and so what it is worth is known.
  var isKnown: Bool { claim.isReadable && evidence.allSatisfy { $0.outcome != nil } }

  /// Whether a newer good entry of the same kind says otherwise than one that refutes the claim.
  func isOutdone(_ refuted: Weighed) -> Bool { Self.isOutdone(refuted, by: good) }

  private static func isOutdone(_ refuted: Weighed, by good: [Weighed]) -> Bool {
    guard let old = refuted.day else { return false }
    return good.contains { other in other.kind == refuted.kind && other.day.map { $0 > old } ?? false }
  }
}

// MARK: Grade

extension WeighedClaim {
  /// What a claim about a product is worth by entries that are taken for good.
  private func capabilityGrade(_ good: [Weighed]) -> CapabilityGrade {
    let isDocumented = good.contains { $0.kind == .documentation }
    let isProven = good.contains { $0.kind == .proof }
    return isDocumented && isProven
      ? .verified : isProven ? .proven : isDocumented ? .documented : .unverified
  }

  /// What any other claim is worth by entries that are taken for good, with owners that cannot speak for it.
  private func controlGrade(_ good: [Weighed], owners: Set<String>) -> ControlGrade {
    var isAttestationEnough = false
    if case .control(let isShown, _, _) = claim.kind { isAttestationEnough = isShown }
    let proving = good.filter { entry in
      entry.kind == .proof || entry.kind == .attestation && isAttestationEnough
    }
    if proving.contains(where: { entry in entry.by.map { !owners.names($0) } ?? false }) {
      return .independent
    }
    if !proving.isEmpty { return .proven }
    return good.contains { $0.kind == .attestation } ? .attested : .claimed
  }

  /// What a claim is worth, on the one ladder or the other.
  enum Grade {
    case capability(CapabilityGrade)
    case control(ControlGrade)

    var name: String {
      switch self {
      case .capability(let worth): worth.rawValue
      case .control(let worth): worth.rawValue
      }
    }

    var isFirst: Bool {
      switch self {
      case .capability(let worth): worth == .unverified
      case .control(let worth): worth == .claimed
      }
    }
  }

  var grade: Grade { isRefuted ? grade(by: []) : grade(by: good) }

  private func grade(by good: [Weighed]) -> Grade {
    switch claim.kind {
    case .capability: .capability(capabilityGrade(good))
    case .control(_, _, let needs):
      .control(
        needs.map { controlGrade(good, owners: $0.owners) }.min()
          ?? controlGrade(good, owners: claim.owner.map { [$0] } ?? []))
    case .measurement, .test, .exit:
      .control(controlGrade(good, owners: claim.owner.map { [$0] } ?? []))
    }
  }

  /// What one part's control is worth: whoever answers for another part may be independent of this one.
  func grade(for part: RecordID) -> Grade {
    guard case .control(_, _, let needs) = claim.kind, let need = needs.first(where: { $0.part == part })
    else {
      return grade
    }
    return .control(controlGrade(isRefuted ? [] : good, owners: need.owners))
  }

  /// The least that is asked for; `nil` where nothing is.
  var required: Grade? {
    let least: Grade
    switch claim.kind {
    case .capability(let worth, _): least = .capability(worth)
    case .control(_, _, let needs): least = .control(needs.map(\.least).max() ?? .claimed)
    case .measurement(let worth, _), .test(let worth, _), .exit(let worth): least = .control(worth)
    }
    return least.isFirst ? nil : least
  }

  var isEnough: Bool { isRefuted ? required == nil : isEnough(by: good) }

  /// Whether it would be worth enough if just these entries were good.
  private func isEnough(by good: [Weighed]) -> Bool {
    switch claim.kind {
    case .capability(let least, _): capabilityGrade(good) >= least
    case .control(_, _, let needs): needs.allSatisfy { controlGrade(good, owners: $0.owners) >= $0.least }
    case .measurement(let least, _), .test(let least, _), .exit(let least):
      controlGrade(good, owners: claim.owner.map { [$0] } ?? []) >= least
    }
  }

  /// Whether it would be worth enough if all that it names were good: then what is wrong is wrong with its entries.
  var wouldBeEnough: Bool {
    isEnough(
      by: evidence.map { item in
        // Who made it is what a broken entry may lack.
        guard item.by == nil, item.outcome?.kind == .broken else { return item }
        var item = item
        item.by = ""
        return item
      })
  }

  /// Whether it is worth enough without an entry.
  func isEnough(without entry: RecordID) -> Bool {
    !isRefuted && isEnough(by: good.filter { $0.entry != entry })
  }

  /// Whether another entry carries what this one would: the same half of a claim about a product, or the proof or word
  /// for another.
  func isCarried(without item: Weighed) -> Bool {
    guard isEnough(without: item.entry) else { return false }
    let others = good.filter { $0.entry != item.entry }
    if case .capability = claim.kind { return others.contains { $0.kind == item.kind } }
    return others.contains { $0.kind != .documentation }
  }
}

// MARK: Status, in words

extension WeighedClaim {
  var status: AssessedClaim.Status {
    if isRefuted { return .refuted }
    if grade.isFirst {
      let kinds = evidence.compactMap(\.outcome?.kind)
      if kinds.contains(.broken) { return .broken }
      if kinds.contains(.mismatched) { return .mismatched }
      if kinds.contains(.stale) { return .stale }
      return .unverified
    }
    return isEnough ? .shown : .partly
  }

  var reason: String {
    if case .measurement(_, isMissed: true) = claim.kind { return "the measured value misses what was asked" }
    switch status {
    case .refuted, .broken, .mismatched, .stale:
      let kind = EntryOutcome.Kind(rawValue: status.rawValue)
      let first = evidence.first { $0.outcome?.kind == kind }
      return first.map { "\($0.name): \($0.outcome?.reason ?? "")" } ?? ""
    case .unverified:
      return evidence.isEmpty ? "no evidence is named" : "nothing that it names shows it"
    case .partly, .shown:
      return good.map { "\($0.name): \($0.outcome?.reason ?? "")" }.joined(separator: "; ")
    }
  }

  /// What would show it next; `nil` where nothing more is asked.
  var next: String? {
    guard !isEnough else { return nil }
    if isRefuted { return "mend what was found, and show it anew with a newer proof" }
    switch claim.kind {
    case .capability(let least, _):
      let worth = capabilityGrade(good)
      if worth == .proven || worth == .unverified && least < .verified && !hasProofInHand {
        return "add documentation of this very version"
      }
      return worth == .unverified
        ? "add documentation of this very version and a proof with this workload"
        : "add a proof with this version and workload"
    case .control(_, isTooWeak: true, _): return "raise it to what is asked for first, and then show that"
    case .control(let isAttestationEnough, _, let needs):
      switch needs.map(\.least).max() ?? .claimed {
      case .independent:
        let owners = needs.reduce(into: Set<String>()) { $0.formUnion($1.owners) }.sorted()
        return "let somebody other than \(owners.joined(separator: " and ")) show it"
      case .proven:
        return isAttestationEnough
          ? "add a proof, or somebody's attestation" : "add a proof that it is in force"
      default: return "let somebody attest it, or add a proof"
      }
    case .measurement: return "add the file that the measuring tool wrote"
    case .test: return "add the report of the test"
    case .exit: return "add the result of a run along the exit path"
    }
  }

  private var hasProofInHand: Bool { evidence.contains { $0.kind == .proof } }
}

extension Set<String> {
  /// Whether somebody is among them, in letters of either case.
  fileprivate func names(_ somebody: String) -> Bool {
    contains(somebody) || contains { $0.lowercased() == somebody.lowercased() }
  }
}
