/// Parses the text of number and string literals.
struct LiteralReader {
  let bytes: [UInt8]

  /// The value of a number or string.
  ///
  /// - Parameter isNegative: Whether a minus sign is part of the number.
  func literal(_ token: Token, isNegative: Bool) throws(Diagnostic) -> Literal {
    switch token.kind {
    case .int: return .int(try int(token.span, isNegative: isNegative))
    case .uint: return .uint(try uint(token.span))
    case .double:
      let number = try double(token.span)
      return .double(isNegative ? -number : number)
    case .string(let style): return try string(token.span, style)
    default: return .null
    }
  }

  private func int(_ span: Range<Int>, isNegative: Bool) throws(Diagnostic) -> Int {
    let (digits, radix) = digits(span)
    let text = (isNegative ? "-" : "") + digits
    guard let value = Int(text, radix: radix) else {
      throw Diagnostic(span, "the number is outside the range of int: -2⁶³ to 2⁶³-1")
    }
    return value
  }

  /// The value of a `uint` literal, which ends with `u`.
  private func uint(_ span: Range<Int>) throws(Diagnostic) -> UInt {
    let (digits, radix) = digits(span.lowerBound..<span.upperBound - 1)
    guard let value = UInt(digits, radix: radix) else {
      throw Diagnostic(span, "the number is outside the range of uint: 0 to 2⁶⁴-1")
    }
    return value
  }

  /// The value of a `double` literal. A number that is too large is infinite.
  private func double(_ span: Range<Int>) throws(Diagnostic) -> Double {
    guard let value = Double(String(decoding: bytes[span], as: UTF8.self)) else {
      throw Diagnostic(span, "the number is not a valid double")
    }
    return value
  }

  private func digits(_ span: Range<Int>) -> (String, radix: Int) {
    let isHexadecimal =
      span.count > 2 && bytes[span.lowerBound] == "0" && bytes[span.lowerBound + 1] == "x"
    let start = span.lowerBound + (isHexadecimal ? 2 : 0)
    return (String(decoding: bytes[start..<span.upperBound], as: UTF8.self), isHexadecimal ? 16 : 10)
  }

  /// The value of a string or bytes literal.
  private func string(_ span: Range<Int>, _ style: StringStyle) throws(Diagnostic) -> Literal {
    let start = span.lowerBound + style.prefixLength + style.quoteLength
    let content = start..<span.upperBound - style.quoteLength
    let octets = style.isRaw ? Array(bytes[content]) : try unescaped(content, isBytes: style.isBytes)
    return style.isBytes ? .bytes(octets) : .string(String(decoding: octets, as: UTF8.self))
  }

  /// The content of a literal with its escape sequences replaced, as UTF-8.
  private func unescaped(_ content: Range<Int>, isBytes: Bool) throws(Diagnostic) -> [UInt8] {
    guard bytes[content].contains(where: { $0 == "\\" }) else { return Array(bytes[content]) }
    var result: [UInt8] = []
    result.reserveCapacity(content.count)
    var position = content.lowerBound
    while position < content.upperBound {
      guard bytes[position] == "\\" else {
        result.append(bytes[position])
        position += 1
        continue
      }
      let start = position
      // The lexer guarantees that a character follows the backslash.
      let character = bytes[position + 1]
      position += 2
      switch character {
      case "a": result.append(0x07)
      case "b": result.append(0x08)
      case "f": result.append(0x0C)
      case "n": result.append(0x0A)
      case "r": result.append(0x0D)
      case "t": result.append(0x09)
      case "v": result.append(0x0B)
      case "\\", "?", "\"", "'", "`": result.append(character)
      case "x", "X":
        let value = try number(&position, digits: 2, radix: 16, from: start, in: content)
        try append(value, to: &result, isBytes: isBytes, start..<position)
      case "u", "U":
        let value = try number(
          &position, digits: character == "u" ? 4 : 8, radix: 16, from: start, in: content)
        guard !isBytes else {
          throw Diagnostic(
            start..<position, "a bytes literal cannot contain `\\u` escapes; write each byte as `\\x`")
        }
        var scalar = value
        // Two surrogates are one code point outside the basic plane.
        if (0xD800...0xDBFF).contains(value), position + 1 < content.upperBound, bytes[position] == "\\",
          bytes[position + 1] == "u"
        {
          position += 2
          let low = try number(&position, digits: 4, radix: 16, from: start, in: content)
          scalar =
            (0xDC00...0xDFFF).contains(low) ? 0x10000 + ((value - 0xD800) << 10) + (low - 0xDC00) : value
        }
        try append(scalar, to: &result, isBytes: false, start..<position)
      case "0"..."3":
        position -= 1
        let value = try number(&position, digits: 3, radix: 8, from: start, in: content)
        try append(value, to: &result, isBytes: isBytes, start..<position)
      default:
        while position < content.upperBound, bytes[position] & 0xC0 == 0x80 { position += 1 }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        throw Diagnostic(start..<position, "unknown escape sequence `\(text)`")
      }
    }
    return result
  }

  private func number(
    _ position: inout Int, digits: Int, radix: Int, from start: Int, in content: Range<Int>
  ) throws(Diagnostic) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<digits {
      guard position < content.upperBound, let digit = bytes[position].hexadecimalDigit, digit < radix else {
        let base = radix == 8 ? "octal" : "hexadecimal"
        throw Diagnostic(start..<position, "the escape sequence requires \(digits) \(base) digits")
      }
      value = value << (radix == 8 ? 3 : 4) | UInt32(digit)
      position += 1
    }
    return value
  }

  /// Appends a byte to bytes, or a code point to a string.
  private func append(
    _ value: UInt32, to result: inout [UInt8], isBytes: Bool, _ span: Range<Int>
  ) throws(Diagnostic) {
    if isBytes {
      result.append(UInt8(truncatingIfNeeded: value))
    } else if let scalar = Unicode.Scalar(value) {
      result.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    } else {
      throw Diagnostic(span, "the escape sequence is not a valid Unicode code point")
    }
  }
}
