package import Schema

/// What became of an entry for one claim. Many hold on to it: it is shared and never copied.
package final class EntryOutcome: Sendable {
  /// What became of an entry: the first that fits.
  package enum Kind: String, Sendable, CaseIterable {
    case broken, mismatched, refuted, stale, good
  }

  /// A place beside the one that decided.
  package struct Related: Sendable {
    package let place: RecordPlace
    package let message: String
  }

  package let kind: Kind
  package let reason: String
  /// What decided: a field of the entry, or the entry as a whole when `nil`.
  package let place: RecordPlace?
  package let remedy: String?
  package let related: [Related]
  /// Lines of the guide that it concerns, beside those of its claims.
  package let guide: [String]
  /// The last day on which it counts.
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

/// One entry of evidence, as far as it can be told without any claim.
package struct ReadEntry: Sendable {
  package enum State: Sendable {
    /// It depends on something that could not be read, which has been said.
    case unknown
    case broken(EntryOutcome)
    /// Read, and it says otherwise.
    case refuted(EntryOutcome)
    case good(String)
  }

  package let entry: RecordID
  package let state: State
  /// The kind of evidence, with its day; `nil` where that could not be read.
  let evidence: DatedEvidence?
  /// Whether it is about something else whatever the claim: a page that is not official, a version that is none.
  package let mismatch: EntryOutcome?
}
