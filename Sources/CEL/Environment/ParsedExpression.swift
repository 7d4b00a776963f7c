/// What the parser accepts, so that every later phase has bounded work and a bounded stack.
public struct ParseLimits: Sendable, Hashable {
  /// The longest expression, in bytes of UTF-8.
  public var maximumLength: Int
  /// The deepest nesting of parentheses, operators, selections and calls.
  ///
  /// The language asks for at least 32. Every phase uses one chain of calls per level, so a much higher limit
  /// needs a larger stack.
  public var maximumDepth: Int

  /// Limits; the defaults suit expressions written by people.
  public init(maximumLength: Int = 100_000, maximumDepth: Int = 200) {
    self.maximumLength = maximumLength
    self.maximumDepth = min(maximumDepth, Int(UInt16.max) - 1)
  }
}

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
