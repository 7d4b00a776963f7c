/// An expression that was read and not yet checked.
public struct ParsedExpression: Sendable {
  /// The text.
  public let source: String
  /// What was read.
  package let tree: SyntaxTree

  package init(source: String, tree: SyntaxTree) {
    self.source = source
    self.tree = tree
  }
}
