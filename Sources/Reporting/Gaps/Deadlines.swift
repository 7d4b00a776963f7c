import Linting
import Schema

/// A day that is coming, or has passed, and what ends on it.
struct Deadline {
  let day: CalendarDay
  let what: String
  /// From today; below 0 when it has passed.
  let days: Int

  /// How far ahead reports look.
  static let horizon = 90

  /// What has run out or does so in the next 90 days, the first first.
  static func all(in architecture: AssessedArchitecture, of assessment: Assessment) -> [Deadline] {
    let today = assessment.today
    var named: [(day: CalendarDay, what: String)] = []
    if let review = architecture.stated.decision.reviewBy {
      named.append((review, "review of the decision"))
    }
    for date in architecture.stated.dates where date.kind == .expires {
      named.append((date.day, "evidence \(date.what) expires"))
    }
    for evidence in architecture.claims.flatMap(\.evidence) {
      if let day = evidence.runsOut { named.append((day, "evidence \(evidence.id) expires")) }
    }
    named += assessment.loosened.map { ($0.until, "loosening of \($0.id) by \($0.pack) ends") }
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
