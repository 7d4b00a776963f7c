/// The receiver of parsed JSON: one call per value, parents before their children.
protocol JSONHandler {
  /// A string with its quotes, a number or a literal.
  ///
  /// - Parameter hasEscapes: Whether the string contains escapes.
  mutating func scalar(_ form: Arena.Form, _ span: Range<Int>, in parent: Int32, hasEscapes: Bool)
  /// The start of a list or an object. The returned number is the parent of its content.
  mutating func begin(_ form: Arena.Form, at byte: Int, in parent: Int32) -> Int32
  /// - Parameter byte: The offset after the value.
  mutating func end(_ node: Int32, at byte: Int)
  /// The end of a top-level value.
  mutating func document(_ span: Range<Int>, root: Int32)
  /// A duplicate key of an object.
  mutating func repeatedKey(of object: Int32) -> RepeatedKey?
}

struct RepeatedKey {
  let text: String
  let span: Span
  let first: Span
}

/// A JSON parser by RFC 8259: no comments, no trailing commas, no duplicate keys.
///
/// An error ends the parsing: half a file of measurements proves nothing.
struct JSONScanner<Handler: JSONHandler> {
  var handler: Handler
  private let text: UnsafeBufferPointer<UInt8>
  private let limits: Limits
  /// Whether every line is a separate JSON text (NDJSON).
  private let asLines: Bool
  private var byte = 0
  private var nodes = 0

  init(_ text: UnsafeBufferPointer<UInt8>, _ handler: Handler, asLines: Bool, _ limits: Limits) {
    self.text = text
    self.handler = handler
    self.asLines = asLines
    self.limits = limits
  }

  mutating func read() throws(Problem) {
    // Spans are 32 bits wide.
    let limit = min(limits.fileBytes, Int(Int32.max) / 4)
    guard text.count <= limit else { throw Problem(.limit(.fileBytes, limit), at: Span(0..<0)) }
    byte = byteOrderMarkLength(of: text)
    skipLines()
    if byte == text.count, !asLines { throw mistake("the file contains no JSON value") }
    while byte < text.count {
      let start = byte
      let first = Int32(nodes)
      try value(in: -1, depth: 0)
      handler.document(start..<byte, root: first)
      let end = byte
      skipLines()
      guard byte < text.count else { break }
      guard asLines else { throw mistake("unexpected text after the JSON value") }
      guard text[end..<byte].contains(where: \.isLineEnd) else {
        throw mistake("unexpected text after the value; write one JSON value on each line")
      }
    }
  }

  // MARK: Values

  private mutating func value(in parent: Int32, depth: Int) throws(Problem) {
    guard byte < text.count else { throw mistake("expected a value, found the end of the file") }
    switch text[byte] {
    case UInt8(ascii: "\""): try string(in: parent)
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): try number(in: parent)
    case UInt8(ascii: "{"): try object(in: parent, depth)
    case UInt8(ascii: "["): try array(in: parent, depth)
    case UInt8(ascii: "t"): try word("true", in: parent)
    case UInt8(ascii: "f"): try word("false", in: parent)
    case UInt8(ascii: "n"): try word("null", in: parent)
    default: throw mistake("expected a JSON value")
    }
  }

  private mutating func object(in parent: Int32, _ depth: Int) throws(Problem) {
    let node = try begin(.flowMapping, in: parent, depth)
    var keys = KeyMarks()
    if !take(UInt8(ascii: "}")) {
      while true {
        guard byte < text.count, text[byte] == UInt8(ascii: "\"") else {
          throw mistake("expected a key in double quotes")
        }
        let key = try string(in: node)
        // An escaped key may equal an unescaped one.
        if key.hasEscapes { keys.mayRepeat = true } else { keys.add(key.content, in: text) }
        skipSpace()
        guard take(UInt8(ascii: ":")) else { throw mistake("expected `:` after the key") }
        skipSpace()
        try value(in: node, depth: depth + 1)
        skipSpace()
        if take(UInt8(ascii: "}")) { break }
        guard take(UInt8(ascii: ",")) else { throw mistake("expected `,` or `}`") }
        skipSpace()
      }
    }
    handler.end(node, at: byte)
    if keys.mayRepeat, let key = handler.repeatedKey(of: node) {
      throw Problem(
        .duplicateKey(key.text), at: key.span,
        related: [Problem.Related("first declared here", at: key.first)])
    }
  }

  private mutating func array(in parent: Int32, _ depth: Int) throws(Problem) {
    let node = try begin(.flowSequence, in: parent, depth)
    if !take(UInt8(ascii: "]")) {
      while true {
        try value(in: node, depth: depth + 1)
        skipSpace()
        if take(UInt8(ascii: "]")) { break }
        guard take(UInt8(ascii: ",")) else { throw mistake("expected `,` or `]`") }
        skipSpace()
      }
    }
    handler.end(node, at: byte)
  }

  private mutating func begin(
    _ form: Arena.Form, in parent: Int32, _ depth: Int
  ) throws(Problem) -> Int32 {
    guard depth < limits.depth else {
      throw Problem(.limit(.depth, limits.depth), at: Span(byte..<byte + 1))
    }
    try count()
    let node = handler.begin(form, at: byte, in: parent)
    byte += 1
    skipSpace()
    return node
  }

  private mutating func word(_ word: StaticString, in parent: Int32) throws(Problem) {
    let end = byte + word.utf8CodeUnitCount
    let isThere = word.withUTF8Buffer { $0.matches(text, at: byte) }
    guard isThere, end == text.count || !text[end].isWordByte else {
      throw mistake("expected a JSON value")
    }
    try scalar(.plain, byte..<end, in: parent)
  }

  private mutating func number(in parent: Int32) throws(Problem) {
    let start = byte
    _ = take(UInt8(ascii: "-"))
    let first = byte
    guard digits() else { throw mistake("expected a digit") }
    if text[first] == UInt8(ascii: "0"), byte > first + 1 {
      byte = first
      throw mistake("a number must not have leading zeros")
    }
    if take(UInt8(ascii: ".")), !digits() { throw mistake("expected a digit after `.`") }
    if byte < text.count, text[byte] | 0x20 == UInt8(ascii: "e") {
      byte += 1
      if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
      guard digits() else { throw mistake("expected a digit in the exponent") }
    }
    if byte < text.count, text[byte].isWordByte { throw mistake("unexpected character in a number") }
    try scalar(.plain, start..<byte, in: parent)
  }

  @inline(__always)
  private mutating func digits() -> Bool {
    var end = byte
    while end < text.count, text[end] &- UInt8(ascii: "0") < 10 { end += 1 }
    defer { byte = end }
    return end > byte
  }

  private struct Text {
    /// The content between the quotes.
    let content: Range<Int>
    let hasEscapes: Bool
  }

  @discardableResult
  @inline(__always)
  private mutating func string(in parent: Int32) throws(Problem) -> Text {
    // Most strings are short and contain no escapes.
    let start = byte
    byte += 1
    let isASCII = skipPlain()
    let content = start + 1..<byte
    guard isASCII, byte < text.count, text[byte] == UInt8(ascii: "\""), content.count <= limits.scalarBytes
    else {
      byte = start
      return try anyString(in: parent)
    }
    try scalar(.doubleQuoted, start..<byte + 1, in: parent)
    return Text(content: content, hasEscapes: false)
  }

  /// Reads any string and reports the error in an invalid one.
  @inline(never)
  private mutating func anyString(in parent: Int32) throws(Problem) -> Text {
    let start = byte
    var hasEscapes = false
    byte += 1
    while true {
      let run = byte
      if !skipPlain() { try checkUTF8(run..<byte) }
      guard byte < text.count else { break }
      if text[byte] == UInt8(ascii: "\"") { break }
      guard text[byte] == UInt8(ascii: "\\") else {
        throw mistake("a control character is not allowed in a string; write it as an escape")
      }
      hasEscapes = true
      do throws(JSONEscape.Mistake) {
        byte += try JSONEscape(at: byte, in: text).length
      } catch {
        guard error == .cutOff else { throw mistake(error.rawValue) }
        byte = text.count
      }
    }
    guard byte < text.count else {
      byte = start
      throw mistake("the string is not closed")
    }
    let content = start + 1..<byte
    guard content.count <= limits.scalarBytes else {
      throw Problem(.limit(.scalarBytes, limits.scalarBytes), at: Span(start..<byte + 1))
    }
    try scalar(.doubleQuoted, start..<byte + 1, in: parent, hasEscapes: hasEscapes)
    return Text(content: content, hasEscapes: hasEscapes)
  }

  @inline(__always)
  private mutating func scalar(
    _ form: Arena.Form, _ span: Range<Int>, in parent: Int32, hasEscapes: Bool = false
  ) throws(Problem) {
    try count()
    handler.scalar(form, span, in: parent, hasEscapes: hasEscapes)
    byte = span.upperBound
  }

  @inline(__always)
  private mutating func count() throws(Problem) {
    guard nodes < limits.nodes else { throw tooManyNodes }
    nodes += 1
  }

  // Errors are created in separate functions, so that valid input is read faster.

  private var tooManyNodes: Problem {
    @inline(never) get { Problem(.limit(.nodes, limits.nodes), at: Span(byte..<byte + 1)) }
  }

  // MARK: Bytes

  /// Advances to the next quote, backslash or control character, eight bytes at a time.
  ///
  /// - Returns: Whether all skipped bytes are ASCII.
  @inline(__always)
  private mutating func skipPlain() -> Bool {
    let (ones, high): (UInt64, UInt64) = (0x0101_0101_0101_0101, 0x8080_8080_8080_8080)
    let raw = UnsafeRawBufferPointer(text)
    var seen: UInt64 = 0
    var place = byte
    defer { byte = place }
    while place + 8 <= text.count {
      let word = raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      let quotes = word ^ (ones &* UInt64(UInt8(ascii: "\"")))
      let slashes = word ^ (ones &* UInt64(UInt8(ascii: "\\")))
      // The lowest marked byte is a match; a borrow may have marked those above it.
      let ends =
        ((quotes &- ones) & ~quotes | (slashes &- ones) & ~slashes | (word &- ones &* 0x20) & ~word) & high
      if ends != 0 {
        let length = UInt64(truncatingIfNeeded: ends.trailingZeroBitCount / 8)
        place &+= Int(truncatingIfNeeded: length)
        return (seen | word & ((1 &<< (8 &* length)) &- 1)) & high == 0
      }
      seen |= word
      place += 8
    }
    while place < text.count, text[place] != UInt8(ascii: "\""), text[place] != UInt8(ascii: "\\"),
      text[place] >= 0x20
    {
      seen |= UInt64(text[place])
      place += 1
    }
    return seen & high == 0
  }

  private func checkUTF8(_ range: Range<Int>) throws(Problem) {
    var byte = range.lowerBound
    while byte < range.upperBound {
      guard let (_, length) = decodeCharacter(at: byte, in: text) else {
        throw Problem(.encoding(.notUTF8(byte: text[byte])), at: Span(byte..<byte + 1))
      }
      byte += length
    }
  }

  /// Skips white space inside a value. If every line is a value, the value ends with its line.
  @inline(__always)
  private mutating func skipSpace() {
    while byte < text.count, text[byte] <= UInt8.space, text[byte].isBlank || text[byte].isLineEnd && !asLines
    { byte += 1 }
  }

  private mutating func skipLines() {
    while byte < text.count, text[byte].isBlank || text[byte].isLineEnd { byte += 1 }
  }

  @inline(__always)
  private mutating func take(_ expected: UInt8) -> Bool {
    guard byte < text.count, text[byte] == expected else { return false }
    byte += 1
    return true
  }

  @inline(never)
  private func mistake(_ message: String) -> Problem {
    let end = min(byte + 1, text.count)
    let place = Span(min(byte, end)..<end)
    if byte < text.count, decodeCharacter(at: byte, in: text) == nil {
      return Problem(.encoding(.notUTF8(byte: text[byte])), at: place)
    }
    if asLines, byte < text.count, text[byte].isLineEnd {
      return Problem(
        .json("the line ends inside its value; write one complete JSON value on each line"), at: place)
    }
    return Problem(.json(message), at: place)
  }
}

extension UInt8 {
  /// Whether the byte would continue the literal or number before it.
  fileprivate var isWordByte: Bool {
    self &- UInt8(ascii: "0") < 10 || (self | 0x20) &- UInt8(ascii: "a") < 26 || self == UInt8(ascii: ".")
      || self == UInt8(ascii: "_") || self >= 0x80
  }
}
