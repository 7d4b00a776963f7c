package import YAMLTree

extension Tree {
  /// The names that lead to a place in a document, as they do to its values.
  ///
  /// - Parameter stoppingAtMerge: whether what a merge key holds counts as the mapping that it is merged into.
  package func path(
    to place: Span, from root: NodeID, as schema: RecordSchema, stoppingAtMerge: Bool = false
  ) -> String {
    var path = ""
    var node = root
    var type: FieldType? = .record(schema)
    while let step = step(to: place, from: node, type) {
      if stoppingAtMerge, step.isMerge { return path }
      switch step.name {
      case .field(let name): path = LogicalPath.appending(field: name, to: path)
      case .item(let label): path = LogicalPath.appending(item: label, to: path)
      }
      (node, type) = (step.node, step.type)
    }
    return path
  }

  private struct Step {
    enum Name {
      case field(String)
      case item(String)
    }

    let name: Name
    let node: NodeID
    let type: FieldType?
    var isMerge = false
  }

  /// One step further in, to the entry or item that the place lies in.
  private func step(to place: Span, from node: NodeID, _ type: FieldType?) -> Step? {
    switch kind(node) {
    case .mapping:
      let entry = entries(node).first { entry in
        span(entry.key).start <= place.start && place.start < max(span(entry.value).end, span(entry.key).end)
      }
      return entry.map { entry in
        let key = text(resolved(entry.key))
        return Step(
          name: .field(key), node: entry.value, type: type?.inner(key),
          isMerge: key == "<<" && isPlain(entry.key))
      }
    case .sequence:
      let element: FieldType? = if case .list(let element, _) = type?.form { element } else { nil }
      return items(node).first { place.start < span($0).end }.map { item in
        let label: String
        if case .record(let schema) = element {
          label = self.label(of: item, schema)
        } else {
          label = kind(resolved(item)) == .scalar ? text(resolved(item)).shortened : contentDigest(item)
        }
        return Step(name: .item(label), node: item, type: element)
      }
    case .scalar, .alias: return nil
    }
  }
}

extension FieldType {
  /// What stands there when it is a collection.
  fileprivate var form: FieldType {
    switch self {
    case .answer(let answer): answer.form
    case .textOr(let schema, _): .record(schema)
    case .either(_, let mapping): mapping.form
    default: self
    }
  }

  /// What stands behind a key.
  fileprivate func inner(_ key: String) -> FieldType? {
    switch form {
    case .record(let schema): schema.slot(key).map { schema.fields[$0].type }
    case .map(let element): element
    default: nil
    }
  }
}
