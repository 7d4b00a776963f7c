/// An exact decimal number: `mantissa × 10^-scale`. Quantities are compared and not computed with, so no
/// value is rounded.
package struct DecimalNumber: Sendable, Hashable {
  package let mantissa: Int64
  /// The number of digits after the point, from 0 to 18, without trailing zeros.
  package let scale: Int

  package init(mantissa: Int64, scale: Int = 0) {
    var (mantissa, scale) = (mantissa, scale)
    while scale > 0, mantissa % 10 == 0 {
      mantissa /= 10
      scale -= 1
    }
    self.mantissa = mantissa
    self.scale = scale
  }

  /// Parses digits with at most one point from the start of `text`, and returns the rest.
  ///
  /// - Returns: `nil` if `text` does not begin with a digit or has more than 18 digits.
  package static func prefix(of text: Substring) -> (number: DecimalNumber, rest: Substring)? {
    var mantissa: Int64 = 0
    var digits = 0
    var scale: Int?
    var index = text.startIndex
    let utf8 = text.utf8
    while index < utf8.endIndex {
      let byte = utf8[index]
      if byte == UInt8(ascii: "."), scale == nil, digits > 0 {
        // A point without a following digit belongs to the rest.
        let next = utf8.index(after: index)
        guard next < utf8.endIndex, utf8[next].isDigit else { break }
        scale = 0
      } else if byte.isDigit {
        digits += 1
        guard digits <= 18 else { return nil }
        mantissa = mantissa * 10 + Int64(byte - UInt8(ascii: "0"))
        scale = scale.map { $0 + 1 }
      } else {
        break
      }
      index = utf8.index(after: index)
    }
    guard digits > 0 else { return nil }
    return (DecimalNumber(mantissa: mantissa, scale: scale ?? 0), text[index...])
  }

  /// Compares `self × factor` with `other × otherFactor` exactly.
  ///
  /// Factors are at most the nanoseconds of a year, so a product has at most 36 digits. Both are scaled to
  /// the larger scale, within 128 bits.
  package func compare(times factor: Int64 = 1, to other: DecimalNumber, times otherFactor: Int64 = 1)
    -> Comparison
  {
    let shared = max(scale, other.scale)
    let (left, leftOver) = lined(upTo: shared, times: factor)
    let (right, rightOver) = other.lined(upTo: shared, times: otherFactor)
    if leftOver || rightOver {
      // Too large for 128 bits; the magnitudes differ so much that doubles suffice.
      let (a, b) = (approximate * Double(factor), other.approximate * Double(otherFactor))
      return a < b ? .less : a > b ? .greater : .equal
    }
    return left < right ? .less : left > right ? .greater : .equal
  }

  private func lined(upTo shared: Int, times factor: Int64) -> (Int128, Bool) {
    var value = Int128(mantissa) * Int128(factor)
    for _ in scale..<shared {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      if overflow { return (0, true) }
      value = product
    }
    return (value, false)
  }

  package var approximate: Double {
    var divisor = 1.0
    for _ in 0..<scale { divisor *= 10 }
    return Double(mantissa) / divisor
  }
}

package enum Comparison: Sendable {
  case less, equal, greater
}

extension UInt8 {
  package var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
  package var isASCIILetter: Bool { (self | 0x20) >= UInt8(ascii: "a") && (self | 0x20) <= UInt8(ascii: "z") }
}
