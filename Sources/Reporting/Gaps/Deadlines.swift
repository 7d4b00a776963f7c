import Linting
import Schema

/// A date on which something expires or is due.
struct Deadline {
  let day: CalendarDay
  let what: String
  /// The days from today; negative if the date has passed.
  let days: Int

  /// The number of days that reports look ahead.
  static let horizon = 90

  /// The dates that have passed or are within the next 90 days, the earliest first.
  static func all(in architecture: AssessedArchitecture, of assessment: Assessment) -> [Deadline] {
    let today = assessment.today
    var named: [(day: CalendarDay, what: String)] = []
    if let review = architecture.stated.decision.reviewBy {
      named.append((review, "review of the decision"))
    }
    for date in architecture.stated.dates where date.kind == .expires {
      named.append((date.day, "expiry of evidence \(date.what)"))
    }
    for evidence in architecture.claims.flatMap(\.evidence) {
      if let day = evidence.validUntil { named.append((day, "expiry of evidence \(evidence.id)")) }
    }
    named += assessment.loosened.map { ($0.until, "expiry of the loosening of \($0.id) in pack \($0.pack)") }
    var seen = Set<String>()
    return named.filter { $0.day.daysSinceEpoch - today.daysSinceEpoch <= horizon }
      .sorted { ($0.day, $0.what) < ($1.day, $1.what) }
      .filter { seen.insert("\($0.what)").inserted }
      .map { Deadline(day: $0.day, what: $0.what, days: $0.day.daysSinceEpoch - today.daysSinceEpoch) }
  }

  var distance: String {
    switch days {
    case ..<0: "\((-days).counted("day")) ago"
    case 0: "today"
    default: "in \(days.counted("day"))"
    }
  }
}
