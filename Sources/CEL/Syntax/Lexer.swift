/// Splits an expression into tokens.
struct Lexer {
  let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The next token. At the end, it is the end token every time.
  mutating func next() throws(Diagnostic) -> Token {
    skipSpaceAndComments()
    let start = position
    guard start < bytes.count else { return Token(kind: .end, span: start..<start) }
    let byte = bytes[start]
    switch byte {
    case "a"..."z", "A"..."Z", "_":
      if let style = stringPrefix() { return try string(style, from: start) }
      return name(from: start)
    case "0"..."9": return try number(from: start)
    case "\"", "'": return try string(StringStyle(), from: start)
    case "`": return try quotedName(from: start)
    case ".":
      if let after = peek(1), after.decimalDigit != nil { return try number(from: start) }
      return symbol(.dot)
    case "(": return symbol(.leftParenthesis)
    case ")": return symbol(.rightParenthesis)
    case "[": return symbol(.leftBracket)
    case "]": return symbol(.rightBracket)
    case "{": return symbol(.leftBrace)
    case "}": return symbol(.rightBrace)
    case ",": return symbol(.comma)
    case ":": return symbol(.colon)
    case "?": return symbol(.question)
    case "+": return symbol(.operator(.add))
    case "-": return symbol(.operator(.subtract))
    case "*": return symbol(.operator(.multiply))
    case "/": return symbol(.operator(.divide))
    case "%": return symbol(.operator(.modulo))
    case "<": return peek(1) == "=" ? symbol(.operator(.lessOrEqual), 2) : symbol(.operator(.less))
    case ">": return peek(1) == "=" ? symbol(.operator(.greaterOrEqual), 2) : symbol(.operator(.greater))
    case "!": return peek(1) == "=" ? symbol(.operator(.notEqual), 2) : symbol(.exclamation)
    case "=" where peek(1) == "=": return symbol(.operator(.equal), 2)
    case "=": throw singleEqualSign(at: start)
    case "&" where peek(1) == "&": return symbol(.logical(.and), 2)
    case "&": throw Diagnostic(start..<start + 1, "`&` is not an operator", suggestion: "&&")
    case "|" where peek(1) == "|": return symbol(.logical(.or), 2)
    case "|": throw Diagnostic(start..<start + 1, "`|` is not an operator", suggestion: "||")
    default: throw unexpectedCharacter(at: start)
    }
  }

  /// The text between two offsets.
  func text(_ span: Range<Int>) -> String { String(decoding: bytes[span], as: UTF8.self) }

  private func peek(_ distance: Int) -> UInt8? {
    position + distance < bytes.count ? bytes[position + distance] : nil
  }

  private mutating func symbol(_ kind: TokenKind, _ length: Int = 1) -> Token {
    defer { position += length }
    return Token(kind: kind, span: position..<position + length)
  }

  private mutating func skipSpaceAndComments() {
    while position < bytes.count {
      switch bytes[position] {
      case " ", "\t", "\n", "\r", 0x0C: position += 1
      case "/" where peek(1) == "/":
        while position < bytes.count, bytes[position] != "\n", bytes[position] != "\r" { position += 1 }
      default: return
      }
    }
  }

  private mutating func name(from start: Int) -> Token {
    while position < bytes.count, bytes[position].isNamePart { position += 1 }
    let span = start..<position
    if span.count == 2, bytes[start] == "i", bytes[start + 1] == "n" {
      return Token(kind: .operator(.in), span: span)
    }
    return Token(kind: .identifier, span: span)
  }

  private mutating func quotedName(from start: Int) throws(Diagnostic) -> Token {
    position += 1
    while position < bytes.count, bytes[position] != "`" {
      let byte = bytes[position]
      guard byte.isNamePart || byte == "." || byte == "-" || byte == "/" || byte == " " else {
        throw Diagnostic(
          position..<position + 1,
          "a name in backticks can contain only letters, digits, `_`, `.`, `-`, `/` and spaces")
      }
      position += 1
    }
    guard position < bytes.count else {
      throw Diagnostic(start..<position, "the name has no closing backtick")
    }
    position += 1
    guard position - start > 2 else { throw Diagnostic(start..<position, "the name in backticks is empty") }
    return Token(kind: .quotedIdentifier, span: start..<position)
  }

  private mutating func digits(_ isDigit: (UInt8) -> Bool) -> Bool {
    let start = position
    while position < bytes.count, isDigit(bytes[position]) { position += 1 }
    return position > start
  }

  private mutating func number(from start: Int) throws(Diagnostic) -> Token {
    var kind = TokenKind.int
    if bytes[start] == "0", peek(1) == "x" {
      position += 2
      guard digits({ $0.hexadecimalDigit != nil }) else {
        throw Diagnostic(start..<position, "hexadecimal digits are missing after `0x`")
      }
    } else {
      _ = digits { $0.decimalDigit != nil }
      if peek(0) == ".", peek(1)?.decimalDigit != nil {
        kind = .double
        position += 1
        _ = digits { $0.decimalDigit != nil }
      }
      if peek(0) == "e" || peek(0) == "E" {
        let signed = peek(1) == "+" || peek(1) == "-"
        if peek(signed ? 2 : 1)?.decimalDigit != nil {
          kind = .double
          position += signed ? 2 : 1
          _ = digits { $0.decimalDigit != nil }
        }
      }
    }
    if kind == .int, peek(0) == "u" || peek(0) == "U" {
      kind = .uint
      position += 1
    }
    if position < bytes.count, bytes[position].isNamePart {
      let end = bytes[position...].firstIndex { !$0.isNamePart } ?? bytes.count
      let text = text(start..<end)
      let isHexadecimal =
        text.hasPrefix("0X") && text.utf8.dropFirst(2).allSatisfy { $0.hexadecimalDigit != nil }
      throw Diagnostic(
        start..<end, "`\(text)` is not a valid number",
        suggestion: isHexadecimal ? "0x\(text.dropFirst(2))" : nil)
    }
    return Token(kind: kind, span: start..<position)
  }

  /// The style of the string literal whose prefix (`r`, `b` or both) is at this position, if any.
  private func stringPrefix() -> StringStyle? {
    var style = StringStyle()
    var distance = 0
    if peek(0) == "b" || peek(0) == "B" {
      style.isBytes = true
      distance += 1
    }
    if peek(distance) == "r" || peek(distance) == "R" {
      style.isRaw = true
      distance += 1
    }
    if distance > 0, peek(distance) == "\"" || peek(distance) == "'" { return style }
    return nil
  }

  private mutating func string(_ style: StringStyle, from start: Int) throws(Diagnostic) -> Token {
    var style = style
    position += style.prefixLength
    let quote = bytes[position]
    style.isTriple = peek(1) == quote && peek(2) == quote
    position += style.quoteLength
    while position < bytes.count {
      let byte = bytes[position]
      if byte == quote, !style.isTriple || (peek(1) == quote && peek(2) == quote) {
        position += style.quoteLength
        return Token(kind: .string(style), span: start..<position)
      }
      if byte == "\n" || byte == "\r", !style.isTriple { break }
      position += byte == "\\" && !style.isRaw && position + 1 < bytes.count ? 2 : 1
    }
    throw Diagnostic(start..<min(position, bytes.count), "the string has no closing quote")
  }

  private func singleEqualSign(at start: Int) -> Diagnostic {
    // `===` and `!==` have been read up to their second character, `=>` and `=<` have not.
    let before = start >= 2 ? text(start - 2..<start) : ""
    if before == "==" || before == "!=" { return noOperator(start - 2..<start + 1) }
    if peek(1) == ">" || peek(1) == "<" { return noOperator(start..<start + 2) }
    return Diagnostic(start..<start + 1, "`=` is not an operator", suggestion: "==")
  }

  /// The error for an operator of another language.
  func noOperator(_ span: Range<Int>) -> Diagnostic {
    let text = text(span)
    return Diagnostic(span, "`\(text)` is not an operator", suggestion: Habits.operator(text))
  }

  private func unexpectedCharacter(at start: Int) -> Diagnostic {
    var end = start + 1
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    let text = text(start..<end)
    guard let scalar = text.unicodeScalars.first else {
      return Diagnostic(start..<end, "unexpected character")
    }
    // An invisible character is named by its code point.
    let isVisible =
      switch scalar.properties.generalCategory {
      case .control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse:
        false
      default: true
      }
    let hexadecimal = String(scalar.value, radix: 16, uppercase: true)
    let name =
      isVisible ? text : "U+\(String(repeating: "0", count: max(0, 4 - hexadecimal.count)))\(hexadecimal)"
    return Diagnostic(start..<end, "unexpected character `\(name)`", suggestion: Habits.character(scalar))
  }
}

extension UInt8 {
  /// Whether the byte can be part of a name.
  var isNamePart: Bool {
    switch self {
    case "a"..."z", "A"..."Z", "0"..."9", "_": true
    default: false
    }
  }
}
