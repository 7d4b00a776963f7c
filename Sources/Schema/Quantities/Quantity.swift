/// A number with its unit, as written. Only quantities of one kind are comparable.
package struct Quantity: Sendable, Hashable {
  /// The dimension, and the part of the unit that must agree for a comparison.
  package enum Kind: Sendable, Hashable {
    case duration
    case percentage
    /// A rate: a number of `unit` (may be empty) in each `per`.
    case rate(unit: String, per: TimeUnit)
    /// An amount in a currency (ISO 4217), optionally for each `per`.
    case money(currency: String, per: String?)
    /// Any other unit, or a bare number (`""`). Energy always has one unit, independent of the written one.
    case plain(unit: String)
  }

  package let number: DecimalNumber
  /// The factor of `number`: the nanoseconds of a duration's unit, the millijoules of an energy's unit,
  /// otherwise 1.
  package let factor: Int64
  package let kind: Kind
  /// The text as written, for messages.
  package let text: String

  /// Creates a duration, written in the largest unit without a fraction.
  package init(nanoseconds: Int) {
    let unit = TimeUnit.allCases.last { nanoseconds != 0 && nanoseconds % Int($0.nanoseconds) == 0 } ?? .s
    let count = nanoseconds / Int(unit.nanoseconds)
    self.init(
      number: DecimalNumber(mantissa: Int64(count)), factor: unit.nanoseconds, kind: .duration,
      text: "\(count)\(unit.rawValue)")
  }

  init(number: DecimalNumber, factor: Int64, kind: Kind, text: String) {
    self.number = number
    self.factor = factor
    self.kind = kind
    self.text = text
  }

  /// The order of two quantities; `nil` if their kinds or units differ.
  package func compare(to other: Quantity) -> Comparison? {
    switch (kind, other.kind) {
    case (.duration, .duration), (.percentage, .percentage):
      return number.compare(times: factor, to: other.number, times: other.factor)
    case (.rate(let unit, let per), .rate(let otherUnit, let otherPer)) where unit == otherUnit:
      // a / p < b / q exactly when a × q < b × p.
      return number.compare(times: otherPer.nanoseconds, to: other.number, times: per.nanoseconds)
    case (.money, .money) where kind == other.kind:
      return number.compare(to: other.number)
    case (.plain, .plain) where kind == other.kind:
      return number.compare(times: factor, to: other.number, times: other.factor)
    default:
      return nil
    }
  }

  package static func == (a: Quantity, b: Quantity) -> Bool { a.compare(to: b) == .equal }

  package func hash(into hasher: inout Hasher) {
    // Equal quantities may have different units, so the hash covers only the kind.
    switch kind {
    case .duration: hasher.combine(0)
    case .percentage: hasher.combine(1)
    case .rate(let unit, _):
      hasher.combine(2)
      hasher.combine(unit)
    case .money, .plain: hasher.combine(kind)
    }
  }
}
