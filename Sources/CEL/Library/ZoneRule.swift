/// The rule for future offsets of a time zone: a standard offset and, if there is summer time, its offset and
/// its days in every year (the POSIX `TZ` variable, with the extensions of RFC 8536):
/// `AEST-10AEDT,M10.1.0,M4.1.0/3`.
struct ZoneRule: Sendable {
  private let standard: Int
  private let summer: Summer?

  private struct Summer: Sendable {
    let offset: Int
    let start: Day
    let end: Day
  }

  /// A day of every year and a second in it, by the clock before the change.
  private struct Day: Sendable {
    enum Date: Sendable {
      /// The day of the year from 1, not counting the leap day.
      case julian(Int)
      /// The day of the year from 0.
      case ordinal(Int)
      /// A weekday in a week of a month; week 5 is the last.
      case week(month: Int, week: Int, day: Int)
    }
    let date: Date
    let second: Int

    /// The moment in a year, in seconds since 1970, for a clock without offset.
    func moment(in year: Int) -> Int {
      let days: Int
      switch date {
      case .julian(let day):
        let leap = CivilDate.isLeap(year) && day > 59 ? 1 : 0
        days = CivilDate.days(year: year, month: 1, day: 1) + day - 1 + leap
      case .ordinal(let day): days = CivilDate.days(year: year, month: 1, day: 1) + day
      case .week(let month, let week, let day):
        let first = CivilDate.days(year: year, month: month, day: 1)
        var offset = (day - CivilDate.dayOfWeek(first) + 7) % 7 + (week - 1) * 7
        if offset >= CivilDate.days(inMonth: month, year: year) { offset -= 7 }
        days = first + offset
      }
      return days * 86_400 + second
    }
  }

  /// Parses a rule; `nil` if the text is not a valid rule.
  init?(_ text: ArraySlice<UInt8>) {
    var reader = Reader(rest: text)
    guard reader.name(), let west = reader.time() else { return nil }
    standard = -west
    guard !reader.rest.isEmpty else {
      summer = nil
      return
    }
    guard reader.name() else { return nil }
    var offset = standard + 3600
    if !(reader.rest.first == ",") {
      guard let west = reader.time() else { return nil }
      offset = -west
    }
    guard let start = reader.day(), let end = reader.day() else { return nil }
    summer = Summer(offset: offset, start: start, end: end)
  }

  func offset(at seconds: Int) -> Int {
    guard let summer else { return standard }
    let year = CivilDate(daysSinceEpoch: (seconds + standard).flooredQuotient(86_400)).year
    let start = summer.start.moment(in: year) - standard
    let end = summer.end.moment(in: year) - summer.offset
    // In the southern hemisphere, summer spans the turn of the year.
    let isSummer =
      start < end ? seconds >= start && seconds < end : !(seconds >= end && seconds < start)
    return isSummer ? summer.offset : standard
  }

  private struct Reader {
    var rest: ArraySlice<UInt8>

    /// Skips the name of an offset.
    mutating func name() -> Bool {
      if rest.first == "<" {
        guard let end = rest.firstIndex(where: { $0 == ">" }) else { return false }
        rest = rest[(end + 1)...]
        return true
      }
      let letters = rest.prefix { $0.isNamePart && $0.decimalDigit == nil }
      rest = rest[letters.endIndex...]
      return !letters.isEmpty
    }

    /// Parses hours, and optional minutes and seconds, to seconds.
    mutating func time() -> Int? {
      let isNegative = rest.first == "-"
      if isNegative || rest.first == "+" { rest.removeFirst() }
      guard let hours = number() else { return nil }
      var result = hours * 3600
      for unit in [60, 1] where rest.first == ":" {
        rest.removeFirst()
        guard let part = number() else { return nil }
        result += part * unit
      }
      return isNegative ? -result : result
    }

    mutating func number() -> Int? {
      var result: Int?
      while let digit = rest.first?.decimalDigit, (result ?? 0) < 1_000 {
        result = (result ?? 0) * 10 + digit
        rest.removeFirst()
      }
      return result
    }

    /// Parses a comma and a day with its time.
    mutating func day() -> Day? {
      guard rest.first == "," else { return nil }
      rest.removeFirst()
      let date: Day.Date
      if rest.first == "M" {
        var parts: [Int] = []
        for _ in 0..<3 {
          rest.removeFirst()
          guard let part = number() else { return nil }
          parts.append(part)
          guard parts.count == 3 || rest.first == "." else { return nil }
        }
        guard (1...12).contains(parts[0]), (1...5).contains(parts[1]), (0...6).contains(parts[2]) else {
          return nil
        }
        date = .week(month: parts[0], week: parts[1], day: parts[2])
      } else if rest.first == "J" {
        rest.removeFirst()
        guard let day = number(), (1...365).contains(day) else { return nil }
        date = .julian(day)
      } else {
        guard let day = number(), (0...365).contains(day) else { return nil }
        date = .ordinal(day)
      }
      guard rest.first == "/" else { return Day(date: date, second: 7_200) }
      rest.removeFirst()
      return time().map { Day(date: date, second: $0) }
    }
  }
}
