package import CEL

/// A day of the Gregorian calendar in UTC, in the form of ISO 8601: `2027-03-01`.
package struct CalendarDay: Sendable, Hashable, Comparable {
  /// The number of days since 1970-01-01.
  package let daysSinceEpoch: Int

  package init(daysSinceEpoch: Int) { self.daysSinceEpoch = daysSinceEpoch }

  /// Parses `YYYY-MM-DD`; returns `nil` for other forms and for days that do not exist.
  package init?(_ text: String) {
    guard let date = CivilDate(text), date.year > 0 else { return nil }
    daysSinceEpoch = date.daysSinceEpoch
  }

  /// The last day that the format can express.
  private static let last = CivilDate("9999-12-31")?.daysSinceEpoch ?? .max

  /// The day after a number of days; `nil` beyond 9999-12-31.
  package func adding(days: Int) -> CalendarDay? {
    let (sum, isOverflow) = daysSinceEpoch.addingReportingOverflow(days)
    return isOverflow || sum > Self.last ? nil : CalendarDay(daysSinceEpoch: sum)
  }

  package var secondsSinceEpoch: Int64 { Int64(daysSinceEpoch) * 86_400 }

  package static func < (a: CalendarDay, b: CalendarDay) -> Bool { a.daysSinceEpoch < b.daysSinceEpoch }
}

extension CalendarDay: CustomStringConvertible {
  package var description: String { CivilDate(daysSinceEpoch: daysSinceEpoch).description }
}

extension CalendarDay {
  /// The day in UTC that contains a moment.
  init(of instant: Timestamp) { self.init(daysSinceEpoch: instant.daysSinceEpoch) }

  /// The first moment of the day: midnight in UTC.
  package var timestamp: Timestamp? { Timestamp(seconds: Int(secondsSinceEpoch), nanoseconds: 0) }
}
