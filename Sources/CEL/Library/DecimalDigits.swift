/// The shortest decimal digits that parse to the same `double`.
struct DecimalDigits {
  let isNegative: Bool
  /// The significant digits without leading and trailing zeros; `0` for zero.
  let digits: [UInt8]
  /// The power of ten of the first digit.
  let exponent: Int

  /// Takes the digits from Swift's shortest description. The number must be finite.
  init(_ number: Double) {
    var digits: [UInt8] = []
    var pointAfter: Int?
    var exponent = 0
    let text = Array(number.magnitude.description.utf8)
    for (position, byte) in text.enumerated() {
      if byte == "." {
        pointAfter = digits.count
      } else if byte == "e" {
        exponent = Int(String(decoding: text[(position + 1)...], as: UTF8.self)) ?? 0
        break
      } else {
        digits.append(byte)
      }
    }
    exponent += (pointAfter ?? digits.count) - 1
    let leading = digits.prefix { $0 == "0" }.count
    exponent -= leading
    digits.removeFirst(leading)
    while digits.last == "0" { digits.removeLast() }
    isNegative = number.sign == .minus
    self.digits = digits.isEmpty ? [UInt8(ascii: "0")] : digits
    self.exponent = digits.isEmpty ? 0 : exponent
  }

  /// The number as text: positional if the exponent is in the given range, otherwise with an exponent of at
  /// least two digits.
  func text(positional range: Range<Int>) -> String {
    var result: [UInt8] = isNegative ? [UInt8(ascii: "-")] : []
    if !range.contains(exponent) {
      result.append(digits[0])
      if digits.count > 1 { result += [UInt8(ascii: ".")] + digits[1...] }
      let sign = exponent < 0 ? "-" : "+"
      let power = exponent.magnitude
      result += "e\(sign)\(power < 10 ? "0" : "")\(power)".utf8
    } else if exponent < 0 {
      result += "0.".utf8
      result += Array(repeating: UInt8(ascii: "0"), count: -exponent - 1) + digits
    } else {
      let whole = exponent + 1
      result += digits.prefix(whole)
      result += Array(repeating: UInt8(ascii: "0"), count: max(0, whole - digits.count))
      if digits.count > whole { result += [UInt8(ascii: ".")] + digits[whole...] }
    }
    return String(decoding: result, as: UTF8.self)
  }
}

/// A `double` in the format of `string()`: the fewest digits that parse to the same number, with an exponent
/// for numbers below 0.0001 and from one million.
func formatDouble(_ number: Double) -> String {
  number.isFinite ? DecimalDigits(number).text(positional: -4..<6) : formatNonFinite(number)
}

/// A `double` in decimal places, without an exponent.
func formatPlainDouble(_ number: Double) -> String {
  number.isFinite ? DecimalDigits(number).text(positional: Int.min..<Int.max) : formatNonFinite(number)
}

/// `NaN`, `Infinity` or `-Infinity`.
func formatNonFinite(_ number: Double) -> String {
  number.isNaN ? "NaN" : number < 0 ? "-Infinity" : "Infinity"
}
