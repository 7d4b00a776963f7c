package import Linting

/// The result of a test case: missing and unexpected findings.
package struct ExampleResult: Sendable {
  package let example: ExampleCase
  package let missing: [ExampleCase.Expected]
  package let unexpected: [Finding]
  /// The reason why the case could not be run or assessed.
  package let failure: String?

  package var isPassed: Bool { missing.isEmpty && unexpected.isEmpty && failure == nil }
}

extension ExampleResult {
  /// The expected and the actual findings, one on each line.
  package var comparison: [String] {
    if let failure { return ["could not be run: \(failure)"] }
    return missing.map { "expected  \($0)" }
      + unexpected.map { "found     \($0.inOneLine(showingRelated: missing.contains { $0.related != nil }))" }
  }
}

extension ExampleCase.Expected: CustomStringConvertible {
  package var description: String {
    let severity = severity.map { "\($0) " } ?? ""
    let message = message.map { ": \($0)" } ?? ""
    let beside = related.map { " (related: \($0.joined(separator: ", ")))" } ?? ""
    return "\(severity)\(rule) at \(path.isEmpty ? "the document" : path)\(beside)\(message)"
  }
}

extension Finding {
  fileprivate func inOneLine(showingRelated: Bool) -> String {
    let beside = showingRelated ? " (related: \(relatedPaths.joined(separator: ", ")))" : ""
    return
      "\(severity.rawValue) \(rule) at \(place.path.isEmpty ? "the document" : place.path)\(beside): \(message)"
  }

  var relatedPaths: [String] { related.map(\.place.path).sorted() }
}

extension ExampleResult: CustomStringConvertible {
  package var description: String {
    (["\(example.entry): \(example.name) (\(example.place))"] + comparison.map { "  \($0)" })
      .joined(separator: "\n")
  }
}
