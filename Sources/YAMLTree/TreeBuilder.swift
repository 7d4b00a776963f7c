import CLibYAML

/// Builds a tree from libyaml's events.
///
/// It goes on after what is wrong with a node alone, such as a key stated twice, and throws what ends the
/// reading.
struct TreeBuilder {
  let source: SourceText
  let limits: Limits
  let text: UnsafeBufferPointer<UInt8>
  var marks: MarkMap
  var arena = Arena()
  var problems = ProblemList()
  private(set) var documents: [Document] = []
  /// The collections that have begun and not ended, the innermost last.
  private var open: [OpenCollection] = []
  /// The anchors of this document by name; a later one of the same name holds from there on.
  private var anchors: [String: Anchor] = [:]
  /// The nodes so far, with aliases and merges counted as what they stand for.
  private var expandedNodes = 0
  /// Where the last thing read ends.
  private var lastEnd = 0
  private var documentStart: (span: Span, isExplicit: Bool) = (Span(0..<0), false)
  /// The first node of this document, or where the next document's will be.
  private var firstNode: Int32 = 0
  var keys = KeySet()

  private struct OpenCollection {
    let node: Int32
    let anchor: String?
    let isMapping: Bool
    /// `expandedNodes` before this collection.
    let expandedBefore: Int
    var children = 0

    /// Whether the next child is the value of an entry.
    var awaitsValue: Bool { isMapping && !children.isMultiple(of: 2) }
    /// Whether the next child is the key of an entry.
    var awaitsKey: Bool { isMapping && children.isMultiple(of: 2) }
  }

  private struct Anchor {
    let node: Int32
    /// How many nodes an alias stands for; `nil` as long as the anchored node has not ended.
    var size: Int?
  }

  init(_ source: SourceText, limits: Limits, text: UnsafeBufferPointer<UInt8>) {
    self.source = source
    self.limits = limits
    self.text = text
    marks = MarkMap(text, isASCII: source.index.isASCII)
  }
}

extension TreeBuilder {
  /// Takes in one event; `false` after the last one.
  mutating func take(_ event: UnsafePointer<yaml_event_t>) throws(Problem) -> Bool {
    switch event.pointee.type {
    case YAML_STREAM_START_EVENT: try checkDirectives(from: byteOrderMarkLength(of: text))
    case YAML_DOCUMENT_START_EVENT: beginDocument(event)
    case YAML_DOCUMENT_END_EVENT: try endDocument(event)
    case YAML_SCALAR_EVENT: try addScalar(event)
    case YAML_ALIAS_EVENT: try addAlias(event)
    case YAML_SEQUENCE_START_EVENT:
      let isFlow = event.pointee.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE
      try beginCollection(
        isFlow ? .flowSequence : .blockSequence, event,
        properties(event.pointee.data.sequence_start.anchor, event.pointee.data.sequence_start.tag))
    case YAML_MAPPING_START_EVENT:
      let isFlow = event.pointee.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE
      try beginCollection(
        isFlow ? .flowMapping : .blockMapping, event,
        properties(event.pointee.data.mapping_start.anchor, event.pointee.data.mapping_start.tag))
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: try endCollection(event)
    case YAML_STREAM_END_EVENT: return false
    default: break
    }
    return true
  }

  private mutating func span(of event: UnsafePointer<yaml_event_t>) -> Span {
    let start = marks.byte(at: event.pointee.start_mark.index)
    return Span(start..<max(start, marks.byte(at: event.pointee.end_mark.index)))
  }
}

// MARK: Documents

extension TreeBuilder {
  private mutating func beginDocument(_ event: UnsafePointer<yaml_event_t>) {
    documentStart = (span(of: event), event.pointee.data.document_start.implicit == 0)
    lastEnd = Int(documentStart.span.end)
    anchors.removeAll(keepingCapacity: true)
  }

  private mutating func endDocument(_ event: UnsafePointer<yaml_event_t>) throws(Problem) {
    let isExplicit = event.pointee.data.document_end.implicit == 0
    let end = isExplicit ? Int(span(of: event).end) : lastEnd
    let hasRoot = Int(firstNode) < arena.nodes.count
    documents.append(
      Document(
        index: documents.count, root: hasRoot ? NodeID(firstNode) : nil,
        span: Span(start: documentStart.span.start, end: Int32(end)),
        hasExplicitStart: documentStart.isExplicit, hasExplicitEnd: isExplicit))
    firstNode = Int32(arena.nodes.count)
    try checkDirectives(from: text.endOfLine(at: marks.byte(at: event.pointee.end_mark.index)))
  }

  /// Refuses more `%TAG` directives before one document than the limit, before libyaml compares each with all
  /// others.
  private func checkDirectives(from start: Int) throws(Problem) {
    var count = 0
    var byte = start
    while byte < text.count {
      switch text[byte] {
      case UInt8(ascii: "%"):
        if text[byte...].starts(with: "%TAG".utf8) { count += 1 }
        guard count <= Limits.tagDirectives else {
          throw Problem(.limit(.tagDirectives, Limits.tagDirectives), at: Span(text.restOfLine(at: byte)))
        }
        byte = text.endOfLine(at: byte)
      case UInt8(ascii: "#"): byte = text.endOfLine(at: byte)
      case .space, .tab, .lineFeed, .carriageReturn: byte += 1
      default: return
      }
    }
  }

  /// The tree of all documents that have ended.
  mutating func finish() -> Tree {
    arena.nodes.removeSubrange(Int(firstNode)...)
    if let kept = arena.properties.lastIndex(where: { $0.node < firstNode }) {
      arena.properties.removeSubrange((kept + 1)...)
    } else {
      arena.properties.removeAll()
    }
    return Tree(source: source, documents: documents, problems: problems.inOrder, arena: arena)
  }
}

// MARK: Nodes

extension TreeBuilder {
  private struct Properties {
    let anchor: String?
    let tag: String?
  }

  private func properties(
    _ anchor: UnsafeMutablePointer<UInt8>?, _ tag: UnsafeMutablePointer<UInt8>?
  ) -> Properties? {
    guard anchor != nil || tag != nil else { return nil }
    return Properties(anchor: anchor.map { String(cString: $0) }, tag: tag.map { String(cString: $0) })
  }

  private mutating func addScalar(_ event: UnsafePointer<yaml_event_t>) throws(Problem) {
    let length = event.pointee.data.scalar.length
    var span = span(of: event)
    let properties = properties(event.pointee.data.scalar.anchor, event.pointee.data.scalar.tag)
    if span.isEmpty {
      // An empty document has no root.
      guard !open.isEmpty else { return }
      if open[open.count - 1].awaitsValue {
        let place = text.placeOfMissingValue(after: lastEnd, before: Int(span.start))
        span = Span(place..<place)
      }
    }
    guard length <= limits.scalarBytes else {
      throw Problem(.limit(.scalarBytes, limits.scalarBytes), at: span)
    }
    let value = UnsafeBufferPointer(start: event.pointee.data.scalar.value, count: length)
    let form: Arena.Form
    switch event.pointee.data.scalar.style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: form = .singleQuoted
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: form = .doubleQuoted
    case YAML_LITERAL_SCALAR_STYLE: form = .literal
    case YAML_FOLDED_SCALAR_STYLE: form = .folded
    default: form = .plain
    }
    if form == .literal || form == .folded {
      let isBlank = value.allSatisfy { $0.isBlank || $0.isLineEnd }
      span = Span(
        Int(span.start)..<text.endOfBlockScalar(from: Int(span.start), to: Int(span.end), isBlank: isBlank))
    }
    let isKey = open.last?.awaitsKey ?? false
    try append(form, span, properties, length: Int32(length))
    arena.text.append(contentsOf: value)
    if isKey, form == .plain, length == 2, value[0] == UInt8(ascii: "<"), value[1] == value[0],
      properties?.tag == nil || properties?.tag == "tag:yaml.org,2002:merge"
    {
      arena.nodes[arena.nodes.count - 1].flags.insert(.isMergeKey)
      arena.nodes[Int(open[open.count - 1].node)].flags.insert(.hasMergeKey)
    }
    if let anchor = properties?.anchor {
      anchors[anchor] = Anchor(node: Int32(arena.nodes.count - 1), size: 1)
    }
  }

  private mutating func addAlias(_ event: UnsafePointer<yaml_event_t>) throws(Problem) {
    let span = span(of: event)
    let name = event.pointee.data.alias.anchor.map { String(cString: $0) } ?? ""
    var target = Int32(arena.nodes.count)
    var size = 1
    if let anchor = anchors[name], let expanded = anchor.size {
      (target, size) = (anchor.node, expanded)
    } else if let anchor = anchors[name] {
      let record = arena.nodes[Int(anchor.node)]
      let start = Int(record.spanStart)
      let related = Problem.Related(
        "the value that `&\(name)` names begins here", at: Span(start..<start + 1 + name.utf8.count))
      problems.append(Problem(.selfReference(name), at: span, related: [related]))
    } else {
      problems.append(Problem(.undefinedAlias(name), at: span))
    }
    try append(.alias, span, nil, length: target, size: size)
  }

  private mutating func beginCollection(
    _ form: Arena.Form, _ event: UnsafePointer<yaml_event_t>, _ properties: Properties?
  ) throws(Problem) {
    let span = span(of: event)
    guard open.count < limits.depth else { throw Problem(.limit(.depth, limits.depth), at: span) }
    let expandedBefore = expandedNodes
    try append(form, span, properties, length: 0)
    let node = Int32(arena.nodes.count - 1)
    open.append(
      OpenCollection(
        node: node, anchor: properties?.anchor, isMapping: form.kind == .mapping,
        expandedBefore: expandedBefore))
    if let anchor = properties?.anchor { anchors[anchor] = Anchor(node: node, size: nil) }
  }

  private mutating func endCollection(_ event: UnsafePointer<yaml_event_t>) throws(Problem) {
    guard let collection = open.popLast() else { return }
    let node = Int(collection.node)
    // A bracket has a width; the end of a block collection, or of `a: b` in a flow sequence, is where libyaml
    // noticed.
    if event.pointee.end_mark.index > event.pointee.start_mark.index {
      lastEnd = marks.byte(at: event.pointee.end_mark.index)
    }
    arena.nodes[node].end = Int32(arena.nodes.count)
    arena.nodes[node].spanEnd = Int32(lastEnd)
    if collection.isMapping { try checkKeys(of: collection.node) }
    if let name = collection.anchor, anchors[name]?.node == collection.node {
      anchors[name]?.size = expandedNodes - collection.expandedBefore
    }
  }

  /// Adds a node after all others, as the next child of the innermost open collection.
  ///
  /// - Parameter size: How many nodes it stands for.
  private mutating func append(
    _ form: Arena.Form, _ span: Span, _ properties: Properties?, length: Int32, size: Int = 1
  ) throws(Problem) {
    try count(size, at: span)
    let node = Int32(arena.nodes.count)
    arena.nodes.append(
      Arena.Node(
        form: form, flags: properties == nil ? [] : .hasProperties, parent: open.last?.node ?? -1,
        end: node + 1,
        spanStart: span.start, spanEnd: span.end, textStart: Int32(arena.text.count), length: length))
    if let properties {
      arena.properties.append(Arena.Properties(node: node, anchor: properties.anchor, tag: properties.tag))
    }
    if !open.isEmpty { open[open.count - 1].children += 1 }
    lastEnd = Int(span.end)
  }

  /// Where the flow collections begin that have not ended, the innermost last.
  var openFlowCollections: [Int] {
    open.map { arena.nodes[Int($0.node)] }.filter { $0.form.style == .flow }.map { Int($0.spanStart) }
  }

  /// Counts nodes towards the limit.
  mutating func count(_ nodes: Int, at span: Span) throws(Problem) {
    expandedNodes += nodes
    guard expandedNodes <= limits.nodes else { throw Problem(.limit(.nodes, limits.nodes), at: span) }
  }
}
