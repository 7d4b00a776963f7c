/// An expression that was read and not yet checked.
public struct ParsedExpression: Sendable {
  /// The text.
  public let source: String
  /// What was read.
  package let tree: SyntaxTree

  /// Whether calls with the names of macros were read as macros.
  let hasMacros: Bool

  package init(source: String, tree: SyntaxTree, hasMacros: Bool = true) {
    self.source = source
    self.tree = tree
    self.hasMacros = hasMacros
  }
}
