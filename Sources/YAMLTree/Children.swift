/// A key and its value, as written.
package struct Entry: Hashable, Sendable {
  package let key: NodeID
  package let value: NodeID
}

/// The items of a sequence, in order.
package struct Items: Sequence, IteratorProtocol, Sendable {
  private let nodes: [Arena.Node]
  private var position: Int32
  private let end: Int32

  static let none = Items(nodes: [], position: 0, end: 0)

  /// The direct children of a node; for a mapping, alternating keys and values.
  init(childrenOf node: NodeID, in nodes: [Arena.Node]) {
    self.init(nodes: nodes, position: node.rawValue + 1, end: nodes[Int(node.rawValue)].end)
  }

  private init(nodes: [Arena.Node], position: Int32, end: Int32) {
    self.nodes = nodes
    self.position = position
    self.end = end
  }

  package mutating func next() -> NodeID? {
    guard position < end else { return nil }
    defer { position = nodes[Int(position)].end }
    return NodeID(position)
  }
}

/// The entries of a mapping, in order.
package struct Entries: Sequence, IteratorProtocol, Sendable {
  private var children: Items

  init(_ children: Items) {
    self.children = children
  }

  package mutating func next() -> Entry? {
    guard let key = children.next(), let value = children.next() else { return nil }
    return Entry(key: key, value: value)
  }
}

extension Tree {
  /// The items of a sequence; empty for other nodes.
  package func items(_ node: NodeID) -> Items {
    kind(node) == .sequence ? Items(childrenOf: node, in: arena.nodes) : .none
  }

  /// The entries of a mapping as written, including merge keys; empty for other nodes.
  package func entries(_ node: NodeID) -> Entries {
    Entries(kind(node) == .mapping ? Items(childrenOf: node, in: arena.nodes) : .none)
  }
}
