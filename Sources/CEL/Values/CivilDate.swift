/// A date of the proleptic Gregorian calendar. All date arithmetic is here.
package struct CivilDate: Sendable, Hashable {
  package let year: Int
  /// The month, from 1.
  package let month: Int
  /// The day of the month, from 1.
  package let day: Int

  /// Creates a date; `nil` if the calendar has no such date.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...12).contains(month), day >= 1, day <= Self.days(inMonth: month, year: year) else { return nil }
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// Parses an ISO 8601 date: `2027-03-01`.
  package init?(_ text: String) {
    var reader = DigitReader(text)
    guard let date = reader.date(), reader.isAtEnd else { return nil }
    self = date
  }

  /// The date this many days after 1970-01-01: the inverse of ``daysSinceEpoch``.
  package init(daysSinceEpoch days: Int) {
    let shifted = days + 719_468
    let era = shifted.flooredQuotient(146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let fromMarch = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * fromMarch + 2) / 5 + 1
    month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// The number of days from 1970-01-01 to the date.
  package var daysSinceEpoch: Int { Self.days(year: year, month: month, day: day) }

  /// The number of days from 1970-01-01 to the date, for any year.
  ///
  /// Years start in March here, so that the leap day is the last day of its year. 400 years have 146,097 days
  /// (H. Hinnant, "chrono-Compatible Low-Level Date Algorithms").
  static func days(year: Int, month: Int, day: Int) -> Int {
    let fromMarch = month > 2 ? month - 3 : month + 9
    let shifted = month > 2 ? year : year - 1
    let era = shifted.flooredQuotient(400)
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * fromMarch + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

  static func days(inMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// The weekday of a day counted from 1970-01-01, which was a Thursday; 0 is Sunday.
  static func dayOfWeek(_ days: Int) -> Int { (days + 4) - (days + 4).flooredQuotient(7) * 7 }
}

extension CivilDate: CustomStringConvertible {
  /// The date in ISO 8601 format: `2027-03-01`.
  package var description: String { "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))" }
}

/// The calendar and clock fields of a moment at an offset from UTC.
struct CivilTime {
  let date: CivilDate
  let hour: Int
  let minute: Int
  let second: Int
  /// The month, from 0.
  let dayOfYear: Int
  /// The weekday; 0 is Sunday.
  let dayOfWeek: Int

  /// - Parameter offset: The offset from UTC, in seconds east.
  init(_ timestamp: Timestamp, offset: Int) {
    let local = timestamp.seconds + offset
    let days = local.flooredQuotient(86_400)
    let clock = local - days * 86_400
    (hour, minute, second) = (clock / 3600, clock / 60 % 60, clock % 60)
    date = CivilDate(daysSinceEpoch: days)
    dayOfYear = days - CivilDate.days(year: date.year, month: 1, day: 1)
    dayOfWeek = CivilDate.dayOfWeek(days)
  }
}

extension Timestamp {
  /// The day in UTC, counted from 1970-01-01.
  package var daysSinceEpoch: Int { seconds.flooredQuotient(86_400) }
}

extension Int {
  /// Division that rounds toward minus infinity, which dates before 1970 require.
  func flooredQuotient(_ divisor: Int) -> Int {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}

/// A number with leading zeros.
func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
