import Linting

/// A finding that a fixture expects: the line, the rule and, if stated, the path and the message.
struct Expectation: Equatable {
  let line: Int
  let rule: String
  let path: String?
  let message: String?

  /// Parses one expectation of a comment: `rule`, `rule at path`, `rule: message` or `rule at path: message`. The
  /// message may be a prefix.
  init(_ text: Substring, line: Int) {
    let head: Substring
    if let colon = text.firstRange(of: ": ") {
      head = text[..<colon.lowerBound]
      message = String(text[colon.upperBound...])
    } else {
      head = text
      message = nil
    }
    let parts = head.split(separator: " at ", maxSplits: 1)
    rule = parts.first.map(String.init) ?? ""
    path = parts.count == 2 ? String(parts[1]) : nil
    self.line = line
  }

  func isMet(by finding: Finding) -> Bool {
    finding.place.start.line == line && finding.rule == rule
      && path ?? finding.place.path == finding.place.path
      && finding.message.hasPrefix(message ?? "")
  }
}

extension Expectation: CustomStringConvertible {
  var description: String {
    "line \(line): \(rule)\(path.map { " at \($0)" } ?? "")\(message.map { ": \($0)" } ?? "")"
  }
}

extension Finding {
  /// The complete expectation that the finding meets.
  var expectation: String { "line \(place.start.line): \(rule) at \(place.path): \(message)" }
}
