/// Parsed JSON without values: the start of each value and the number of the next one.
///
/// Reading a few values of a large file costs one pass over the bytes and the decoding of those values.
package final class JSONText: Sendable {
  /// A value or a key, by its number in document order.
  package struct Node: Hashable, Sendable {
    fileprivate let index: Int
  }

  package enum Kind: Sendable {
    case object, array, string, number, `true`, `false`, null
  }

  /// The start of a node, and the number of the node after its last descendant.
  fileprivate struct Mark {
    let start: UInt32
    var next: UInt32
  }

  package let name: String
  package let bytes: [UInt8]
  /// The top-level values.
  package let documents: [Node]
  private let marks: [Mark]

  /// - Parameter asLines: Whether every line is a separate JSON text (NDJSON) that becomes a document.
  package init(
    name: String, _ bytes: [UInt8], asLines: Bool = false, limits: Limits = .standard
  ) throws(Problem) {
    let builder = try bytes.withUnsafeBufferPointer { text throws(Problem) in
      var scanner = JSONScanner(text, JSONMarking(text), asLines: asLines, limits)
      try scanner.read()
      return scanner.handler
    }
    self.name = name
    self.bytes = bytes
    documents = builder.documents
    // The array keeps only the capacity it needs.
    marks = builder.marks.withUnsafeBufferPointer { Array($0) }
  }

  package func kind(_ node: Node) -> Kind {
    switch bytes[start(of: node)] {
    case UInt8(ascii: "{"): .object
    case UInt8(ascii: "["): .array
    case UInt8(ascii: "\""): .string
    case UInt8(ascii: "t"): .true
    case UInt8(ascii: "f"): .false
    case UInt8(ascii: "n"): .null
    default: .number
    }
  }

  /// The items of a list; empty for other nodes.
  package func items(_ node: Node) -> Items {
    kind(node) == .array
      ? Items(text: self, position: node.index + 1, end: next(node.index)) : .none(of: self)
  }

  /// The keys of an object and their values; empty for other nodes.
  package func members(_ node: Node) -> Members {
    Members(
      nodes: kind(node) == .object
        ? Items(text: self, position: node.index + 1, end: next(node.index)) : .none(of: self))
  }

  package struct Items: Sequence, IteratorProtocol {
    fileprivate let text: JSONText
    fileprivate var position: Int
    fileprivate let end: Int

    fileprivate static func none(of text: JSONText) -> Self { Self(text: text, position: 0, end: 0) }

    package mutating func next() -> Node? {
      guard position < end else { return nil }
      defer { position = text.next(position) }
      return Node(index: position)
    }
  }

  package struct Members: Sequence, IteratorProtocol {
    fileprivate var nodes: Items

    package mutating func next() -> (key: Node, value: Node)? {
      guard let key = nodes.next(), let value = nodes.next() else { return nil }
      return (key, value)
    }
  }

  /// The text of a string, without quotes and with its escapes decoded.
  package func string(_ node: Node) -> String {
    bytes.withUnsafeBufferPointer { text in
      let content = JSONMarking.content(at: start(of: node), in: text)
      guard content.hasEscapes else { return String(decoding: text[content.bytes], as: UTF8.self) }
      var decoded: [UInt8] = []
      JSONEscape.decode(content, of: text, into: &decoded)
      return String(decoding: decoded, as: UTF8.self)
    }
  }

  /// Passes the bytes of a number to a closure.
  package func withNumber<Result>(_ node: Node, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    bytes.withUnsafeBufferPointer { text in
      let start = start(of: node)
      var end = start
      while end < text.count, text[end] > UInt8.space, text[end] != UInt8(ascii: ","),
        text[end] != UInt8(ascii: "]"), text[end] != UInt8(ascii: "}")
      { end += 1 }
      return body(UnsafeBufferPointer(rebasing: text[start..<end]))
    }
  }

  /// Whether a string has this text.
  package func says(_ node: Node, _ words: String) -> Bool {
    var words = words
    let start = start(of: node) + 1
    let isPlain: Bool? = words.withUTF8 { words in
      bytes.withUnsafeBufferPointer { text in
        // A quote follows the text at the latest, so this stays within the bounds.
        for (place, word) in words.enumerated() {
          let byte = text[start + place]
          if byte == UInt8(ascii: "\\") { return nil }
          if byte != word || byte == UInt8(ascii: "\"") { return false }
        }
        return text[start + words.count] == UInt8(ascii: "\"")
      }
    }
    return isPlain ?? string(node).utf8.elementsEqual(words.utf8)
  }

  /// The position of a node as line and column.
  package func position(of node: Node) -> Position {
    SourceText(name: name, checked: bytes).position(of: start(of: node))
  }

  private func start(of node: Node) -> Int { Int(marks[node.index].start) }
  private func next(_ index: Int) -> Int { Int(marks[index].next) }
}

/// Records the start of each value.
private struct JSONMarking: JSONHandler {
  private let text: UnsafeBufferPointer<UInt8>
  private(set) var marks: [JSONText.Mark] = []
  private(set) var documents: [JSONText.Node] = []
  private var keys = KeySet()
  /// The decoded text of the keys that are being checked.
  private var keyText: [UInt8] = []

  init(_ text: UnsafeBufferPointer<UInt8>) {
    self.text = text
    marks.reserveCapacity(text.count / 4)
  }

  mutating func scalar(_ form: Arena.Form, _ span: Range<Int>, in parent: Int32, hasEscapes: Bool) {
    marks.append(.init(start: UInt32(span.lowerBound), next: UInt32(marks.count + 1)))
  }

  mutating func begin(_ form: Arena.Form, at byte: Int, in parent: Int32) -> Int32 {
    marks.append(.init(start: UInt32(byte), next: 0))
    return Int32(marks.count - 1)
  }

  mutating func end(_ node: Int32, at byte: Int) { marks[Int(node)].next = UInt32(marks.count) }

  mutating func document(_ span: Range<Int>, root: Int32) { documents.append(.init(index: Int(root))) }

  mutating func repeatedKey(of object: Int32) -> RepeatedKey? {
    keys.removeAll()
    keyText.removeAll(keepingCapacity: true)
    let end = Int(marks[Int(object)].next)
    var key = Int(object) + 1
    while key < end {
      let start = keyText.count
      JSONEscape.decode(Self.content(at: Int(marks[key].start), in: text), of: text, into: &keyText)
      let range = start..<keyText.count
      if let place = keys.insert(Int32(key), range, of: keyText) {
        return RepeatedKey(
          text: String(decoding: keyText[range], as: UTF8.self), span: span(key),
          first: span(Int(keys.members[place].node)))
      }
      key = Int(marks[key + 1].next)
    }
    return nil
  }

  private func span(_ key: Int) -> Span {
    let content = Self.content(at: Int(marks[key].start), in: text).bytes
    return Span(content.lowerBound - 1..<content.upperBound + 1)
  }

  /// The content between the quotes of a string that begins at an offset.
  static func content(at start: Int, in text: UnsafeBufferPointer<UInt8>) -> JSONEscape.Content {
    var byte = start + 1
    var hasEscapes = false
    while byte < text.count, text[byte] != UInt8(ascii: "\"") {
      if text[byte] == UInt8(ascii: "\\") {
        hasEscapes = true
        byte += 1
      }
      byte += 1
    }
    return JSONEscape.Content(bytes: start + 1..<min(byte, text.count), hasEscapes: hasEscapes)
  }
}
