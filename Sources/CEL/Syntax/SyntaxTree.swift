/// An expression as a flat array of nodes. Every node comes after its children.
package struct SyntaxTree: Sendable {
  /// All nodes.
  package private(set) var nodes: [Node] = []
  /// The depth of the tree below each node.
  private var depths: [UInt16] = []
  /// The root node.
  package internal(set) var root = NodeID(0)
  /// The maximum depth of a tree: the later phases walk it with one call per level.
  let maximumDepth: Int

  init(maximumDepth: Int) { self.maximumDepth = maximumDepth }

  /// The node with this number.
  package subscript(id: NodeID) -> Node { nodes[Int(id.index)] }

  /// The numbers of all nodes, children first.
  package var ids: some Sequence<NodeID> { nodes.indices.lazy.map { NodeID($0) } }

  /// Adds a node above existing nodes, or returns `nil` if the tree would be too deep.
  @discardableResult
  package mutating func add(
    _ kind: NodeKind, _ children: [NodeID] = [], span: Range<Int>, anchor: Range<Int>? = nil
  ) -> NodeID? {
    var depth: UInt16 = 0
    for child in children { depth = max(depth, depths[Int(child.index)]) }
    guard Int(depth) < maximumDepth else { return nil }
    nodes.append(Node(kind: kind, span: span, anchor: anchor ?? span, children: children))
    depths.append(depth + 1)
    return NodeID(nodes.count - 1)
  }
  /// The tree without the nodes that are not reachable from the root, in the same order.
  func compacted() -> SyntaxTree {
    var isReached = Array(repeating: false, count: nodes.count)
    isReached[Int(root.index)] = true
    for index in nodes.indices.reversed() where isReached[index] {
      for child in nodes[index].children { isReached[Int(child.index)] = true }
    }
    var result = SyntaxTree(maximumDepth: maximumDepth)
    result.nodes.reserveCapacity(nodes.count)
    result.depths.reserveCapacity(nodes.count)
    var ids = Array(repeating: NodeID(0), count: nodes.count)
    for index in nodes.indices where isReached[index] {
      let node = nodes[index]
      ids[index] = NodeID(result.nodes.count)
      if node.children.contains(where: { ids[Int($0.index)] != $0 }) {
        let children = node.children.map { ids[Int($0.index)] }
        result.nodes.append(Node(kind: node.kind, span: node.span, anchor: node.anchor, children: children))
      } else {
        result.nodes.append(node)
      }
      result.depths.append(depths[index])
    }
    result.root = ids[Int(root.index)]
    return result
  }
}
