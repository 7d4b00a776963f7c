/// A moment from the year 1 to the end of the year 9999, with nanosecond precision, on the proleptic
/// Gregorian calendar and without leap seconds.
public struct Timestamp: Sendable, Hashable, Comparable {
  /// Whole seconds since 1970-01-01T00:00:00Z; negative before it.
  public let seconds: Int
  /// Nanoseconds since the last whole second; never negative.
  public let nanoseconds: Int32

  /// The range from `0001-01-01T00:00:00Z` to `9999-12-31T23:59:59Z`.
  static let range = -62_135_596_800...253_402_300_799

  /// Creates a moment; `nil` if the year is outside 1 to 9999 or the nanoseconds are not within a second.
  public init?(seconds: Int, nanoseconds: Int = 0) {
    guard Self.range.contains(seconds), (0..<1_000_000_000).contains(nanoseconds) else { return nil }
    self.seconds = seconds
    self.nanoseconds = Int32(nanoseconds)
  }

  /// Whether the first moment is before the second.
  public static func < (a: Timestamp, b: Timestamp) -> Bool {
    (a.seconds, a.nanoseconds) < (b.seconds, b.nanoseconds)
  }

  /// The moment later by the duration (or earlier, if it is negative); `nil` outside the years 1 to 9999.
  func advanced(by duration: Duration) -> Timestamp? {
    let sum = Int(nanoseconds) + duration.nanosecondsOfSecond
    let carry = sum < 0 ? -1 : sum >= 1_000_000_000 ? 1 : 0
    return Timestamp(seconds: seconds + duration.seconds + carry, nanoseconds: sum - carry * 1_000_000_000)
  }

  /// The duration from another moment to this one; `nil` if it is out of range for ``Duration``.
  func since(_ other: Timestamp) -> Duration? {
    Duration(seconds: seconds - other.seconds, nanoseconds: Int(nanoseconds) - Int(other.nanoseconds))
  }
}

extension Timestamp: CustomStringConvertible {
  /// The moment in UTC in RFC 3339 format, such as `2009-02-13T23:31:30Z`.
  public var description: String {
    let civil = CivilTime(self, offset: 0)
    return "\(civil.date)T"
      + "\(padded(civil.hour, 2)):\(padded(civil.minute, 2)):\(padded(civil.second, 2))"
      + "\(fractionDigits(UInt(nanoseconds)))Z"
  }

  /// Parses a moment in RFC 3339 format: `2009-02-13T23:31:30.5+01:00`. Returns `nil` for other formats and
  /// outside the years 1 to 9999.
  public init?(_ text: String) {
    var reader = DigitReader(text)
    guard let date = reader.date(), reader.skip("T") || reader.skip("t"),
      let hour = reader.number(digits: 2), hour < 24, reader.skip(":"),
      let minute = reader.number(digits: 2), minute < 60, reader.skip(":"),
      let second = reader.number(digits: 2), second < 60
    else { return nil }
    var nanoseconds = 0
    if reader.skip(".") {
      guard let fraction = reader.fraction() else { return nil }
      nanoseconds = fraction
    }
    var offset = 0
    if !(reader.skip("Z") || reader.skip("z")) {
      let isEast = reader.skip("+")
      guard isEast || reader.skip("-"), let hours = reader.number(digits: 2), hours < 24, reader.skip(":"),
        let minutes = reader.number(digits: 2), minutes < 60
      else { return nil }
      offset = (isEast ? 1 : -1) * (hours * 3600 + minutes * 60)
    }
    guard reader.isAtEnd else { return nil }
    self.init(
      seconds: date.daysSinceEpoch * 86_400 + hour * 3600 + minute * 60 + second - offset,
      nanoseconds: nanoseconds)
  }
}

/// Reads numbers of fixed width and single characters in sequence.
struct DigitReader {
  private var rest: Substring.UTF8View

  init(_ text: String) { rest = Substring(text).utf8 }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard let byte = rest.first, UInt32(byte) == character.value else { return false }
    rest.removeFirst()
    return true
  }

  mutating func number(digits: Int) -> Int? {
    var result = 0
    for _ in 0..<digits {
      guard let digit = rest.first?.decimalDigit else { return nil }
      result = result * 10 + digit
      rest.removeFirst()
    }
    return result
  }

  /// The digits after a decimal point, in nanoseconds; digits after the ninth are dropped.
  mutating func fraction() -> Int? {
    guard rest.first?.decimalDigit != nil else { return nil }
    var result = 0
    var place = 100_000_000
    while let digit = rest.first?.decimalDigit {
      result += digit * place
      place /= 10
      rest.removeFirst()
    }
    return result
  }

  /// An ISO 8601 date, if it exists in the calendar.
  mutating func date() -> CivilDate? {
    guard let year = number(digits: 4), skip("-"), let month = number(digits: 2), skip("-"),
      let day = number(digits: 2)
    else { return nil }
    return CivilDate(year: year, month: month, day: day)
  }
}
