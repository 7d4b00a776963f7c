/// A key and its value, as they are written.
package struct Entry: Hashable, Sendable {
  package let key: NodeID
  package let value: NodeID
}

/// The items of a sequence in their order.
package struct Items: Sequence, IteratorProtocol, Sendable {
  private let nodes: [Arena.Node]
  private var position: Int32
  private let end: Int32

  init(of node: NodeID, in nodes: [Arena.Node], if isCollection: Bool) {
    self.nodes = nodes
    position = node.rawValue + 1
    end = isCollection ? nodes[Int(node.rawValue)].end : position
  }

  package mutating func next() -> NodeID? {
    guard position < end else { return nil }
    defer { position = nodes[Int(position)].end }
    return NodeID(position)
  }
}

/// The entries of a mapping in their order.
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
  /// The items of a sequence; none for other nodes.
  package func items(_ node: NodeID) -> Items {
    Items(of: node, in: arena.nodes, if: kind(node) == .sequence)
  }

  /// The entries of a mapping as they are written, merge keys included; none for other nodes.
  package func entries(_ node: NodeID) -> Entries {
    Entries(Items(of: node, in: arena.nodes, if: kind(node) == .mapping))
  }
}
