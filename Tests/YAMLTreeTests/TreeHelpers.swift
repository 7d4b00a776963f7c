import TestSupport
import Testing
import YAMLTree

/// The tree of a text in a valid encoding.
func read(_ text: String, limits: Limits = .standard) throws -> Tree {
  try Tree.parse(SourceText(name: "test.yaml", bytes: Array(text.utf8), limits: limits), limits: limits)
}

/// The tree of a text without problems.
func readSound(_ text: String) throws -> Tree {
  let tree = try read(text)
  try #require(tree.problems == [])
  return tree
}

extension Tree {
  /// The nodes of all documents, in document order.
  var nodes: [NodeID] {
    documents.compactMap(\.root).flatMap { subtree($0) }
  }

  private func subtree(_ node: NodeID) -> [NodeID] {
    [node] + items(node).flatMap { subtree($0) }
      + entries(node).flatMap { subtree($0.key) + subtree($0.value) }
  }

  /// The first scalar with this text.
  func scalar(_ text: String) throws -> NodeID {
    try #require(nodes.first { kind($0) == .scalar && self.text($0) == text })
  }

  /// The value of a key in the mapping of the first document.
  func value(of key: String) throws -> NodeID {
    let root = try #require(documents.first?.root)
    return try #require(entries(root).first { text($0.key) == key }).value
  }

  /// A position as `line:column`.
  func place(_ byte: Int32) -> String { source.place(byte) }

  /// A span as `line:column-line:column`.
  func range(_ span: Span) -> String { source.range(span) }

  /// The problems as `line:column message`.
  var report: [String] { problems.map { "\(place($0.span.start)) \($0.message)" } }
}
