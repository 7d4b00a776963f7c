extension Tree {
  /// Reads JSON as RFC 8259 defines it: no comments, no comma too many, no key twice.
  ///
  /// - Parameter asLines: whether every line is a text of its own (NDJSON) and becomes a document.
  package static func parseJSON(
    name: String, _ bytes: [UInt8], asLines: Bool = false, limits: Limits = .standard
  ) throws(Problem) -> Tree {
    let source = try SourceText(name: name, json: bytes, limits: limits)
    var builder = JSONBuilder(source, limits: limits)
    return try bytes.withUnsafeBufferPointer { text throws(Problem) in
      try builder.read(text, asLines: asLines)
      return builder.tree
    }
  }
}

extension SourceText {
  /// JSON is UTF-8, and may hold characters between quotes that YAML does not allow.
  fileprivate init(name: String, json bytes: [UInt8], limits: Limits) throws(Problem) {
    guard bytes.count <= min(limits.fileBytes, Int(Int32.max) / 4) else {
      throw Problem(.limit(.fileBytes, limits.fileBytes), at: Span(0..<0))
    }
    self.init(name: name, checked: bytes)
    if let problem = index.problem, case .encoding(.notUTF8) = problem.kind { throw problem }
  }
}

/// Builds a tree from JSON, node by node as it is written.
///
/// What cannot be read ends the reading: half a file of figures shows nothing.
private struct JSONBuilder {
  private let source: SourceText
  private let limits: Limits
  private var arena = Arena()
  private var documents: [Document] = []
  private var keys = KeySet()
  private var problems: [Problem] = []
  private var byte = 0

  init(_ source: SourceText, limits: Limits) {
    self.source = source
    self.limits = limits
    arena.text = source.utf8
    arena.nodes.reserveCapacity(min(source.utf8.count / 8, limits.nodes))
  }

  var tree: Tree { Tree(source: source, documents: documents, problems: problems, arena: arena) }

  mutating func read(_ text: UnsafeBufferPointer<UInt8>, asLines: Bool) throws(Problem) {
    byte = byteOrderMarkLength(of: text)
    skipSpace(text)
    if byte == text.count, !asLines { throw mistake("the file holds no JSON", text) }
    while byte < text.count {
      let first = arena.nodes.count
      let start = byte
      try value(text, parent: -1, depth: 0)
      documents.append(
        Document(
          index: documents.count, root: NodeID(Int32(first)), span: Span(start..<byte),
          hasExplicitStart: false, hasExplicitEnd: false))
      let end = byte
      skipSpace(text)
      guard byte < text.count else { break }
      guard asLines else { throw mistake("the value ends here, and more follows", text) }
      guard text[end..<byte].contains(where: \.isLineEnd) else {
        throw mistake("a line holds one value, and more follows here", text)
      }
    }
  }

  // MARK: Values

  private mutating func value(
    _ text: UnsafeBufferPointer<UInt8>, parent: Int32, depth: Int
  ) throws(Problem) {
    guard byte < text.count else { throw mistake("the file ends where a value is expected", text) }
    guard arena.nodes.count < limits.nodes else {
      throw Problem(.limit(.nodes, limits.nodes), at: Span(byte..<byte + 1))
    }
    switch text[byte] {
    case UInt8(ascii: "{"): try object(text, parent, depth)
    case UInt8(ascii: "["): try array(text, parent, depth)
    case UInt8(ascii: "\""): try string(text, parent)
    case UInt8(ascii: "t"): try word("true", text, parent)
    case UInt8(ascii: "f"): try word("false", text, parent)
    case UInt8(ascii: "n"): try word("null", text, parent)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try number(text, parent)
    default: throw mistake("no JSON value begins like this", text)
    }
  }

  private mutating func object(
    _ text: UnsafeBufferPointer<UInt8>, _ parent: Int32, _ depth: Int
  ) throws(Problem) {
    let node = try begin(.flowMapping, parent, depth)
    skipSpace(text)
    if take(UInt8(ascii: "}"), text) { return end(node) }
    while true {
      guard byte < text.count, text[byte] == UInt8(ascii: "\"") else {
        throw mistake("expected a key in double quotes", text)
      }
      try string(text, node)
      skipSpace(text)
      guard take(UInt8(ascii: ":"), text) else { throw mistake("expected ':' after the key", text) }
      skipSpace(text)
      try value(text, parent: node, depth: depth + 1)
      skipSpace(text)
      if take(UInt8(ascii: "}"), text) { break }
      guard take(UInt8(ascii: ","), text) else { throw mistake("expected ',' or '}'", text) }
      skipSpace(text)
    }
    end(node)
    try checkKeys(of: node)
  }

  private mutating func array(
    _ text: UnsafeBufferPointer<UInt8>, _ parent: Int32, _ depth: Int
  ) throws(Problem) {
    let node = try begin(.flowSequence, parent, depth)
    skipSpace(text)
    if take(UInt8(ascii: "]"), text) { return end(node) }
    while true {
      try value(text, parent: node, depth: depth + 1)
      skipSpace(text)
      if take(UInt8(ascii: "]"), text) { break }
      guard take(UInt8(ascii: ","), text) else { throw mistake("expected ',' or ']'", text) }
      skipSpace(text)
    }
    end(node)
  }

  private mutating func word(
    _ word: StaticString, _ text: UnsafeBufferPointer<UInt8>, _ parent: Int32
  ) throws(Problem) {
    let length = word.utf8CodeUnitCount
    let isThere = word.withUTF8Buffer { text[byte...].starts(with: $0) }
    let goesOn = byte + length < text.count && text[byte + length].isWordByte
    guard isThere, !goesOn else { throw mistake("no JSON value begins like this", text) }
    append(.plain, byte..<byte + length, parent)
    byte += length
  }

  private mutating func number(_ text: UnsafeBufferPointer<UInt8>, _ parent: Int32) throws(Problem) {
    let start = byte
    func digits(_ byte: inout Int) -> Bool {
      let first = byte
      while byte < text.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(text[byte]) { byte += 1 }
      return byte > first
    }
    _ = take(UInt8(ascii: "-"), text)
    let isZero = byte < text.count && text[byte] == UInt8(ascii: "0")
    let first = byte
    guard digits(&byte) else { throw mistake("expected a digit", text) }
    if isZero, byte > first + 1 {
      byte = first
      throw mistake("a number does not begin with 0", text)
    }
    if take(UInt8(ascii: "."), text), !digits(&byte) { throw mistake("expected a digit after '.'", text) }
    if byte < text.count, text[byte] | 0x20 == UInt8(ascii: "e") {
      byte += 1
      if !take(UInt8(ascii: "+"), text) { _ = take(UInt8(ascii: "-"), text) }
      guard digits(&byte) else { throw mistake("expected a digit in the exponent", text) }
    }
    if byte < text.count, text[byte].isWordByte { throw mistake("no number goes on like this", text) }
    append(.plain, start..<byte, parent)
  }

  private mutating func string(_ text: UnsafeBufferPointer<UInt8>, _ parent: Int32) throws(Problem) {
    let start = byte
    byte += 1
    while byte < text.count, text[byte] != UInt8(ascii: "\""), text[byte] != UInt8(ascii: "\\"),
      text[byte] >= 0x20
    { byte += 1 }
    var content = start + 1..<byte
    if byte < text.count, text[byte] == UInt8(ascii: "\\") {
      let first = arena.text.count
      arena.text.append(contentsOf: text[content])
      try unescape(text)
      content = first..<arena.text.count
    }
    guard byte < text.count else {
      byte = start
      throw mistake("the text that begins here has no end", text)
    }
    guard text[byte] == UInt8(ascii: "\"") else {
      throw mistake("a control character stands in a text; write it as an escape", text)
    }
    byte += 1
    guard content.count <= limits.scalarBytes else {
      throw Problem(.limit(.scalarBytes, limits.scalarBytes), at: Span(start..<byte))
    }
    append(.doubleQuoted, start..<byte, parent, content: content)
  }

  /// Reads a text on from its first escape, into the arena.
  private mutating func unescape(_ text: UnsafeBufferPointer<UInt8>) throws(Problem) {
    while byte < text.count, text[byte] != UInt8(ascii: "\""), text[byte] >= 0x20 {
      guard text[byte] == UInt8(ascii: "\\") else {
        arena.text.append(text[byte])
        byte += 1
        continue
      }
      guard byte + 1 < text.count else { return byte = text.count }
      let escape = text[byte + 1]
      switch escape {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): arena.text.append(escape)
      case UInt8(ascii: "b"): arena.text.append(0x08)
      case UInt8(ascii: "f"): arena.text.append(0x0C)
      case UInt8(ascii: "n"): arena.text.append(0x0A)
      case UInt8(ascii: "r"): arena.text.append(0x0D)
      case UInt8(ascii: "t"): arena.text.append(0x09)
      case UInt8(ascii: "u"):
        arena.text.append(contentsOf: try codePoint(text).utf8)
        continue
      default: throw mistake("no escape of JSON", text)
      }
      byte += 2
    }
  }

  /// The character of `\uXXXX`, which is two of them where one is half of a pair.
  private mutating func codePoint(_ text: UnsafeBufferPointer<UInt8>) throws(Problem) -> Character {
    func unit(at place: Int) -> UInt32? {
      guard place + 6 <= text.count, text[place] == UInt8(ascii: "\\"), text[place + 1] == UInt8(ascii: "u")
      else { return nil }
      let digits = String(decoding: text[place + 2..<place + 6], as: UTF8.self)
      return digits.utf8.allSatisfy(\.isHexDigit) ? UInt32(digits, radix: 16) : nil
    }
    guard let first = unit(at: byte) else {
      throw mistake("expected four hexadecimal digits after '\\u'", text)
    }
    if let scalar = Unicode.Scalar(first) {
      byte += 6
      return Character(scalar)
    }
    guard (0xD800..<0xDC00).contains(first), let second = unit(at: byte + 6),
      (0xDC00..<0xE000).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw mistake("half a pair of surrogates stands alone", text) }
    byte += 12
    return Character(scalar)
  }

  // MARK: Nodes

  private mutating func begin(
    _ form: Arena.Form, _ parent: Int32, _ depth: Int
  ) throws(Problem) -> Int32 {
    guard depth < limits.depth else {
      throw Problem(.limit(.depth, limits.depth), at: Span(byte..<byte + 1))
    }
    append(form, byte..<byte + 1, parent)
    byte += 1
    return Int32(arena.nodes.count - 1)
  }

  private mutating func end(_ node: Int32) {
    arena.nodes[Int(node)].end = Int32(arena.nodes.count)
    arena.nodes[Int(node)].spanEnd = Int32(byte)
  }

  private mutating func append(
    _ form: Arena.Form, _ span: Range<Int>, _ parent: Int32, content: Range<Int>? = nil
  ) {
    let content = content ?? span
    arena.nodes.append(
      Arena.Node(
        form: form, flags: [], parent: parent, end: Int32(arena.nodes.count + 1),
        spanStart: Int32(span.lowerBound), spanEnd: Int32(span.upperBound),
        textStart: Int32(content.lowerBound), length: Int32(content.count)))
  }

  private mutating func checkKeys(of mapping: Int32) throws(Problem) {
    guard arena.mayRepeatKeys(mapping) else { return }
    keys.removeAll()
    for entry in Entries(Items(childrenOf: NodeID(mapping), in: arena.nodes)) {
      guard let place = keys.insert(entry.key.rawValue, in: arena) else { continue }
      let (key, first) = (arena.nodes[Int(entry.key.rawValue)], arena.nodes[Int(keys.members[place].node)])
      let text = String(decoding: arena.text[arena.textRange(entry.key.rawValue)], as: UTF8.self)
      let related = Problem.Related(
        "first stated here", at: Span(start: first.spanStart, end: first.spanEnd))
      throw Problem(
        .duplicateKey(text), at: Span(start: key.spanStart, end: key.spanEnd), related: [related])
    }
  }

  // MARK: Bytes

  private mutating func skipSpace(_ text: UnsafeBufferPointer<UInt8>) {
    while byte < text.count, text[byte].isBlank || text[byte].isLineEnd { byte += 1 }
  }

  private mutating func take(_ expected: UInt8, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard byte < text.count, text[byte] == expected else { return false }
    byte += 1
    return true
  }

  private func mistake(_ message: String, _ text: UnsafeBufferPointer<UInt8>) -> Problem {
    let end = min(byte + 1, text.count)
    return Problem(.json(message), at: Span(min(byte, end)..<end))
  }
}

extension UInt8 {
  fileprivate var isHexDigit: Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self)
      || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(self | 0x20)
  }

  /// What would make another word or number of the one before it.
  fileprivate var isWordByte: Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self)
      || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) || self == UInt8(ascii: ".")
      || self == UInt8(ascii: "_") || self >= 0x80
  }
}
