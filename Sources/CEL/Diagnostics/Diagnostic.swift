import Spelling

/// One error in an expression.
public struct Diagnostic: Error, Sendable, Hashable {
  /// The place: a range of UTF-8 offsets in the expression.
  public let span: Range<Int>
  /// The message, without an initial capital and a final period.
  public let message: String
  /// The expected form, if it can be named: usually a type.
  public let expected: String?
  /// The form found instead.
  public let found: String?
  /// The name or text that was probably meant.
  public let suggestion: String?

  init(
    _ span: Range<Int>, _ message: String, expected: String? = nil, found: String? = nil,
    suggestion: String? = nil
  ) {
    self.span = span
    self.message = message
    self.expected = expected
    self.found = found
    self.suggestion = suggestion
  }
}

extension Diagnostic: CustomStringConvertible {
  /// The message with its suggestion.
  public var description: String {
    if let suggestion { "\(message); \(didYouMean(suggestion))" } else { message }
  }
}

/// All errors in an expression, in the order of the text.
public struct Diagnostics: Error, Sendable, Hashable {
  /// The expression.
  public let source: String
  /// The errors. There is at least one.
  public let diagnostics: [Diagnostic]

  init(source: String, _ diagnostics: [Diagnostic]) {
    self.source = source
    self.diagnostics = diagnostics.sorted {
      ($0.span.lowerBound, $0.span.upperBound) < ($1.span.lowerBound, $1.span.upperBound)
    }
  }
}

extension Diagnostics: CustomStringConvertible {
  /// Each diagnostic with its source line and carets below the place.
  public var description: String {
    diagnostics.map { $0.rendered(in: source) }.joined(separator: "\n")
  }
}
