import YAMLTree

/// One step of a path into a document.
enum DocumentStep: Sendable, Hashable {
  case key(String)
  /// An index into a list, or an integer key of a YAML mapping.
  case index(Int)
}

extension Tree {
  /// The node at a path, starting at the root of a document.
  func node(in document: Int, _ path: [DocumentStep]) -> YAMLTree.NodeID? {
    guard documents.indices.contains(document), var node = documents[document].root else { return nil }
    for step in path {
      node = resolved(node)
      let next: YAMLTree.NodeID? =
        switch step {
        case .key(let key): value(in: node) { text($0) == key }
        case .index(let index) where kind(node) == .mapping:
          value(in: node) { style($0) == .plain && Int(text($0)) == index }
        case .index(let index): index < 0 ? nil : items(node).dropFirst(index).first { _ in true }
        }
      guard let next else { return nil }
      node = next
    }
    return node
  }

  private func value(in mapping: YAMLTree.NodeID, _ isKey: (YAMLTree.NodeID) -> Bool) -> YAMLTree.NodeID? {
    hasMergeKey(mapping)
      ? mergedEntries(mapping).first { isKey(resolved($0.key)) }?.value
      : entries(mapping).first { isKey(resolved($0.key)) }?.value
  }
}

extension JSONText {
  /// The node at a path, starting at the root of a document.
  func node(in document: Int, _ path: [DocumentStep]) -> Node? {
    guard documents.indices.contains(document) else { return nil }
    var node = documents[document]
    for step in path {
      let next: Node? =
        switch step {
        case .key(let key): members(node).first { says($0.key, key) }?.value
        case .index(let index): index < 0 ? nil : items(node).dropFirst(index).first { _ in true }
        }
      guard let next else { return nil }
      node = next
    }
    return node
  }
}
