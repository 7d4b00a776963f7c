import Linting
import Markup

extension FindingFormats {
  static let csv = ReportFormat<Assessment>("csv", "one row for each finding, for spreadsheets (RFC 4180)") {
    assessment, _ in
    CSVReport(assessment).text
  }
}

/// An assessment as comma-separated values, in order of priority.
struct CSVReport {
  private let assessment: Assessment

  init(_ assessment: Assessment) { self.assessment = assessment }

  var text: String {
    let gaps = GapList(assessment)
    let header = [
      "severity", "rule", "architecture", "owner", "path", "message", "remedy", "achieved rung",
      "required rung",
      "file", "document", "line", "column", "end line", "end column", "why", "guide", "references",
      "fingerprint",
    ]
    let rows = gaps.gaps.map { gap in
      let finding = gap.finding
      let place = finding.place
      return [
        finding.severity.rawValue, finding.rule, gap.architecture?.name ?? "", gap.owner ?? "", place.path,
        finding.message, finding.remedy ?? "", gap.step?.achieved ?? "", gap.step?.required ?? "", place.file,
        String(place.document),
        String(place.start.line), String(place.start.column), String(place.end.line),
        String(place.end.column),
        finding.why.joined(separator: " | "), finding.guide.joined(separator: ", "),
        finding.references.joined(separator: ", "), finding.fingerprint,
      ]
    }
    return ([header] + rows + failures(columns: header.count)).map { row in
      row.map(\.asCell).joined(separator: ",") + "\r\n"
    }.joined()
  }

  /// Rows for failures and unreadable paths, so that a table without findings does not look like a clean run.
  private func failures(columns: Int) -> [[String]] {
    let failed = assessment.failures.map { failure in
      ["failure", failure.rule, "", "", failure.place.path, failure.message, "", "", "", failure.place.file]
    }
    let unread = assessment.unread.map {
      ["failure", "unreadable-path", "", "", "", $0.reason, "", "", "", $0.path]
    }
    return (failed + unread).map { $0 + Array(repeating: "", count: columns - $0.count) }
  }
}

extension String {
  /// A value of a row. A value that a spreadsheet would evaluate as a formula is marked as text, as OWASP
  /// advises.
  fileprivate var asCell: String {
    var text = legible
    if let first = text.unicodeScalars.first,
      "=+-@\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".unicodeScalars.contains(first)
    {
      text = "'" + text
    }
    guard
      text.utf8.contains(where: {
        $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'")
          || $0 == UInt8(ascii: ";")
      })
    else { return text }
    return "\"\(text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\""))\""
  }
}
