package import Manifest
package import Schema
import Spelling

/// A claim with the outcomes of its evidence, and the resulting grade.
package final class GradedClaim: Sendable {
  /// An evidence entry that the claim references, with its outcome.
  package struct Support: Sendable {
    package let entry: RecordID
    package let name: String
    /// The kind of evidence with its date; `nil` if the kind could not be read.
    package let evidence: DatedEvidence?
    /// The author of the evidence, or the person who attests.
    var by: String?
    package let outcome: EntryOutcome?

    package var kind: EvidenceKind? { evidence?.kind }
  }

  package let claim: Claim
  package let evidence: [Support]
  /// The item of `evaluation.unverified` that declares the claim unverified.
  package let declaredUnverified: Unverified?
  private let good: [Support]
  /// Whether a matching proof contradicts the claim and no newer proof supports it, or the measured value misses its
  /// objective or target.
  package let isRefuted: Bool

  init(claim: Claim, evidence: [Support], declaredUnverified: Unverified?) {
    self.claim = claim
    self.evidence = evidence
    self.declaredUnverified = declaredUnverified
    let good = evidence.filter { $0.outcome?.kind == .good }
    self.good = good
    if case .measurement(_, isMissed: true) = claim.statement {
      isRefuted = true
    } else {
      isRefuted = evidence.contains { item in
        item.outcome?.kind == .refuted && item.kind == .proof && !Self.isOutdone(item, by: good)
      }
    }
  }

  /// Whether all referenced evidence could be read, so that the grade is known.
  package var isKnown: Bool { claim.isReadable && evidence.allSatisfy { $0.outcome != nil } }

  /// Whether a newer valid entry of the same kind replaces an entry that refutes the claim.
  package func isOutdone(_ refuted: Support) -> Bool { Self.isOutdone(refuted, by: good) }

  private static func isOutdone(_ refuted: Support, by good: [Support]) -> Bool {
    guard let old = refuted.evidence?.day else { return false }
    return good.contains { other in
      other.kind == refuted.kind && other.evidence?.day.map { $0 > old } ?? false
    }
  }
}

// MARK: Grade

extension GradedClaim {
  /// The grade of a capability claim, given the entries that are considered good.
  private func capabilityGrade(_ good: [Support]) -> CapabilityGrade {
    let isDocumented = good.contains { $0.kind == .documentation }
    let isProven = good.contains { $0.kind == .proof }
    return isDocumented && isProven
      ? .verified : isProven ? .proven : isDocumented ? .documented : .unverified
  }

  /// The grade of any other claim, given the entries that are considered good and the owners who are not independent.
  private func controlGrade(_ good: [Support], owners: Set<String>) -> ControlGrade {
    var isAttestationEnough = false
    if case .control(let isShown, _, _) = claim.statement { isAttestationEnough = isShown }
    let proving = good.filter { entry in
      entry.kind == .proof || entry.kind == .attestation && isAttestationEnough
    }
    if proving.contains(where: { entry in entry.by.map { !owners.names($0) } ?? false }) {
      return .independent
    }
    if !proving.isEmpty { return .proven }
    return good.contains { $0.kind == .attestation } ? .attested : .claimed
  }

  /// A grade, of a capability claim or of another claim.
  package enum Grade {
    case capability(CapabilityGrade)
    case control(ControlGrade)

    package var name: String {
      switch self {
      case .capability(let grade): grade.rawValue
      case .control(let grade): grade.rawValue
      }
    }

    package var isFirst: Bool {
      switch self {
      case .capability(let grade): grade == .unverified
      case .control(let grade): grade == .claimed
      }
    }
  }

  package var grade: Grade { isRefuted ? grade(by: []) : grade(by: good) }

  private func grade(by good: [Support]) -> Grade {
    switch claim.statement {
    case .capability: .capability(capabilityGrade(good))
    case .control(_, _, let needs):
      .control(
        needs.map { controlGrade(good, owners: $0.owners) }.min()
          ?? controlGrade(good, owners: claim.owner.map { [$0] } ?? []))
    case .measurement, .test, .exit:
      .control(controlGrade(good, owners: claim.owner.map { [$0] } ?? []))
    }
  }

  /// The grade of one part's control: the owner of another part can be independent of this one.
  package func grade(for part: RecordID) -> Grade {
    guard case .control(_, _, let needs) = claim.statement, let need = needs.first(where: { $0.part == part })
    else {
      return grade
    }
    return .control(controlGrade(isRefuted ? [] : good, owners: need.owners))
  }

  /// The required grade; `nil` if none is required.
  package var required: Grade? {
    let least: Grade
    switch claim.statement {
    case .capability(let grade, _): least = .capability(grade)
    case .control(_, _, let needs): least = .control(needs.map(\.least).max() ?? .claimed)
    case .measurement(let grade, _), .test(let grade, _), .exit(let grade): least = .control(grade)
    }
    return least.isFirst ? nil : least
  }

  package var isEnough: Bool { isRefuted ? required == nil : isEnough(by: good) }

  /// Whether the grade would be sufficient if exactly these entries were valid.
  private func isEnough(by good: [Support]) -> Bool {
    switch claim.statement {
    case .capability(let least, _): capabilityGrade(good) >= least
    case .control(_, _, let needs): needs.allSatisfy { controlGrade(good, owners: $0.owners) >= $0.least }
    case .measurement(let least, _), .test(let least, _), .exit(let least):
      controlGrade(good, owners: claim.owner.map { [$0] } ?? []) >= least
    }
  }

  /// Whether the grade would be sufficient if all referenced evidence were valid. If so, the findings about the
  /// entries are enough.
  package var wouldBeEnough: Bool {
    isEnough(
      by: evidence.map { item in
        // `by` may be the missing field of a broken entry.
        guard item.by == nil, item.outcome?.kind == .broken else { return item }
        var item = item
        item.by = ""
        return item
      })
  }

  /// Whether the grade is sufficient without an entry.
  package func isEnough(without entry: RecordID) -> Bool {
    !isRefuted && isEnough(by: good.filter { $0.entry != entry })
  }

  /// Whether another entry provides the same support: an entry of the same kind for a capability, or a proof or
  /// attestation for other claims.
  package func isCarried(without item: Support) -> Bool {
    guard isEnough(without: item.entry) else { return false }
    let others = good.filter { $0.entry != item.entry }
    if case .capability = claim.statement { return others.contains { $0.kind == item.kind } }
    return others.contains { $0.kind != .documentation }
  }
}

// MARK: Status, in words

extension GradedClaim {
  package var status: ClaimStatus {
    if isRefuted { return .refuted }
    if grade.isFirst {
      let kinds = evidence.compactMap(\.outcome?.kind)
      if kinds.contains(.broken) { return .broken }
      if kinds.contains(.mismatched) { return .mismatched }
      if kinds.contains(.stale) { return .stale }
      return .unverified
    }
    return isEnough ? .sufficient : .insufficient
  }

  package var reason: String {
    if case .measurement(_, isMissed: true) = claim.statement {
      return "the measured value misses its objective or target"
    }
    switch status {
    case .refuted, .broken, .mismatched, .stale:
      let kind = EntryOutcome.Kind(rawValue: status.rawValue)
      let first = evidence.first { $0.outcome?.kind == kind }
      return first.map { "\($0.name): \($0.outcome?.reason ?? "")" } ?? ""
    case .unverified:
      if evidence.isEmpty { return "no evidence is referenced" }
      return good.isEmpty
        ? "none of the referenced evidence is valid"
        : "documentation alone does not show that this is true of the deployed system"
    case .insufficient, .sufficient:
      return good.map { "\($0.name): \($0.outcome?.reason ?? "")" }.joined(separator: "; ")
    }
  }

  /// The evidence required for the required grade; `nil` if the grade is sufficient.
  package var next: String? {
    guard !isEnough else { return nil }
    if isRefuted { return "fix the failure and add newer evidence" }
    return additionalEvidence.map {
      isReferenceMissing ? "\($0), and list each new id in `evidence` of the claim" : $0
    }
  }

  private var isReferenceMissing: Bool {
    if case .control(_, isTooWeak: true, _) = claim.statement { false } else { evidence.isEmpty }
  }

  private var additionalEvidence: String? {
    switch claim.statement {
    case .capability(let least, _):
      let grade = capabilityGrade(good)
      if grade == .proven || grade == .unverified && least < .verified && !hasProofInHand {
        return "add documentation of this exact version (`kind: documentation`)"
      }
      return grade == .unverified
        ? "add documentation of this exact version and a proof with this workload"
        : "add a proof with this version and workload (`kind: proof`)"
    case .control(_, isTooWeak: true, _):
      return "raise the control to the required rung, then add evidence for it"
    case .control(let isAttestationEnough, _, let needs):
      switch needs.map(\.least).max() ?? .claimed {
      case .independent:
        let owners = needs.reduce(into: Set<String>()) { $0.formUnion($1.owners) }.sorted()
        return "add evidence by someone other than the owner (\(owners.joined(separator: ", ")))"
      case .proven:
        return isAttestationEnough
          ? "add a proof (`kind: proof`) or an attestation (`kind: attestation`)"
          : "add a proof that the control is in force (`kind: proof`, with `file` and `sha256`)"
      default: return "add an attestation (`kind: attestation`) or a proof (`kind: proof`)"
      }
    case .measurement:
      return "add the output file of the measuring tool (`kind: proof`, with `file` and `sha256`)"
    case .test: return "add the test report (`kind: proof`, with `file` and `sha256`)"
    case .exit: return "add the result of a run on the exit path (`kind: proof`, with `file` and `sha256`)"
    }
  }

  private var hasProofInHand: Bool { evidence.contains { $0.kind == .proof } }
}

extension Set<String> {
  /// Whether the set contains a name, see ``Swift/String/identity``.
  fileprivate func names(_ person: String) -> Bool {
    if contains(person) { return true }
    let identity = person.identity
    return contains { $0.identity == identity }
  }
}

/// The reason for the grade of a claim, the most urgent first.
package enum ClaimStatus: String, Sendable, CaseIterable {
  case refuted, broken, mismatched, stale, unverified, insufficient, sufficient

  package var meaning: String {
    switch self {
    case .refuted: "Evidence contradicts the claim, and no newer evidence supports it."
    case .broken: "A referenced entry is broken, and the claim has no valid evidence."
    case .mismatched: "A referenced entry is about something else, and the claim has no valid evidence."
    case .stale: "A referenced entry is too old, and the claim has no valid evidence."
    case .unverified: "The claim references no evidence, or none that supports it."
    case .insufficient: "The claim has evidence, but its grade is below the required grade."
    case .sufficient: "The claim has evidence, and its grade is at or above the required grade."
    }
  }
}
