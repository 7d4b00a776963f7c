/// YAML as a mutable value that can be written out again; an arena is read-only.
package indirect enum YAMLValue: Sendable, Hashable {
  /// A scalar's text, and whether it is written without quotes, so that it may be parsed as a number or a
  /// boolean.
  case scalar(String, isPlain: Bool)
  case list([YAMLValue])
  case mapping([Entry])

  package struct Entry: Sendable, Hashable {
    package var key: String
    package var value: YAMLValue

    package init(_ key: String, _ value: YAMLValue) {
      self.key = key
      self.value = value
    }
  }

  package init(_ node: NodeID, in tree: Tree) {
    let node = tree.resolved(node)
    switch tree.kind(node) {
    case .scalar, .alias: self = .scalar(tree.text(node), isPlain: tree.style(node) == .plain)
    case .sequence: self = .list(tree.items(node).map { YAMLValue($0, in: tree) })
    case .mapping:
      self = .mapping(
        tree.mergedEntries(node).map {
          Entry(tree.text(tree.resolved($0.key)), YAMLValue($0.value, in: tree))
        })
    }
  }

  /// The value of a key of a mapping.
  package subscript(key: String) -> YAMLValue? {
    guard case .mapping(let entries) = self else { return nil }
    return entries.first { $0.key == key }?.value
  }
}
