package import YAMLTree

/// A place in a document, to which a finding refers.
package struct RecordPlace: Sendable, Hashable {
  package let route: Route
  /// The span to underline: a value, or the nearest existing key.
  package let span: Span
  /// The aliases on the way to the place.
  package let uses: [Span]

  package init(_ route: Route, span: Span, uses: [Span] = []) {
    self.route = route
    self.span = span
    self.uses = uses
  }

  /// The place of a missing value: the nearest existing key.
  package func naming(_ key: String) -> RecordPlace { RecordPlace(route.field(key), span: span, uses: uses) }

  /// The same place with a narrower span.
  package func underlining(_ span: Span) -> RecordPlace { RecordPlace(route, span: span, uses: uses) }
}

extension RecordTree {
  /// The place of a record.
  package func place(of record: RecordID) -> RecordPlace {
    let header = header(record)
    if let first = header.behind.first { return place(of: first) }
    return RecordPlace(route(of: record), span: anchor(of: record), uses: uses(of: record))
  }

  /// The place of a field: its value, or if it is missing the nearest existing node, with a path that names
  /// the key.
  package func place(of record: RecordID, slot: Int) -> RecordPlace {
    if case .record(let inner) = self[record, slot], isPart(inner, of: record) { return place(of: inner) }
    let holder = holder(of: record, slot: slot)
    let name = schema(holder).fields[slot].name
    let origin = ownOrigin(holder, slot: slot)
    let route = route(of: holder).field(name)
    guard let value = origin.value else {
      return RecordPlace(route, span: anchor(of: holder), uses: uses(of: holder))
    }
    let node = tree.resolved(value)
    var uses = uses(of: holder)
    if node != value { uses.append(tree.span(value)) }
    let isScalar = tree.kind(node) == .scalar && !tree.span(node).isEmpty
    let shown = isScalar ? tree.span(node) : origin.key.map(tree.span) ?? tree.visibleSpan(node)
    return RecordPlace(route, span: shown, uses: uses)
  }

  /// The place of a map entry or of a text in a list; `nil` if there is none.
  package func place(of record: RecordID, slot: Int, item: String, isKey: Bool) -> RecordPlace? {
    guard let value = origin(record, slot: slot).value else { return nil }
    let whole = place(of: record, slot: slot)
    let collection = tree.resolved(value)
    switch (tree.kind(collection), isKey) {
    case (.mapping, true):
      let entry = tree.mergedEntries(collection).first { tree.text(tree.resolved($0.key)) == item }
      guard let entry else { return nil }
      let value = tree.resolved(entry.value)
      let shown = tree.kind(value) == .scalar && !tree.span(value).isEmpty ? value : entry.key
      return RecordPlace(whole.route.field(item), span: tree.span(shown), uses: whole.uses)
    case (.sequence, false):
      let text = tree.items(collection).map(tree.resolved).first { tree.text($0) == item }
      return text.map {
        RecordPlace(whole.route.item(item), span: tree.span($0), uses: whole.uses)
      }
    default: return nil
    }
  }

  /// Whether another record contains the record, as opposed to referring to it.
  private func isPart(_ inner: RecordID, of outer: RecordID) -> Bool {
    let parent = header(inner).parent
    return parent == outer || header(outer).behind.contains { $0 == parent }
  }

  /// The route from the document to a record.
  package func route(of record: RecordID) -> Route {
    var steps: [Route.Step] = []
    var next = header(record)
    while let parent = next.parent {
      if let label = next.label { steps.append(.item(label)) }
      steps.append(.field(next.parentField))
      next = header(parent)
    }
    return Route(steps.reversed())
  }

  /// The node to underline for a large record: the id of an item, the key of a section, or the `kind` of a
  /// document. For a derived record, that of the record around it.
  package func anchor(of record: RecordID) -> Span {
    let header = header(record)
    guard let node = header.node else {
      // A view has the place of the record that it shows, if the routes are equal.
      let route = header.behind.isEmpty ? .document : route(of: record)
      let written = header.behind.first { self.route(of: $0) == route } ?? header.parent
      return written.map(anchor) ?? Span(start: 0, end: 0)
    }
    let mapping = tree.resolved(node)
    if header.label == nil, let parent = header.parent {
      let slot = schema(parent).slot(header.parentField)
      let key = slot.flatMap { ownOrigin(parent, slot: $0).key }
      if let key { return tree.span(key) }
    }
    let name = header.parent == nil ? "kind" : header.schema.label
    let entries = tree.entries(mapping)
    let naming = entries.first { tree.text(tree.resolved($0.key)) == name }
    if let naming {
      return header.parent == nil ? tree.span(naming.key) : tree.visibleSpan(tree.resolved(naming.value))
    }
    return entries.first { _ in true }.map { tree.span($0.key) } ?? tree.visibleSpan(mapping)
  }

  /// The aliases on the way from the document to a record.
  private func uses(of record: RecordID) -> [Span] {
    var uses: [Span] = []
    var next: RecordID? = record
    while let current = next {
      let header = header(current)
      if let node = header.node, tree.resolved(node) != node { uses.append(tree.span(node)) }
      next = header.parent
    }
    return uses.reversed()
  }
}

extension Tree {
  /// The span to underline: a whole scalar, or the first line of a block collection.
  func visibleSpan(_ node: NodeID) -> Span {
    switch kind(node) {
    case .mapping where style(node) == .block:
      entries(node).first { _ in true }.map { span($0.key) } ?? span(node)
    case .sequence where style(node) == .block:
      items(node).first { _ in true }.map { visibleSpan(resolved($0)) } ?? span(node)
    default: span(node)
    }
  }

  /// Whether a scalar is unquoted.
  func isPlain(_ node: NodeID) -> Bool { style(node) == .plain }
}
