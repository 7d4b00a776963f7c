package import Schema

/// The grades of a capability claim, lowest first. `proven` without documentation ranks beside `documented`.
package enum CapabilityGrade: String, CaseIterable, Sendable, Comparable {
  case unverified, documented, proven, verified

  package static func < (a: Self, b: Self) -> Bool { a.rank < b.rank }
}

/// The grades of a control, a measurement, a test or the exit plan, lowest first.
package enum ControlGrade: String, CaseIterable, Sendable, Comparable {
  case claimed, attested, proven, independent

  package static func < (a: Self, b: Self) -> Bool { a.rank < b.rank }
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
