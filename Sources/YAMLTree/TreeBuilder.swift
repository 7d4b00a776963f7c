import CLibYAML

/// Builds a tree from libyaml's events.
///
/// It continues after problems of a single node, such as a duplicate key, and throws a problem that ends the
/// parsing.
struct TreeBuilder {
  let source: SourceText
  let limits: Limits
  let text: UnsafeBufferPointer<UInt8>
  var marks: MarkMap
  var arena = Arena()
  var problems = ProblemList()
  private(set) var documents: [Document] = []
  /// The innermost open collection.
  private var innermost: OpenCollection?
  /// The collections around it, outermost first.
  private var outer: [OpenCollection] = []
  /// The anchors of this document by name. A later anchor replaces an earlier one with the same name.
  private var anchors: [String: Anchor] = [:]
  /// The size of the nodes so far, with aliases expanded.
  private var expanded = Size()
  /// The number of entries that merges have added so far.
  private var mergedEntries = 0
  /// The end of the last event.
  private var lastEnd = 0
  private var documentStart: (span: Span, isExplicit: Bool) = (Span(0..<0), false)
  /// The first node of this document, or the index for that of the next document.
  private var firstNode: Int32 = 0
  var keys = KeySet()

  private struct OpenCollection {
    let node: Int32
    let isMapping: Bool
    /// The value of `expanded` before this collection.
    let expandedBefore: Size
    var children = 0

    /// Whether the next child is the value of an entry.
    var awaitsValue: Bool { isMapping && !children.isMultiple(of: 2) }
    /// Whether the next child is the key of an entry.
    var awaitsKey: Bool { isMapping && children.isMultiple(of: 2) }
  }

  private struct Anchor {
    let node: Int32
    /// The size of what an alias expands to; `nil` until the anchored node has ended.
    var size: Size?
  }

  /// The number of nodes, and the length of their texts in bytes.
  private struct Size {
    var nodes = 0
    var bytes = 0

    /// The sum; `Int.max` if it overflows.
    static func + (a: Size, b: Size) -> Size {
      func sum(_ a: Int, _ b: Int) -> Int {
        let (sum, isTooLarge) = a.addingReportingOverflow(b)
        return isTooLarge ? .max : sum
      }
      return Size(nodes: sum(a.nodes, b.nodes), bytes: sum(a.bytes, b.bytes))
    }
    static func - (a: Size, b: Size) -> Size { Size(nodes: a.nodes - b.nodes, bytes: a.bytes - b.bytes) }
  }

  init(_ source: SourceText, limits: Limits, text: UnsafeBufferPointer<UInt8>) {
    self.source = source
    self.limits = limits
    self.text = text
    marks = MarkMap(text, isASCII: source.index.isASCII)
    arena.text = source.utf8
    // This is more than most texts of this length need. Memory that is not written to costs almost nothing.
    arena.nodes.reserveCapacity(min(text.count / 8, max(0, limits.nodes)))
  }
}

/// The implicit tag of an unquoted `<<`.
private let mergeTag = "tag:yaml.org,2002:merge"

extension TreeBuilder {
  /// Processes one event; returns `false` after the last one.
  mutating func take(_ event: UnsafePointer<yaml_event_t>) throws(Problem) -> Bool {
    switch event.pointee.type {
    case YAML_SCALAR_EVENT: try addScalar(event)
    case YAML_STREAM_START_EVENT: try checkDirectives(from: byteOrderMarkLength(of: text))
    case YAML_DOCUMENT_START_EVENT: beginDocument(event)
    case YAML_DOCUMENT_END_EVENT: try endDocument(event)
    case YAML_ALIAS_EVENT: try addAlias(event)
    case YAML_SEQUENCE_START_EVENT:
      let sequence = event.pointee.data.sequence_start
      try begin(sequence.style == YAML_FLOW_SEQUENCE_STYLE ? .flowSequence : .blockSequence, span(of: event))
      attach(anchor: sequence.anchor, tag: sequence.tag, size: nil)
    case YAML_MAPPING_START_EVENT:
      let mapping = event.pointee.data.mapping_start
      try begin(mapping.style == YAML_FLOW_MAPPING_STYLE ? .flowMapping : .blockMapping, span(of: event))
      attach(anchor: mapping.anchor, tag: mapping.tag, size: nil)
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
    if !anchors.isEmpty { anchors = [:] }
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

  /// Rejects more `%TAG` directives before one document than the limit, before libyaml compares each with all
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

  /// The tree of all completed documents.
  mutating func finish() -> Tree {
    arena.nodes.removeSubrange(Int(firstNode)...)
    if let kept = arena.properties.lastIndex(where: { $0.node < firstNode }) {
      arena.properties.removeSubrange((kept + 1)...)
    } else {
      arena.properties.removeAll()
    }
    let problems = problems.inOrder.map { visible($0) }
    return Tree(source: source, documents: documents, problems: problems, arena: arena)
  }

  /// The problem, moved to the last character before its place if nothing is visible there: a missing value,
  /// or the end of the file.
  private func visible(_ problem: Problem) -> Problem {
    let related = problem.related.map { Problem.Related($0.message, at: visible($0.span)) }
    return Problem(problem.kind, at: visible(problem.span), related: related)
  }

  private func visible(_ span: Span) -> Span {
    span.isEmpty ? Span(text.lastCharacter(before: min(Int(span.start), text.count))) : span
  }
}

// MARK: Nodes

extension TreeBuilder {
  /// Adds the anchor and tag of the last node, if it has them.
  ///
  /// - Parameter size: The size of what an alias of it expands to; `nil` if not known yet.
  private mutating func attach(
    anchor: UnsafeMutablePointer<UInt8>?, tag: UnsafeMutablePointer<UInt8>?, size: Size?
  ) {
    guard anchor != nil || tag != nil else { return }
    let node = Int32(arena.nodes.count - 1)
    let anchor = anchor.map { String(cString: $0) }
    arena.nodes[Int(node)].flags.insert(.hasProperties)
    arena.properties.append(
      Arena.Properties(node: node, anchor: anchor, tag: tag.map { String(cString: $0) }))
    if let anchor { anchors[anchor] = Anchor(node: node, size: size) }
  }

  private mutating func addScalar(_ event: UnsafePointer<yaml_event_t>) throws(Problem) {
    let scalar = event.pointee.data.scalar
    var span = span(of: event)
    if span.isEmpty {
      // An empty document has no root, but counts as a node.
      guard let innermost else { return try count(Size(nodes: 1), at: documentStart.span) }
      if innermost.awaitsValue {
        let place = text.placeOfMissingValue(after: lastEnd, before: Int(span.start))
        span = Span(place..<place)
      }
    }
    guard scalar.length <= limits.scalarBytes else {
      throw Problem(.limit(.scalarBytes, limits.scalarBytes), at: span)
    }
    let value = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
    let form = Arena.Form(scalar.style)
    if form == .literal || form == .folded {
      let isBlank = value.allSatisfy { $0.isBlank || $0.isLineEnd }
      let end = text.endOfBlockScalar(from: Int(span.start), to: Int(span.end), isBlank: isBlank)
      span = Span(Int(span.start)..<end)
    }
    let isKey = innermost?.awaitsKey ?? false
    // An unquoted scalar on one line, without a preceding anchor or tag, is in the file as it is.
    let isVerbatim =
      form == .plain && event.pointee.start_mark.line == event.pointee.end_mark.line
      && scalar.length == span.bytes.count
    let textStart = isVerbatim ? span.start : store(value, writtenAt: Int(span.start) + 1)
    let size = Size(nodes: 1, bytes: scalar.length)
    try append(form, span, textStart: textStart, length: Int32(scalar.length), size: size)
    attach(anchor: scalar.anchor, tag: scalar.tag, size: size)
    if isKey, form == .plain, scalar.length == 2, value[0] == UInt8(ascii: "<"), value[1] == value[0] {
      markMergeKey()
    }
  }

  /// The start of a scalar's text in the arena: in the text of the file if it occurs there unchanged,
  /// otherwise after all other texts.
  private mutating func store(_ value: UnsafeBufferPointer<UInt8>, writtenAt place: Int) -> Int32 {
    if value.matches(text, at: place) { return Int32(place) }
    arena.text.append(contentsOf: value)
    return Int32(arena.text.count - value.count)
  }

  /// Marks the last node as a merge key, unless it has another tag.
  private mutating func markMergeKey() {
    let node = arena.nodes.count - 1
    guard let innermost, arena.properties(Int32(node))?.tag ?? mergeTag == mergeTag else { return }
    arena.nodes[node].flags.insert(.isMergeKey)
    arena.nodes[Int(innermost.node)].flags.insert(.hasMergeKey)
  }

  private mutating func addAlias(_ event: UnsafePointer<yaml_event_t>) throws(Problem) {
    let span = span(of: event)
    let name = event.pointee.data.alias.anchor.map { String(cString: $0) } ?? ""
    var target = Int32(arena.nodes.count)
    var size = Size(nodes: 1)
    if let anchor = anchors[name], let expanded = anchor.size {
      (target, size) = (anchor.node, expanded)
    } else if let anchor = anchors[name] {
      let start = Int(arena.nodes[Int(anchor.node)].spanStart)
      let related = Problem.Related(
        "the value that `&\(name)` names starts here", at: Span(text.word(at: start)))
      problems.append(Problem(.selfReference(name), at: span, related: [related]))
    } else {
      problems.append(Problem(.undefinedAlias(name), at: span))
    }
    try append(.alias, span, length: target, size: size)
  }

  /// Adds a sequence or mapping, which is open until its end is processed.
  private mutating func begin(_ form: Arena.Form, _ span: Span) throws(Problem) {
    // Until its end is known, the span of a block collection is its first character.
    let span = span.isEmpty ? Span(text.character(at: Int(span.start))) : span
    let depth = outer.count + (innermost == nil ? 0 : 1)
    guard depth < limits.depth else { throw Problem(.limit(.depth, limits.depth), at: span) }
    let collection = OpenCollection(
      node: Int32(arena.nodes.count), isMapping: form.kind == .mapping, expandedBefore: expanded)
    try append(form, span)
    if let innermost { outer.append(innermost) }
    innermost = collection
  }

  private mutating func endCollection(_ event: UnsafePointer<yaml_event_t>) throws(Problem) {
    guard let collection = innermost else { return }
    innermost = outer.popLast()
    let node = Int(collection.node)
    // A bracket has a width. The end of a block collection, or of `a: b` in a flow sequence, is where libyaml
    // noticed it.
    if event.pointee.end_mark.index > event.pointee.start_mark.index {
      lastEnd = marks.byte(at: event.pointee.end_mark.index)
    }
    arena.nodes[node].end = Int32(arena.nodes.count)
    arena.nodes[node].spanEnd = Int32(lastEnd)
    if collection.isMapping { try checkKeys(of: collection.node) }
    if let name = arena.properties(collection.node)?.anchor, anchors[name]?.node == collection.node {
      anchors[name]?.size = expanded - collection.expandedBefore
    }
  }

  /// Adds a node at the end, as the next child of the innermost open collection.
  ///
  /// - Parameter size: The size of what it expands to.
  private mutating func append(
    _ form: Arena.Form, _ span: Span, textStart: Int32 = 0, length: Int32 = 0, size: Size = Size(nodes: 1)
  ) throws(Problem) {
    try count(size, at: span)
    let node = Int32(arena.nodes.count)
    arena.nodes.append(
      Arena.Node(
        form: form, flags: [], parent: innermost?.node ?? -1, end: node + 1, spanStart: span.start,
        spanEnd: span.end, textStart: textStart, length: length))
    innermost?.children += 1
    lastEnd = Int(span.end)
  }

  /// The starts of the open flow collections, innermost last.
  var openFlowCollections: [Int] {
    let open = outer + [innermost].compactMap { $0 }
    return open.map { arena.nodes[Int($0.node)] }.filter { $0.form.style == .flow }.map { Int($0.spanStart) }
  }

  /// Counts nodes and their texts toward the limits.
  private mutating func count(_ size: Size, at span: Span) throws(Problem) {
    expanded = expanded + size
    try checkCount(at: span)
  }

  /// Counts the entries that a merge adds toward the limit of nodes.
  mutating func countMerged(at span: Span) throws(Problem) {
    mergedEntries += 1
    try checkCount(at: span)
  }

  private func checkCount(at span: Span) throws(Problem) {
    guard expanded.nodes <= limits.nodes, mergedEntries <= limits.nodes - expanded.nodes else {
      throw Problem(.limit(.nodes, limits.nodes), at: span)
    }
    guard expanded.bytes <= limits.fileBytes else {
      throw Problem(.limit(.expandedBytes, limits.fileBytes), at: span)
    }
  }
}
