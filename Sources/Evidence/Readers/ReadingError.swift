package import YAMLTree

/// A file that is not what its name says.
package struct ReadingError: Error, Sendable {
  package let message: String
  /// Where in the file; `nil` for the file as a whole.
  package let place: Position?
  package let remedy: String?

  init(_ message: String, at place: Position? = nil, remedy: String? = nil) {
    self.message = message
    self.place = place
    self.remedy = remedy
  }

  init(_ problem: Problem, in source: SourceText, _ format: String) {
    // The limits and the encoding speak for themselves.
    let lead = if case .limit = problem.kind { "" } else { "it is no \(format): " }
    self.init(
      "\(lead)\(problem.message)", at: source.position(of: Int(problem.span.start)))
  }
}

extension Position {
  var words: String { "line \(line), column \(column)" }
}

extension String {
  /// As much of a text of a file as a message has room for.
  var shortened: String { String(String.UnicodeScalarView(unicodeScalars.prefix(120))) }
}
