/// One thing wrong with the text itself.
package struct Problem: Error, Hashable, Sendable {
  /// Another place that belongs to a problem, and what is there.
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

  /// What was found, what was expected and what to do: lower case, without a full stop, fit for one line.
  package var message: String { kind.message }

  /// Whether the file can be used all the same.
  package var isWarning: Bool {
    switch kind {
    case .overriddenMerge: true
    case .more(_, let isWarning): isWarning
    default: false
    }
  }
}
