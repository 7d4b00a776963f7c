/// A duration in whole nanoseconds, at most about 292 years in either direction.
public struct Duration: Sendable, Hashable, Comparable {
  /// The total nanoseconds.
  public let nanoseconds: Int

  /// Creates a duration of this many nanoseconds.
  public init(nanoseconds: Int) { self.nanoseconds = nanoseconds }

  /// Creates a duration from seconds and nanoseconds; `nil` if it is out of range.
  public init?(seconds: Int, nanoseconds: Int = 0) {
    let (product, tooMany) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    let (sum, tooLong) = product.addingReportingOverflow(nanoseconds)
    guard !tooMany, !tooLong else { return nil }
    self.nanoseconds = sum
  }

  /// The whole seconds, rounded toward zero.
  public var seconds: Int { nanoseconds / 1_000_000_000 }

  /// The nanoseconds after the whole seconds, with the sign of the duration.
  public var nanosecondsOfSecond: Int { nanoseconds % 1_000_000_000 }

  /// Whether the first duration is less than the second.
  public static func < (a: Duration, b: Duration) -> Bool { a.nanoseconds < b.nanoseconds }
}

extension Duration: CustomStringConvertible {
  /// The duration in decimal seconds, such as `90s` or `1.5s`.
  public var description: String {
    let fraction = nanosecondsOfSecond.magnitude
    let sign = nanoseconds < 0 ? "-" : ""
    return "\(sign)\(seconds.magnitude)\(fractionDigits(fraction))s"
  }

  /// Parses a duration such as `1h45m30s`, `1.5h`, `-10ms` or `0`: decimal numbers, each with one of the
  /// units `h`, `m`, `s`, `ms`, `us` (or `µs`) and `ns`. Returns `nil` if the text does not have this format
  /// or the duration is out of range.
  public init?(_ text: String) {
    var rest = Array(text.utf8)[...]
    var isNegative = false
    if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      isNegative = sign == UInt8(ascii: "-")
      rest.removeFirst()
    }
    if rest.elementsEqual("0".utf8) {
      self.init(nanoseconds: 0)
      return
    }
    guard !rest.isEmpty else { return nil }
    // The sum is negative, because the negative range is one nanosecond larger.
    var total = 0
    while !rest.isEmpty {
      guard let (amount, after) = Self.amount(rest), let (unit, end) = Self.unit(after) else { return nil }
      guard let part = amount.nanoseconds(ofUnit: unit) else { return nil }
      let (sum, tooLong) = total.subtractingReportingOverflow(part)
      guard !tooLong else { return nil }
      total = sum
      rest = end
    }
    if !isNegative {
      guard total != .min else { return nil }
      total = -total
    }
    self.init(nanoseconds: total)
  }

  /// A decimal number as digits before and after the decimal point.
  private struct Amount {
    var whole = 0
    /// The fraction in units of 10⁻¹⁸; further digits are dropped.
    var fraction = 0

    func nanoseconds(ofUnit unit: Int) -> Int? {
      let (part, tooLong) = whole.multipliedReportingOverflow(by: unit)
      guard !tooLong else { return nil }
      let scaled = fraction.multipliedFullWidth(by: unit)
      let (rest, _) = 1_000_000_000_000_000_000.dividingFullWidth(scaled)
      let (sum, isTooLong) = part.addingReportingOverflow(rest)
      return isTooLong ? nil : sum
    }
  }

  private static func amount(_ text: ArraySlice<UInt8>) -> (Amount, ArraySlice<UInt8>)? {
    var rest = text
    var amount = Amount()
    var hasDigits = false
    while let digit = rest.first?.decimalDigit {
      let (product, overflow) = amount.whole.multipliedReportingOverflow(by: 10)
      let (sum, tooLarge) = product.addingReportingOverflow(digit)
      guard !overflow, !tooLarge else { return nil }
      amount.whole = sum
      hasDigits = true
      rest.removeFirst()
    }
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      var place = 100_000_000_000_000_000
      while let digit = rest.first?.decimalDigit {
        amount.fraction += digit * place
        place /= 10
        hasDigits = true
        rest.removeFirst()
      }
    }
    return hasDigits ? (amount, rest) : nil
  }

  private static let units: [(name: StaticString, nanoseconds: Int)] = [
    ("ns", 1), ("us", 1_000), ("µs", 1_000), ("μs", 1_000), ("ms", 1_000_000),
    ("s", 1_000_000_000), ("m", 60_000_000_000), ("h", 3_600_000_000_000),
  ]

  private static func unit(_ text: ArraySlice<UInt8>) -> (Int, ArraySlice<UInt8>)? {
    let end = text.firstIndex { $0.decimalDigit != nil || $0 == UInt8(ascii: ".") } ?? text.endIndex
    for unit in units {
      let isUnit = unit.name.withUTF8Buffer { text[..<end].elementsEqual($0) }
      if isUnit { return (unit.nanoseconds, text[end...]) }
    }
    return nil
  }
}

/// A fraction of a second as `.5`, without trailing zeros; empty for a whole second.
func fractionDigits(_ nanoseconds: UInt) -> String {
  guard nanoseconds > 0 else { return "" }
  var digits = String(nanoseconds)
  digits = String(repeating: "0", count: 9 - digits.utf8.count) + digits
  while digits.hasSuffix("0") { digits.removeLast() }
  return "." + digits
}
