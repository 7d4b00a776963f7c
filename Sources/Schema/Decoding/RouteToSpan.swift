import Spelling
package import YAMLTree

extension Tree {
  /// The route to the innermost value at a span of a document.
  ///
  /// - Parameter stoppingAtMerge: Whether the content of a merge key counts as the mapping into which it is
  ///   merged.
  package func route(
    to span: Span, from root: NodeID, as schema: RecordSchema, stoppingAtMerge: Bool = false
  ) -> Route {
    var route = Route.document
    var node = root
    var type: FieldType? = .record(schema)
    while let next = inward(from: node, type, to: span) {
      if stoppingAtMerge, next.isMerge { return route }
      route = Route(route.steps + [next.step])
      (node, type) = (next.node, next.type)
    }
    return route
  }

  private struct Inward {
    let step: Route.Step
    let node: NodeID
    let type: FieldType?
    var isMerge = false
  }

  /// The next step, to the entry or item that contains the span.
  private func inward(from node: NodeID, _ type: FieldType?, to span: Span) -> Inward? {
    switch kind(node) {
    case .mapping:
      let entry = entries(node).first { entry in
        let end = max(self.span(entry.value).end, self.span(entry.key).end)
        return self.span(entry.key).start <= span.start && span.start < end
      }
      return entry.map { entry in
        let key = text(resolved(entry.key))
        return Inward(
          step: .field(key), node: entry.value, type: type?.inner(key),
          isMerge: key == "<<" && isPlain(entry.key))
      }
    case .sequence:
      let element: FieldType? = if case .list(let element, _) = type?.collection { element } else { nil }
      return items(node).first { span.start < self.span($0).end }.map { item in
        let label: String
        if case .record(let schema) = element {
          label = self.label(of: item, schema)
        } else {
          label = kind(resolved(item)) == .scalar ? text(resolved(item)).shortened : contentDigest(item)
        }
        return Inward(step: .item(label), node: item, type: element)
      }
    case .scalar, .alias: return nil
    }
  }

  /// The label of a list item: the value of its identifying field, or the digest of its content.
  package func label(of item: NodeID, _ schema: RecordSchema) -> String {
    let mapping = resolved(item)
    guard kind(mapping) == .mapping, let name = schema.label,
      let named = entry(for: name, in: mapping, schema)
    else { return contentDigest(item) }
    let value = resolved(named.value)
    guard kind(value) == .scalar, !text(value).isEmpty else { return contentDigest(item) }
    return text(value).shortened
  }

  /// The entry with a key, or with the misspelled form of it.
  private func entry(for name: String, in mapping: NodeID, _ schema: RecordSchema) -> MergedEntry? {
    let entries = mergedEntries(mapping)
    return entries.first { text(resolved($0.key)) == name }
      ?? entries.first { entry in
        let key = text(resolved(entry.key))
        return schema.slot(key) == nil && nearestName(to: key, among: [name]) != nil
      }
  }
}

extension FieldType {
  /// The node, if it is a collection.
  var collection: FieldType {
    switch self {
    case .answer(let answer): answer.collection
    case .textOr(let schema, _): .record(schema)
    case .either(_, let mapping): mapping.collection
    default: self
    }
  }

  /// The value of a key.
  func inner(_ key: String) -> FieldType? {
    switch collection {
    case .record(let schema): schema.slot(key).map { schema.fields[$0].type }
    case .map(let element): element
    default: nil
    }
  }
}
