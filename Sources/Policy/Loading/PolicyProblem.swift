package import YAMLTree

/// One thing wrong with a pack.
package struct PolicyProblem: Error, Sendable {
  /// The check that found it: `type-error`, `falling-requirement`.
  package let check: String
  package let severity: Severity
  package let message: String
  /// What goes wrong otherwise.
  package let why: String?
  package let remedy: String?
  /// The entry and the field that it is about: `retry-without-idempotency.when`.
  package let path: String
  /// The file and the place in it; `nil` when the pack as a whole is meant.
  package let source: SourceText?
  package let span: Span?
  /// Other places that belong to it, each in its own file.
  package let related: [Related]

  package struct Related: Sendable {
    package let source: SourceText
    package let span: Span
    package let message: String

    package init(_ message: String, source: SourceText, span: Span) {
      self.message = message
      self.source = source
      self.span = span
    }
  }

  package init(
    _ check: String, _ message: String, severity: Severity = .error, why: String? = nil,
    remedy: String? = nil,
    path: String = "", source: SourceText? = nil, span: Span? = nil, related: [Related] = []
  ) {
    self.check = check
    self.severity = severity
    self.message = message
    self.why = why
    self.remedy = remedy
    self.path = path
    self.source = source
    self.span = span
    self.related = related
  }
}

/// Everything that keeps the packs that were asked for from judging.
package struct UnusablePolicy: Error, Sendable {
  package let problems: [PolicyProblem]
}
