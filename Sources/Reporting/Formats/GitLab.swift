import JSON
import Linting

extension ReportFormat {
  static let gitlab = ReportFormat("gitlab", "Code Quality of GitLab, shown in merge requests") {
    assessment, _ in
    GitLabReport(assessment).text
  }
}

/// An assessment as a Code Quality report: an array of issues, and nothing else.
///
/// What makes the run fail beside findings is an issue too, since the array has no other place for it.
struct GitLabReport {
  private let assessment: Assessment

  init(_ assessment: Assessment) { self.assessment = assessment }

  private struct Issue {
    let description: String
    let rule: String
    let fingerprint: String
    let severity: String
    let file: String
    let lines: ClosedRange<Int>
  }

  private var issues: [Issue] {
    assessment.findings.map { finding in
      Issue(
        description: finding.wholeMessage, rule: finding.rule, fingerprint: finding.fingerprint,
        severity: severity(finding.severity), file: finding.place.file,
        lines: finding.place.start.line...max(finding.place.start.line, finding.place.end.line))
    }
      + assessment.failures.map { failure in
        Issue(
          description: "the rule could not be judged: \(failure.message)", rule: failure.rule,
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

  var text: String {
    var writer = JSONWriter(indented: true)
    writer.array(issues) { writer, issue in
      writer.object { writer in
        writer.key("description", issue.description)
        writer.key("check_name", issue.rule)
        writer.key("fingerprint", issue.fingerprint)
        writer.key("severity", issue.severity)
        writer.key("location") { writer in
          writer.object { writer in
            writer.key("path", issue.file)
            writer.key("lines") { writer in
              writer.object {
                $0.key("begin", issue.lines.lowerBound)
                $0.key("end", issue.lines.upperBound)
              }
            }
          }
        }
      }
    }
    return writer.text + "\n"
  }
}
