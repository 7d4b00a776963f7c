/// An escape in a JSON string (RFC 8259, section 7), or the two escapes of one character.
struct JSONEscape {
  let scalar: Unicode.Scalar
  /// The length in bytes.
  let length: Int

  enum Mistake: String, Error {
    /// The file ends inside the escape.
    case cutOff
    case unknown = "unknown escape sequence"
    case digits = "expected four hexadecimal digits after `\\u`"
    case halfPair = "unpaired surrogate"
  }

  /// - Parameter byte: The offset of the backslash.
  init(at byte: Int, in text: UnsafeBufferPointer<UInt8>) throws(Mistake) {
    guard byte + 1 < text.count else { throw .cutOff }
    var length = 2
    switch text[byte + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): scalar = Unicode.Scalar(text[byte + 1])
    case UInt8(ascii: "b"): scalar = "\u{8}"
    case UInt8(ascii: "f"): scalar = "\u{C}"
    case UInt8(ascii: "n"): scalar = "\n"
    case UInt8(ascii: "r"): scalar = "\r"
    case UInt8(ascii: "t"): scalar = "\t"
    case UInt8(ascii: "u"): (scalar, length) = try Self.codePoint(at: byte, in: text)
    default: throw .unknown
    }
    self.length = length
  }

  private static func codePoint(
    at byte: Int, in text: UnsafeBufferPointer<UInt8>
  ) throws(Mistake) -> (Unicode.Scalar, Int) {
    guard let first = unit(at: byte, in: text) else { throw .digits }
    if let scalar = Unicode.Scalar(first) { return (scalar, 6) }
    guard (0xD800..<0xDC00).contains(first), let second = unit(at: byte + 6, in: text),
      (0xDC00..<0xE000).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw .halfPair }
    return (scalar, 12)
  }

  private static func unit(at byte: Int, in text: UnsafeBufferPointer<UInt8>) -> UInt32? {
    guard byte + 6 <= text.count, text[byte] == UInt8(ascii: "\\"), text[byte + 1] == UInt8(ascii: "u")
    else { return nil }
    var unit: UInt32 = 0
    for byte in text[byte + 2..<byte + 6] {
      guard let digit = byte.hexadecimalDigit else { return nil }
      unit = unit << 4 | UInt32(digit)
    }
    return unit
  }

  /// The content between the quotes of a string.
  struct Content {
    let bytes: Range<Int>
    let hasEscapes: Bool
  }

  /// Appends the text of a valid string, with its escapes decoded.
  static func decode(
    _ content: Content, of text: UnsafeBufferPointer<UInt8>, into decoded: inout [UInt8]
  ) {
    guard content.hasEscapes else { return decoded.append(contentsOf: text[content.bytes]) }
    var byte = content.bytes.lowerBound
    while byte < content.bytes.upperBound {
      if text[byte] == UInt8(ascii: "\\"), let escape = try? JSONEscape(at: byte, in: text) {
        decoded.append(contentsOf: Character(escape.scalar).utf8)
        byte += escape.length
      } else {
        decoded.append(text[byte])
        byte += 1
      }
    }
  }
}
