/// Parsing and formatting of hexadecimal digits.
extension UInt8 {
  /// The value of an ASCII character as a hexadecimal digit, in either case; `nil` for other characters.
  package var hexadecimalDigit: UInt8? {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
    default: nil
    }
  }

  /// Whether the character is a hexadecimal digit, in either case.
  package var isHexadecimalDigit: Bool { hexadecimalDigit != nil }
}

extension Sequence<UInt8> {
  /// The bytes as lower-case hexadecimal digits, two per byte, in the format of `sha256sum`.
  package var hexadecimal: String {
    let digits = StaticString("0123456789abcdef").utf8Start
    var text: [UInt8] = []
    text.reserveCapacity(2 * underestimatedCount)
    for byte in self {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }
}

extension UnsignedInteger {
  /// The number in hexadecimal digits, with leading zeros up to a minimum width.
  package func hexadecimal(digits: Int, uppercase: Bool = false) -> String {
    let text = String(self, radix: 16, uppercase: uppercase)
    return String(repeating: "0", count: Swift.max(0, digits - text.utf8.count)) + text
  }
}

extension String {
  /// Appends a text in double quotes, with the escapes that JSON and YAML have in common.
  ///
  /// - Parameter isEscaped: Whether a character is written by its number, in addition to those that always
  ///   need an escape.
  package mutating func appendQuoted(_ text: String, escaping isEscaped: (Unicode.Scalar) -> Bool) {
    self += "\""
    defer { self += "\"" }
    // Nearly every text needs no escapes, and appending it as a whole takes a fraction of the time.
    if text.utf8.allSatisfy({
      (0x20...0x7E).contains($0) && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
    }) {
      return self += text
    }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": self += "\\\""
      case "\\": self += "\\\\"
      case "\n": self += "\\n"
      case "\r": self += "\\r"
      case "\t": self += "\\t"
      case _ where isEscaped(scalar):
        for unit in String(scalar).utf16 { self += "\\u" + UInt32(unit).hexadecimal(digits: 4) }
      default: unicodeScalars.append(scalar)
      }
    }
  }
}
