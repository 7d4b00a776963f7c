import Linting
import TestSupport

/// The result of a fixture: its missing and unexpected findings.
struct FixtureRun {
  let missing: [Expectation]
  let unexpected: [Finding]
  let failures: [Assessment.Failure]

  init(_ fixture: Fixture) throws {
    let assessment = try CorePolicy.assess(fixture.text, only: fixture.only)
    var left = assessment.findings
    var missing: [Expectation] = []
    for expectation in fixture.expectations {
      if let index = left.firstIndex(where: expectation.isMet) {
        left.remove(at: index)
      } else {
        missing.append(expectation)
      }
    }
    self.missing = missing
    unexpected = left
    failures = assessment.failures
  }

  var isPassed: Bool { missing.isEmpty && unexpected.isEmpty && failures.isEmpty }
}

extension FixtureRun: CustomStringConvertible {
  var description: String {
    (missing.map { "expected and not found: \($0)" }
      + unexpected.map { "found and not expected: \($0.expectation)" }
      + failures.map { "not judged: \($0.rule): \($0.message)" }).joined(separator: "\n")
  }
}
