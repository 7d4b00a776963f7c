import Schema

/// What became of an entry for one claim. Many hold on to it: it is shared and never copied.
final class EntryOutcome: Sendable {
  typealias Kind = AssessedEvidence.Outcome

  let kind: Kind
  let reason: String
  /// What decided: a field of the entry, or the entry as a whole when `nil`.
  let place: RecordPlace?
  let remedy: String?
  let related: [Finding.Related]
  /// Lines of the guide that it concerns, beside those of its claims.
  let guide: [String]
  /// The last day on which it counts.
  let runsOut: CalendarDay?

  init(
    kind: Kind, reason: String, place: RecordPlace? = nil, remedy: String? = nil,
    related: [Finding.Related] = [], guide: [String] = [], runsOut: CalendarDay? = nil
  ) {
    self.kind = kind
    self.reason = reason
    self.place = place
    self.remedy = remedy
    self.related = related
    self.guide = guide
    self.runsOut = runsOut
  }
}

/// One entry of evidence, as far as it can be told without any claim.
struct ReadEntry {
  enum State {
    /// It depends on something that could not be read, which has been said.
    case unknown
    case broken(EntryOutcome)
    /// Read, and it says otherwise.
    case refuted(EntryOutcome)
    case good(String)
  }

  let entry: RecordID
  let state: State
  /// The day that it was produced, retrieved or vouched for.
  let day: CalendarDay?
  /// Whether it is about something else whatever the claim: a page that is not official, a version that is none.
  let mismatch: EntryOutcome?
}
