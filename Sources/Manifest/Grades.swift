package import Schema

/// The grades of a capability claim, lowest first. `proven` without documentation ranks beside `documented`.
package enum CapabilityGrade: String, CaseIterable, Sendable, Comparable {
  case unverified, documented, proven, verified

  package static func < (a: Self, b: Self) -> Bool { a.rank < b.rank }

  package var meaning: String {
    switch self {
    case .unverified: "No valid evidence supports the capability."
    case .documented: "Vendor documentation of the exact version states the capability; no proof shows it."
    case .proven:
      "A proof with this version and workload shows the capability; no vendor documentation states it."
    case .verified:
      "Vendor documentation of the exact version states the capability, and a proof with this version and workload shows it."
    }
  }
}

/// The grades of a control, a measurement, a test or the exit plan, lowest first.
package enum ControlGrade: String, CaseIterable, Sendable, Comparable {
  case claimed, attested, proven, independent

  package static func < (a: Self, b: Self) -> Bool { a.rank < b.rank }

  package var meaning: String {
    switch self {
    case .claimed: "No valid evidence supports the claim."
    case .attested: "A person has attested the claim."
    case .proven:
      "A proof supports the claim, or an attestation where the ladder accepts one (`shownBy`)."
    case .independent:
      "As `proven`, by someone who owns neither the part nor the system."
    }
  }
}

extension RawRepresentable where Self: CaseIterable & Equatable, RawValue == String {
  fileprivate var rank: Int { Self.allCases.enumerated().first { $0.element == self }?.offset ?? 0 }
}

extension Vocabulary {
  package static let capabilityGrade = Vocabulary("capability grade", ordered: true)
  package static let controlGrade = Vocabulary("control grade", ordered: true)
}

extension Vocabularies {
  /// The ordered vocabularies that the model defines, independent of packs.
  package static var ofTheModel: Vocabularies {
    var words = Vocabularies()
    words[.capabilityGrade] = CapabilityGrade.allCases.map(\.rawValue)
    words[.controlGrade] = ControlGrade.allCases.map(\.rawValue)
    return words
  }
}
