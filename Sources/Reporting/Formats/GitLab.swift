import JSON
import Linting

extension FindingFormats {
  static let gitlab = ReportFormat<Assessment>("gitlab", "GitLab Code Quality, for merge requests") {
    assessment, _ in
    GitLabReport(assessment).text
  }
}

/// An assessment as a Code Quality report, which is an array of issues.
///
/// Failures and unreadable paths are issues too: the format has no other place for them.
struct GitLabReport {
  private let assessment: Assessment

  init(_ assessment: Assessment) { self.assessment = assessment }

  var text: String { JSONOutput.each(issues) { $0.json }.document }

  private var issues: [Issue] {
    assessment.findings.map { finding in
      Issue(
        description: finding.wholeMessage, rule: finding.rule, fingerprint: finding.fingerprint,
        severity: severity(finding.severity), file: finding.place.file,
        lines: finding.place.start.line...max(finding.place.start.line, finding.place.end.line))
    }
      + assessment.failures.map { failure in
        Issue(
          description: "the rule could not be evaluated: \(failure.message)", rule: failure.rule,
          fingerprint: UUID5("failure", failure.rule, failure.place.file, failure.place.path).text,
          severity: "blocker", file: failure.place.file,
          lines: failure.place.start.line...failure.place.start.line)
      }
      + assessment.unread.map { unread in
        Issue(
          description: "cannot be read: \(unread.reason)", rule: "unreadable-path",
          fingerprint: UUID5("unread", unread.path).text, severity: "blocker", file: unread.path, lines: 1...1
        )
      }
  }

  private func severity(_ severity: Finding.Severity) -> String {
    switch severity {
    case .error: "major"
    case .warning: "minor"
    case .note: "info"
    }
  }
}

/// An issue of a Code Quality report.
private struct Issue {
  let description: String
  let rule: String
  let fingerprint: String
  let severity: String
  let file: String
  let lines: ClosedRange<Int>

  var json: JSONOutput {
    [
      "description": .string(description), "check_name": .string(rule), "fingerprint": .string(fingerprint),
      "severity": .string(severity),
      "location": [
        "path": .string(file),
        "lines": ["begin": .integer(lines.lowerBound), "end": .integer(lines.upperBound)],
      ],
    ]
  }
}
