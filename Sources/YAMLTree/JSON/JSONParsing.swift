extension Tree {
  /// Parses JSON to a tree, node by node in document order.
  ///
  /// - Parameter asLines: Whether every line is a separate JSON text (NDJSON) that becomes a document.
  package static func parseJSON(
    name: String, _ bytes: [UInt8], asLines: Bool = false, limits: Limits = .standard
  ) throws(Problem) -> Tree {
    let source = SourceText(name: name, checked: bytes)
    return try bytes.withUnsafeBufferPointer { text throws(Problem) in
      var scanner = JSONScanner(text, JSONTreeBuilder(source, text, limits), asLines: asLines, limits)
      try scanner.read()
      let builder = scanner.handler
      return Tree(source: source, documents: builder.documents, problems: [], arena: builder.arena)
    }
  }
}

private struct JSONTreeBuilder: JSONHandler {
  private let text: UnsafeBufferPointer<UInt8>
  private(set) var arena = Arena()
  private(set) var documents: [Document] = []
  private var keys = KeySet()

  init(_ source: SourceText, _ text: UnsafeBufferPointer<UInt8>, _ limits: Limits) {
    self.text = text
    arena.text = source.utf8
    arena.nodes.reserveCapacity(min(text.count / 8, limits.nodes))
  }

  mutating func scalar(_ form: Arena.Form, _ span: Range<Int>, in parent: Int32, hasEscapes: Bool) {
    var content = form == .plain ? span : span.lowerBound + 1..<span.upperBound - 1
    if hasEscapes {
      let first = arena.text.count
      JSONEscape.decode(.init(bytes: content, hasEscapes: true), of: text, into: &arena.text)
      content = first..<arena.text.count
    }
    append(form, span, parent, content: content)
  }

  mutating func begin(_ form: Arena.Form, at byte: Int, in parent: Int32) -> Int32 {
    append(form, byte..<byte + 1, parent, content: byte..<byte)
    return Int32(arena.nodes.count - 1)
  }

  mutating func end(_ node: Int32, at byte: Int) {
    arena.nodes[Int(node)].end = Int32(arena.nodes.count)
    arena.nodes[Int(node)].spanEnd = Int32(byte)
  }

  mutating func document(_ span: Range<Int>, root: Int32) {
    documents.append(
      Document(
        index: documents.count, root: NodeID(root), span: Span(span), hasExplicitStart: false,
        hasExplicitEnd: false))
  }

  mutating func repeatedKey(of object: Int32) -> RepeatedKey? {
    keys.removeAll()
    for entry in Entries(Items(childrenOf: NodeID(object), in: arena.nodes)) {
      guard let place = keys.insert(entry.key.rawValue, in: arena) else { continue }
      let (key, first) = (arena.nodes[Int(entry.key.rawValue)], arena.nodes[Int(keys.members[place].node)])
      return RepeatedKey(
        text: String(decoding: arena.text[arena.textRange(entry.key.rawValue)], as: UTF8.self),
        span: Span(start: key.spanStart, end: key.spanEnd),
        first: Span(start: first.spanStart, end: first.spanEnd))
    }
    return nil
  }

  private mutating func append(
    _ form: Arena.Form, _ span: Range<Int>, _ parent: Int32, content: Range<Int>
  ) {
    arena.nodes.append(
      Arena.Node(
        form: form, flags: [], parent: parent, end: Int32(arena.nodes.count + 1),
        spanStart: Int32(span.lowerBound), spanEnd: Int32(span.upperBound),
        textStart: Int32(content.lowerBound), length: Int32(content.count)))
  }
}
