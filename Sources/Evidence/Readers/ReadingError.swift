package import YAMLTree

/// The error for a file whose content does not match the format of its name.
package struct ReadingError: Error, Sendable {
  package let message: String
  /// The position in the file; `nil` for the whole file.
  package let place: Position?
  package let remedy: String?

  init(_ message: String, at place: Position? = nil, remedy: String? = nil) {
    self.message = message
    self.place = place
    self.remedy = remedy
  }

  init(_ problem: Problem, in source: SourceText, _ format: String) {
    // The message of an exceeded limit needs no format name.
    let lead = if case .limit = problem.kind { "" } else { "the file is not valid \(format): " }
    self.init(
      "\(lead)\(problem.message)", at: source.position(of: Int(problem.span.start)))
  }
}

extension Position {
  var words: String { "line \(line), column \(column)" }
}

extension String {
  /// The beginning of a text from a file, short enough for a message.
  var shortened: String { String(String.UnicodeScalarView(unicodeScalars.prefix(120))) }
}
