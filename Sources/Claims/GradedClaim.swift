package import Manifest
package import Schema

/// A claim with what became of its evidence, and its grade for that.
package final class GradedClaim: Sendable {
  /// One entry, as far as it is known what became of it.
  package struct Support: Sendable {
    package let entry: RecordID
    package let name: String
    /// The kind of evidence, with its day; `nil` where that could not be read.
    package let evidence: DatedEvidence?
    /// Who made it or vouches for it.
    var by: String?
    package let outcome: EntryOutcome?

    package var kind: EvidenceKind? { evidence?.kind }
  }

  package let claim: Claim
  package let evidence: [Support]
  /// How `evaluation.unverified` declares unverified it.
  package let declaredUnverified: Unverified?
  private let good: [Support]
  /// A matching proof says otherwise, and no newer one says that it is so; or the measurement itself does.
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

  /// Whether all that it names could be read, and so its grade is known.
  package var isKnown: Bool { claim.isReadable && evidence.allSatisfy { $0.outcome != nil } }

  /// Whether a newer good entry of the same kind says otherwise than one that refutes the claim.
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

  /// The least that is asked for; `nil` where nothing is.
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

  /// Whether it would be worth enough if just these entries were good.
  private func isEnough(by good: [Support]) -> Bool {
    switch claim.statement {
    case .capability(let least, _): capabilityGrade(good) >= least
    case .control(_, _, let needs): needs.allSatisfy { controlGrade(good, owners: $0.owners) >= $0.least }
    case .measurement(let least, _), .test(let least, _), .exit(let least):
      controlGrade(good, owners: claim.owner.map { [$0] } ?? []) >= least
    }
  }

  /// Whether it would be worth enough if all that it names were good: then what is wrong is wrong with its entries.
  package var wouldBeEnough: Bool {
    isEnough(
      by: evidence.map { item in
        // Who made it is what a broken entry may lack.
        guard item.by == nil, item.outcome?.kind == .broken else { return item }
        var item = item
        item.by = ""
        return item
      })
  }

  /// Whether it has a sufficient grade without an entry.
  package func isEnough(without entry: RecordID) -> Bool {
    !isRefuted && isEnough(by: good.filter { $0.entry != entry })
  }

  /// Whether another entry carries what this one would: the same half of a claim about a product, or the proof or word
  /// for another.
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
    return isEnough ? .shown : .partly
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
      return evidence.isEmpty ? "no evidence is referenced" : "none of the referenced evidence is valid"
    case .partly, .shown:
      return good.map { "\($0.name): \($0.outcome?.reason ?? "")" }.joined(separator: "; ")
    }
  }

  /// The evidence required next; `nil` where nothing more is asked.
  package var next: String? {
    guard !isEnough else { return nil }
    if isRefuted { return "fix the failure and add newer evidence" }
    switch claim.statement {
    case .capability(let least, _):
      let grade = capabilityGrade(good)
      if grade == .proven || grade == .unverified && least < .verified && !hasProofInHand {
        return "add documentation of this exact version (`kind: documentation`)"
      }
      return grade == .unverified
        ? "add documentation of this exact version and a proof with this workload"
        : "add a proof with this version and workload (`kind: proof`)"
    case .control(_, isTooWeak: true, _): return "raise the control to the required rung, then add evidence"
    case .control(let isAttestationEnough, _, let needs):
      switch needs.map(\.least).max() ?? .claimed {
      case .independent:
        let owners = needs.reduce(into: Set<String>()) { $0.formUnion($1.owners) }.sorted()
        return "add evidence by someone other than the owner (\(owners.joined(separator: ", ")))"
      case .proven:
        return isAttestationEnough
          ? "add a proof or an attestation" : "add a proof that the control is in force (`kind: proof`)"
      default: return "add an attestation by someone other than the owner (`kind: attestation`) or a proof"
      }
    case .measurement: return "add the output file of the measuring tool (`kind: proof`)"
    case .test: return "add the test report (`kind: proof`)"
    case .exit: return "add the result of a run on the exit path (`kind: proof`)"
    }
  }

  private var hasProofInHand: Bool { evidence.contains { $0.kind == .proof } }
}

extension Set<String> {
  /// Whether someone is among them, in letters of either case.
  fileprivate func names(_ person: String) -> Bool {
    contains(person) || contains { $0.lowercased() == person.lowercased() }
  }
}

/// How a claim came to have its grade.
package enum ClaimStatus: String, Sendable, CaseIterable {
  /// Evidence that was read disproves it, and nothing newer shows it.
  case refuted
  /// No evidence that it names could be read as it should.
  case broken
  /// All evidence that it names is about something else.
  case mismatched
  /// All evidence that it names is too old.
  case stale
  /// It names no evidence.
  case unverified
  /// A part of the evidence required is there.
  case partly
  /// Shown, as far as its ladder of grades goes or as far as is asked.
  case shown
}
