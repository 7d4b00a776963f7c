extension SyntaxTree {
  /// The tree with one node replaced, or `nil` if it would be too deep.
  ///
  /// The numbers of the nodes change. The spans are those of the original text; added nodes have the span of
  /// the node that they replace. For messages about the new expression, parse its ``text`` again.
  ///
  /// - Parameters:
  ///   - target: The node to replace.
  ///   - make: Makes the replacement in the new tree, from the original node and its children in the new
  ///     tree.
  package func replacing(
    _ target: NodeID, with make: (inout SyntaxTree, Node, [NodeID]) -> NodeID?
  ) -> SyntaxTree? {
    var result = SyntaxTree(maximumDepth: maximumDepth)
    guard let root = copy(self.root, to: &result, target, make) else { return nil }
    result.root = root
    return result
  }

  /// The tree with another kind of node in one place and the same children: another operator or another
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
