/// Why a regular expression cannot be used.
struct RegexError: Error {
  let message: String
}

/// A regular expression in the syntax of RE2.
struct Regex: Sendable {
  init(_ pattern: String) throws(RegexError) {
    throw RegexError(message: "regular expressions are not there yet")
  }

  func matches(_ text: String) -> Bool { false }

  func matches(_ text: String, _ meter: inout Meter) throws -> Bool { false }
}
