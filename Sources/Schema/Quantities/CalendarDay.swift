package import CEL

/// A day of the Gregorian calendar, in UTC; written as ISO 8601 has it: `2027-03-01`.
package struct CalendarDay: Sendable, Hashable, Comparable {
  /// Whole days since 1970-01-01.
  package let daysSinceEpoch: Int

  package init(daysSinceEpoch: Int) { self.daysSinceEpoch = daysSinceEpoch }

  /// `nil` when the text is not `YYYY-MM-DD`, or names a day that no calendar has.
  package init?(_ text: String) {
    guard let date = CivilDate(text), date.year > 0 else { return nil }
    daysSinceEpoch = date.daysSinceEpoch
  }

  package var secondsSinceEpoch: Int64 { Int64(daysSinceEpoch) * 86_400 }

  package static func < (a: CalendarDay, b: CalendarDay) -> Bool { a.daysSinceEpoch < b.daysSinceEpoch }
}

extension CalendarDay: CustomStringConvertible {
  package var description: String { CivilDate(daysSinceEpoch: daysSinceEpoch).description }
}

extension CalendarDay {
  /// The day in UTC that a moment belongs to.
  init(of instant: Timestamp) { self.init(daysSinceEpoch: instant.daysSinceEpoch) }

  /// Midnight in UTC, at which the day begins.
  package var timestamp: Timestamp? { Timestamp(seconds: Int(secondsSinceEpoch), nanoseconds: 0) }
}
