import Shapes

/// What became of an entry for one claim.
struct EntryOutcome {
  typealias Kind = JudgedEvidence.Outcome

  let kind: Kind
  let reason: String
  /// What decided: a field of the entry.
  let place: RecordPlace
  var remedy: String?
  var related: [Finding.Related] = []
  /// Lines of the guide that it concerns, beside those of its claims.
  var guide: [String] = []
  /// The last day on which it counts.
  var runsOut: CalendarDay?
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
