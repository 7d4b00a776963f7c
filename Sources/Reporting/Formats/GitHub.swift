import Linting
import Markup

extension FindingFormats {
  static let github = ReportFormat<Assessment>(
    "github", "workflow commands of GitHub Actions, for annotations in a pull request"
  ) {
    assessment, _ in GitHubReport(assessment).text
  }
}

/// An assessment as workflow commands.
///
/// GitHub shows ten errors, ten warnings and ten notices of a step and drops the rest. The most severe
/// findings are therefore first, and the rest is in a collapsed group of the log.
struct GitHubReport {
  private static let shown = 10

  private let assessment: Assessment

  init(_ assessment: Assessment) { self.assessment = assessment }

  var text: String {
    var lines = assessment.unread.map { command("error", [], "\($0.path): \($0.reason)") }
    lines += assessment.failures.map { failure in
      command(
        "error", place(failure.place) + [("title", "\(failure.rule) failed")],
        "the rule could not be evaluated: \(failure.message)")
    }
    var rest: [Finding] = []
    for severity in Finding.Severity.allCases.reversed() {
      let findings = assessment.findings.filter { $0.severity == severity }
      let taken = severity == .error ? lines.count : 0
      let room = max(0, Self.shown - taken)
      lines += findings.prefix(room).map(command)
      rest += findings.dropFirst(room)
    }
    if !rest.isEmpty {
      let counts = Finding.Severity.allCases.reversed().compactMap { severity -> String? in
        let count = rest.count { $0.severity == severity }
        return count == 0 ? nil : count.counted(severity.rawValue)
      }
      lines.append("::group::\(counts.joined(separator: ", ")) beyond the annotation limit of GitHub")
      lines += rest.map {
        inLog("\($0.severity.rawValue)[\($0.rule)] \($0.position.shortened(to: 300)): \(message(of: $0))")
      }
      lines.append("::endgroup::")
    }
    let summary = assessment.summary
    lines.append(
      "plumbline: \(summary.errors.counted("error")), \(summary.warnings.counted("warning")), \(summary.notes.counted("note"))"
    )
    return lines.map { $0 + "\n" }.joined()
  }

  private func command(_ finding: Finding) -> String {
    let name =
      switch finding.severity {
      case .error: "error"
      case .warning: "warning"
      case .note: "notice"
      }
    return command(name, place(finding.place) + [("title", finding.rule)], message(of: finding))
  }

  private func message(of finding: Finding) -> String {
    "\(finding.wholeMessage.shortened(to: 3_000))\nfingerprint \(finding.fingerprint)"
  }

  /// The properties of a location. GitHub counts columns from 1, with an inclusive end column, and ignores
  /// columns of a range of several lines.
  private func place(_ place: Location) -> [(String, String)] {
    guard !place.file.isEmpty else { return [] }
    var properties = [
      ("file", place.file), ("line", String(place.start.line)), ("endLine", String(place.end.line)),
    ]
    if place.start.line == place.end.line {
      properties.append(("col", String(place.start.column)))
      properties.append(("endColumn", String(max(place.start.column, place.end.column - 1))))
    }
    return properties
  }

  private func command(_ name: String, _ properties: [(String, String)], _ message: String) -> String {
    let words = properties.map { "\($0.0)=\($0.1.escapedForGitHub(asProperty: true))" }
    let head = words.isEmpty ? "::\(name)::" : "::\(name) \(words.joined(separator: ","))::"
    return head + message.shortened(to: 4_000).escapedForGitHub(asProperty: false)
  }

  /// A line of the log that is not a command: it does not begin with `::`, and does not contain the older
  /// form `##[`, which GitHub recognizes anywhere in a line.
  private func inLog(_ text: String) -> String {
    text.split(separator: "\n").joined(separator: "; ").legible
      .split(separator: "##[", omittingEmptySubsequences: false).joined(separator: "## [")
  }
}

extension String {
  /// The text as the Actions toolkit escapes it; in a property, separators are escaped too.
  fileprivate func escapedForGitHub(asProperty: Bool) -> String {
    var text = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "%": text += "%25"
      case "\r": text += "%0D"
      case "\n": text += "%0A"
      case ":" where asProperty: text += "%3A"
      case "," where asProperty: text += "%2C"
      default: text += String(scalar).visible
      }
    }
    return text
  }
}
