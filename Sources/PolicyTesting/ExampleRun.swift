package import Linting
package import Policy

/// How a case went: what was expected and was not found, and what was found and not expected.
package struct ExampleResult: Sendable {
  package let example: ExampleCase
  package let missing: [ExampleCase.Expected]
  package let unexpected: [Finding]
  /// Why the case could not be run, or judged, at all.
  package let failure: String?

  package var isPassed: Bool { missing.isEmpty && unexpected.isEmpty && failure == nil }
}

extension ExampleCase {
  /// Judges the manifest as `lint` does, and holds the findings against what is expected: those and no others.
  package func run(with policy: Policy) -> ExampleResult {
    func failed(_ reason: String) -> ExampleResult {
      ExampleResult(example: self, missing: [], unexpected: [], failure: reason)
    }
    guard case .success(let value) = manifest else {
      guard case .failure(let error) = manifest else { return failed("") }
      return failed(error.description)
    }
    var unknown: [String] = []
    let selection = only.map { Selection($0, policy: policy, unknown: &unknown) }
    guard unknown.isEmpty else { return failed("nothing is called '\(unknown[0])'") }
    let input = Input(name: "example", isNamed: true, content: .bytes(Array(value.utf8)))
    let judgement = Linter(policy: policy, today: today, only: selection).judge([input])
    if let failure = judgement.failures.first { return failed("\(failure.rule): \(failure.message)") }
    var left = judgement.findings
    var missing: [Expected] = []
    for expected in expected {
      if let index = left.firstIndex(where: expected.isMet) {
        left.remove(at: index)
      } else {
        missing.append(expected)
      }
    }
    return ExampleResult(example: self, missing: missing, unexpected: left, failure: nil)
  }
}

extension ExampleCase.Expected {
  fileprivate func isMet(by finding: Finding) -> Bool {
    finding.rule == rule && finding.place.path == path
      && severity ?? finding.severity.rawValue == finding.severity.rawValue
      && message ?? finding.message == finding.message
  }
}

extension ExampleResult: CustomStringConvertible {
  /// Expected beside found.
  package var description: String {
    var lines = ["\(example.entry): \(example.name)"]
    if let failure { lines.append("  could not be run: \(failure)") }
    for expected in missing {
      let severity = expected.severity.map { "\($0) " } ?? ""
      let message = expected.message.map { ": \($0)" } ?? ""
      lines.append("  expected and not found: \(severity)\(expected.rule) at \(expected.path)\(message)")
    }
    for finding in unexpected {
      lines.append(
        "  found and not expected: \(finding.severity.rawValue) \(finding.rule) at \(finding.place.path): \(finding.message)"
      )
    }
    return lines.joined(separator: "\n")
  }
}
