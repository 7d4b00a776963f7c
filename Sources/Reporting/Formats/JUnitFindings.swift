import Linting
import Markup
import Requirements

extension FindingFormats {
  static let junit = ReportFormat<Assessment>("junit", "JUnit XML, for the test pages of CI servers") {
    JUnitFindings($0, failOn: $1.failOn).report.text
  }
}

/// An assessment as JUnit: a suite for each architecture, a test for each finding and for each rule that
/// passed.
///
/// A finding that makes the run fail is a failure; any other is a passed test with output.
struct JUnitFindings {
  private let assessment: Assessment
  private let failOn: Finding.Severity?

  init(_ assessment: Assessment, failOn: Finding.Severity?) {
    self.assessment = assessment
    self.failOn = failOn
  }

  var report: JUnitReport { JUnitReport(name: "plumbline", suites: suites, layout: .dense) }

  private var suites: [JUnitReport.Suite] {
    var suites = assessment.findingGroups.map { group in
      JUnitReport.Suite(
        name: (group.architecture == nil ? "\(group.location)" : "\(group.name) (\(group.location))")
          .shortened(to: 300),
        cases: group.findings.map(test) + group.failures.map(test)
          + (group.architecture.map(silentRules) ?? []))
    }
    let unread = assessment.unread.map { unread in
      test(
        unread.path,
        .error(JUnitReport.Problem("\(unread.path): \(unread.reason)", type: "unreadable")))
    }
    if !unread.isEmpty { suites.append(JUnitReport.Suite(name: "paths", cases: unread)) }
    return suites
  }

  private func test(_ name: String, _ outcome: JUnitReport.Outcome) -> JUnitReport.Case {
    JUnitReport.Case(name: name.shortened(to: 300), outcome: outcome)
  }

  /// The rules that an architecture passes, and those that could not be evaluated for it.
  private func silentRules(of architecture: AssessedArchitecture) -> [JUnitReport.Case] {
    assessment.rules.compactMap { rule in
      switch assessment.outcome(of: rule, in: architecture) {
      case .passed: test(rule.id, .passed)
      case .skipped: test(rule.id, .skipped("input could not be read"))
      case .failed, .errored, .notApplicable: nil
      }
    }
  }

  private func test(_ finding: Finding) -> JUnitReport.Case {
    let fails = failOn.map { finding.severity >= $0 } ?? false
    let name = finding.place.path.isEmpty ? finding.rule : "\(finding.rule) at \(finding.place.path)"
    let severity = finding.severity.rawValue
    let message = "\(finding.position): \(finding.message)"
    let details = details(of: finding)
    return test(
      name,
      fails
        ? .failure(JUnitReport.Problem(message, type: severity, details: details))
        : .remarked(["\(severity): \(message)"] + details))
  }

  private func details(of finding: Finding) -> [String] {
    var lines = finding.why.map { "why: \($0)" }
    if let remedy = finding.remedy { lines.append("remedy: \(remedy)") }
    lines += finding.related.map { "see \($0.place.position): \($0.message)" }
    if !finding.guide.isEmpty { lines.append("guide: \(finding.guide.joined(separator: ", "))") }
    if !finding.references.isEmpty {
      lines.append("references: \(finding.references.joined(separator: ", "))")
    }
    return lines + ["fingerprint: \(finding.fingerprint)"]
  }

  private func test(_ failure: Assessment.Failure) -> JUnitReport.Case {
    let name = failure.place.path.isEmpty ? failure.rule : "\(failure.rule) at \(failure.place.path)"
    let message = "\(failure.place.position): \(failure.message)"
    return test(name, .error(JUnitReport.Problem(message, type: "failed expression")))
  }
}
