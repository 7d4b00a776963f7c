import Linting
import Markup

extension ReportFormat {
  static let junit = ReportFormat("junit", "JUnit XML, for the test pages of CI servers") {
    JUnitFindings($0, failOn: $1.failOn).text
  }
}

/// An assessment as JUnit XML: a suite for each architecture, a test for each finding and for each rule that passed.
///
/// A finding that makes the run fail is a failure; any other is a test that passed and has something to say. There are
/// no times, so that two runs give the same bytes.
struct JUnitFindings {
  private struct Case {
    enum Outcome {
      case passed, failure, error, skipped
    }

    let name: String
    let outcome: Outcome
    let body: Markup
  }

  private struct Suite {
    let name: String
    let cases: [Case]

    func count(_ outcome: Case.Outcome) -> Int { cases.count { $0.outcome == outcome } }
  }

  private let assessment: Assessment
  private let failOn: Finding.Severity?

  init(_ assessment: Assessment, failOn: Finding.Severity?) {
    self.assessment = assessment
    self.failOn = failOn
  }

  var text: String {
    let suites = suites
    func sum(_ outcome: Case.Outcome) -> Int { suites.reduce(0) { $0 + $1.count(outcome) } }
    let document: Markup = """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="plumbline" tests="\(suites.reduce(0) { $0 + $1.cases.count })" \
      failures="\(sum(.failure))" errors="\(sum(.error))">\(suites.map(element))
      </testsuites>

      """
    return document.text
  }

  // MARK: What is tested

  private var suites: [Suite] {
    let unread = assessment.unread.map { unread in
      Case(
        name: unread.path, outcome: .error,
        body: "<error message=\"\("\(unread.path): \(unread.reason)")\" type=\"unreadable\"/>")
    }
    var suites = assessment.matters.map { matter in
      Suite(
        name: matter.architecture == nil ? "\(matter.spot)" : "\(matter.name) (\(matter.spot))",
        cases: matter.findings.map(test) + matter.failures.map(test)
          + (matter.architecture.map(quiet) ?? []))
    }
    if !unread.isEmpty { suites.append(Suite(name: "paths", cases: unread)) }
    return suites
  }

  /// The rules that an architecture passes, and those that nobody can tell of.
  private func quiet(in architecture: AssessedArchitecture) -> [Case] {
    assessment.rules.compactMap { rule in
      switch assessment.outcome(of: rule, in: architecture) {
      case .passed: Case(name: rule.id, outcome: .passed, body: "")
      case .skipped:
        Case(
          name: rule.id, outcome: .skipped,
          body: "<skipped message=\"what it asks about could not be read\"/>")
      case .failed, .errored, .notApplicable: nil
      }
    }
  }

  private func test(_ finding: Finding) -> Case {
    let fails = failOn.map { finding.severity >= $0 } ?? false
    let name = finding.place.path.isEmpty ? finding.rule : "\(finding.rule) at \(finding.place.path)"
    let message = "\(finding.position): \(finding.message)"
    let body: Markup =
      fails
      ? "<failure message=\"\(message)\" type=\"\(finding.severity.rawValue)\">\(details(finding))</failure>"
      : "<system-out>\(finding.severity.rawValue): \(message)\n\(details(finding))</system-out>"
    return Case(name: name, outcome: fails ? .failure : .passed, body: body)
  }

  private func details(_ finding: Finding) -> Markup {
    var lines: [Markup] = finding.why.map { "why: \($0)" }
    if let remedy = finding.remedy { lines.append("remedy: \(remedy)") }
    lines += finding.related.map { "see \($0.place.position): \($0.message)" }
    if !finding.guide.isEmpty { lines.append("guide: \(finding.guide.joined(separator: ", "))") }
    if !finding.references.isEmpty {
      lines.append("references: \(finding.references.joined(separator: ", "))")
    }
    lines.append("fingerprint: \(finding.fingerprint)")
    return lines.joined("\n")
  }

  private func test(_ failure: Assessment.Failure) -> Case {
    let message = "\(failure.place.position): \(failure.message)"
    return Case(
      name: failure.place.path.isEmpty ? failure.rule : "\(failure.rule) at \(failure.place.path)",
      outcome: .error, body: "<error message=\"\(message)\" type=\"failed expression\"/>")
  }

  // MARK: Elements

  private func element(_ suite: Suite) -> Markup {
    """

      <testsuite name="\(suite.name.shortened(to: 300))" tests="\(suite.cases.count)" \
    failures="\(suite.count(.failure))" errors="\(suite.count(.error))" skipped="\(suite.count(.skipped))">\
    \(suite.cases.map { element($0, in: suite) })
      </testsuite>
    """
  }

  private func element(_ test: Case, in suite: Suite) -> Markup {
    let head: Markup =
      "<testcase name=\"\(test.name.shortened(to: 300))\" classname=\"\(suite.name.shortened(to: 300))\""
    return test.body.text.isEmpty ? "\n    \(head)/>" : "\n    \(head)>\(test.body)</testcase>"
  }
}
