/// The limits of the parser, so that all later phases have bounded work and a bounded stack.
public struct ParseLimits: Sendable, Hashable {
  /// The maximum length of an expression, in bytes of UTF-8.
  public var maximumLength: Int
  /// The maximum nesting of parentheses, operators, selections and calls.
  ///
  /// The language definition requires at least 32. Every phase uses one chain of calls per level, so a much
  /// higher limit needs a larger stack.
  public var maximumDepth: Int

  /// Creates limits. The defaults suit expressions written by people.
  public init(maximumLength: Int = 100_000, maximumDepth: Int = 200) {
    self.maximumLength = maximumLength
    self.maximumDepth = min(maximumDepth, Int(UInt16.max) - 1)
  }
}

/// An expression that is parsed but not checked.
public struct ParsedExpression: Sendable {
  /// The source text.
  public let source: String
  /// The syntax tree.
  package let tree: SyntaxTree

  /// Whether macro calls were parsed as macros.
  let hasMacros: Bool

  package init(source: String, tree: SyntaxTree, hasMacros: Bool = true) {
    self.source = source
    self.tree = tree
    self.hasMacros = hasMacros
  }
}
