extension SyntaxTree {
  /// The same tree with one node replaced, or `nil` when that makes it too deep.
  ///
  /// The numbers of the nodes change. The spans are those of the original text, except that nodes which are
  /// added here have the span of the node they replace; for messages about the new expression parse its
  /// ``text`` again.
  ///
  /// - Parameters:
  ///   - target: the node to replace.
  ///   - make: makes the replacement in the new tree, from the node as it was and its children in the new
  ///     tree.
  package func replacing(
    _ target: NodeID, with make: (inout SyntaxTree, Node, [NodeID]) -> NodeID?
  ) -> SyntaxTree? {
    var result = SyntaxTree(maximumDepth: maximumDepth)
    guard let root = copy(self.root, to: &result, target, make) else { return nil }
    result.root = root
    return result
  }

  /// The same tree with another kind of node in one place, above the same children: another operator, another
  /// literal.
  package func replacing(_ target: NodeID, with kind: NodeKind) -> SyntaxTree? {
    replacing(target) { tree, node, children in
      tree.add(kind, children, span: node.span, anchor: node.anchor)
    }
  }

  private func copy(
    _ id: NodeID, to result: inout SyntaxTree, _ target: NodeID?,
    _ make: (inout SyntaxTree, Node, [NodeID]) -> NodeID?
  ) -> NodeID? {
    let node = self[id]
    var children: [NodeID] = []
    for child in node.children {
      guard let copied = copy(child, to: &result, target, make) else { return nil }
      children.append(copied)
    }
    if id == target { return make(&result, node, children) }
    return result.add(node.kind, children, span: node.span, anchor: node.anchor)
  }
}
