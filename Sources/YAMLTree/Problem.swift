/// One problem in the text itself.
package struct Problem: Error, Hashable, Sendable {
  /// Another place that belongs to a problem, with a description.
  package struct Related: Hashable, Sendable {
    package let span: Span
    package let message: String

    package init(_ message: String, at span: Span) {
      self.span = span
      self.message = message
    }
  }

  package let kind: Kind
  package let span: Span
  package let related: [Related]

  package init(_ kind: Kind, at span: Span, related: [Related] = []) {
    self.kind = kind
    self.span = span
    self.related = related
  }

  /// The message: the problem, the expected form and the remedy, lower case, without a final period, on one
  /// line.
  package var message: String { kind.message }

  /// Whether the file can be used despite the problem.
  package var isWarning: Bool {
    switch kind {
    case .overriddenMerge: true
    case .more(_, let isWarning): isWarning
    default: false
    }
  }
}
