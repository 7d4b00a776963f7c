package import Schema

/// The outcome of an evidence entry for one claim. A class, because many claims share one outcome.
package final class EntryOutcome: Sendable {
  /// The kind of outcome; the first that applies.
  package enum Kind: String, Sendable, CaseIterable {
    case broken, mismatched, refuted, stale, good

    package var meaning: String {
      switch self {
      case .broken:
        "The entry is incomplete, has a date in the future, or its file or its condition (`expect`) cannot be evaluated."
      case .mismatched:
        "The entry is about another version, product or workload, or its page does not meet the requirements of the level."
      case .refuted: "The file was read and contradicts the claim."
      case .stale: "The entry is older than the level allows, or past its `expires`."
      case .good: "The entry supports the claim."
      }
    }
  }

  /// A related place.
  package struct Related: Sendable {
    package let place: RecordPlace
    package let message: String
  }

  package let kind: Kind
  package let reason: String
  /// The place of the deciding field; `nil` for the whole entry.
  package let place: RecordPlace?
  package let remedy: String?
  package let related: [Related]
  /// The guide lines that the outcome concerns, in addition to those of its claims.
  package let guide: [String]
  /// The last day on which the entry is valid; `nil` if it does not expire.
  package let expires: CalendarDay?

  init(
    kind: Kind, reason: String, place: RecordPlace? = nil, remedy: String? = nil,
    related: [Related] = [], guide: [String] = [], expires: CalendarDay? = nil
  ) {
    self.kind = kind
    self.reason = reason
    self.place = place
    self.remedy = remedy
    self.related = related
    self.guide = guide
    self.expires = expires
  }
}

/// An evidence entry, evaluated without regard to a claim.
package struct ReadEntry: Sendable {
  package enum State: Sendable {
    /// The state depends on something that could not be read and has its own finding.
    case unknown
    case broken(EntryOutcome)
    /// The entry was read and contradicts the claim.
    case refuted(EntryOutcome)
    case good(String)
  }

  package let entry: RecordID
  package let state: State
  /// The kind of evidence with its date; `nil` if the kind could not be read.
  let evidence: DatedEvidence?
  /// The mismatch that applies to every claim, such as a page that is not official or a version that is not exact.
  package let mismatch: EntryOutcome?
}
