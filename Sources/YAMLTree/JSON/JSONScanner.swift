/// What becomes of JSON while it is read: one call for each value, parents before what is in them.
protocol JSONHandler {
  /// A text with its quotes, a number or a word.
  ///
  /// - Parameter hasEscapes: whether a text says something else than its bytes do.
  mutating func scalar(_ form: Arena.Form, _ span: Range<Int>, in parent: Int32, hasEscapes: Bool)
  /// A list or an object begins; the number that it gives is the parent of what is in it.
  mutating func begin(_ form: Arena.Form, at byte: Int, in parent: Int32) -> Int32
  /// - Parameter byte: the first one after the value.
  mutating func end(_ node: Int32, at byte: Int)
  /// A top value has ended.
  mutating func document(_ span: Range<Int>, root: Int32)
  /// The key of an object that it states twice.
  mutating func repeatedKey(of object: Int32) -> RepeatedKey?
}

struct RepeatedKey {
  let text: String
  let span: Span
  let first: Span
}

/// Reads JSON as RFC 8259 defines it: no comments, no comma too many, no key twice.
///
/// What cannot be read ends the reading: half a file of figures shows nothing.
struct JSONScanner<Handler: JSONHandler> {
  var handler: Handler
  private let text: UnsafeBufferPointer<UInt8>
  private let limits: Limits
  /// Whether every line is a text of its own (NDJSON).
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
    if byte == text.count, !asLines { throw mistake("the file holds no JSON") }
    while byte < text.count {
      let start = byte
      let first = Int32(nodes)
      try value(in: -1, depth: 0)
      handler.document(start..<byte, root: first)
      let end = byte
      skipLines()
      guard byte < text.count else { break }
      guard asLines else { throw mistake("the value ends here, and more follows") }
      guard text[end..<byte].contains(where: \.isLineEnd) else {
        throw mistake("a line holds one value, and more follows here")
      }
    }
  }

  // MARK: Values

  private mutating func value(in parent: Int32, depth: Int) throws(Problem) {
    guard byte < text.count else { throw mistake("the file ends where a value is expected") }
    switch text[byte] {
    case UInt8(ascii: "\""): try string(in: parent)
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): try number(in: parent)
    case UInt8(ascii: "{"): try object(in: parent, depth)
    case UInt8(ascii: "["): try array(in: parent, depth)
    case UInt8(ascii: "t"): try word("true", in: parent)
    case UInt8(ascii: "f"): try word("false", in: parent)
    case UInt8(ascii: "n"): try word("null", in: parent)
    default: throw mistake("no JSON value begins like this")
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
        // An escape may say what another key says plainly.
        if key.hasEscapes { keys.mayRepeat = true } else { keys.add(key.content, in: text) }
        skipSpace()
        guard take(UInt8(ascii: ":")) else { throw mistake("expected ':' after the key") }
        skipSpace()
        try value(in: node, depth: depth + 1)
        skipSpace()
        if take(UInt8(ascii: "}")) { break }
        guard take(UInt8(ascii: ",")) else { throw mistake("expected ',' or '}'") }
        skipSpace()
      }
    }
    handler.end(node, at: byte)
    if keys.mayRepeat, let key = handler.repeatedKey(of: node) {
      throw Problem(
        .duplicateKey(key.text), at: key.span,
        related: [Problem.Related("first stated here", at: key.first)])
    }
  }

  private mutating func array(in parent: Int32, _ depth: Int) throws(Problem) {
    let node = try begin(.flowSequence, in: parent, depth)
    if !take(UInt8(ascii: "]")) {
      while true {
        try value(in: node, depth: depth + 1)
        skipSpace()
        if take(UInt8(ascii: "]")) { break }
        guard take(UInt8(ascii: ",")) else { throw mistake("expected ',' or ']'") }
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
      throw mistake("no JSON value begins like this")
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
      throw mistake("a number does not begin with 0")
    }
    if take(UInt8(ascii: ".")), !digits() { throw mistake("expected a digit after '.'") }
    if byte < text.count, text[byte] | 0x20 == UInt8(ascii: "e") {
      byte += 1
      if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
      guard digits() else { throw mistake("expected a digit in the exponent") }
    }
    if byte < text.count, text[byte].isWordByte { throw mistake("no number goes on like this") }
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
    /// What stands between its quotes.
    let content: Range<Int>
    let hasEscapes: Bool
  }

  @discardableResult
  @inline(__always)
  private mutating func string(in parent: Int32) throws(Problem) -> Text {
    // Most texts are short and plain.
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

  /// Reads any text, and says what is wrong with one that is none.
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
        throw mistake("a control character stands in a text; write it as an escape")
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
      throw mistake("the text that begins here has no end")
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

  // Where a mistake is made up, out of the way of what is read without one.

  private var tooManyNodes: Problem {
    @inline(never) get { Problem(.limit(.nodes, limits.nodes), at: Span(byte..<byte + 1)) }
  }

  // MARK: Bytes

  /// Goes on to the next quote, backslash or control character, eight bytes at a time.
  ///
  /// - Returns: whether all that was passed over is ASCII.
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
      // The lowest byte that is marked is one of them; those above it may be marked by a borrow.
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

  /// Skips white space inside of a value, which ends with its line where every line is a value.
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
      return Problem(.json("the line ends before its value does, and each line is a whole one"), at: place)
    }
    return Problem(.json(message), at: place)
  }
}

extension UInt8 {
  /// What would make another word or number of the one before it.
  fileprivate var isWordByte: Bool {
    self &- UInt8(ascii: "0") < 10 || (self | 0x20) &- UInt8(ascii: "a") < 26 || self == UInt8(ascii: ".")
      || self == UInt8(ascii: "_") || self >= 0x80
  }
}
