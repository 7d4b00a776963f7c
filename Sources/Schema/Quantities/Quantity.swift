/// A number with its unit, as an author wrote it. Quantities of one kind compare with each other; nothing else does.
package struct Quantity: Sendable, Hashable {
  /// What is measured, and the part of the unit that must agree before two quantities compare.
  package enum Kind: Sendable, Hashable {
    case duration
    case percentage
    /// So many of `unit` (empty when none is named) in each `per`.
    case rate(unit: String, per: TimeUnit)
    /// An amount in a currency (ISO 4217), for each `per` when one is named.
    case money(currency: String, per: String?)
    /// Any other unit, or a bare number (`""`). Energy is counted in one unit, whichever it is written in.
    case plain(unit: String)
  }

  package let number: DecimalNumber
  /// What `number` is to be multiplied by: the nanoseconds of a duration's unit, the millijoules of an energy's, else 1.
  package let factor: Int64
  package let kind: Kind
  /// The text as it was written, which is how messages show it.
  package let text: String

  /// A duration, written in the largest unit that leaves no fraction.
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

  /// `nil` when the two are not of one kind and unit.
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
    // Equal quantities may be written in different units, so only what every spelling shares is hashed.
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
