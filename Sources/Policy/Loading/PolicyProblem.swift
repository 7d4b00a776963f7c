package import YAMLTree

/// One thing wrong with a pack, which keeps it from judging anything.
package struct PolicyProblem: Error, Sendable {
  package let message: String
  package let remedy: String?
  /// The file and the place in it; `nil` when the pack as a whole is meant.
  package let source: SourceText?
  package let span: Span?
  /// Other places that belong to it, in the same file.
  package let related: [(span: Span, message: String)]

  package init(
    _ message: String, remedy: String? = nil, source: SourceText? = nil, span: Span? = nil,
    related: [(span: Span, message: String)] = []
  ) {
    self.message = message
    self.remedy = remedy
    self.source = source
    self.span = span
    self.related = related
  }
}

/// Everything that is wrong with the packs that were asked for.
package struct UnusablePolicy: Error, Sendable {
  package let problems: [PolicyProblem]
}
