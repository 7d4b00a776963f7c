import Spelling

/// One thing that is wrong with an expression.
public struct Diagnostic: Error, Sendable, Hashable {
  /// Where: a range of offsets into the expression's UTF-8.
  public let span: Range<Int>
  /// What is wrong, in plain words, with neither capital nor full stop.
  public let message: String
  /// What would be right there, where that can be named: usually a type.
  public let expected: String?
  /// What is there instead.
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

/// All that is wrong with an expression, in the order of the text.
public struct Diagnostics: Error, Sendable, Hashable {
  /// The expression.
  public let source: String
  /// What is wrong with it: at least one thing.
  public let diagnostics: [Diagnostic]

  init(source: String, _ diagnostics: [Diagnostic]) {
    self.source = source
    self.diagnostics = diagnostics.sorted {
      ($0.span.lowerBound, $0.span.upperBound) < ($1.span.lowerBound, $1.span.upperBound)
    }
  }
}

extension Diagnostics: CustomStringConvertible {
  /// Each diagnostic with the line it speaks of and carets under the place.
  public var description: String {
    diagnostics.map { $0.rendered(in: source) }.joined(separator: "\n")
  }
}
