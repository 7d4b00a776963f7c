import Linting
import Markup

/// The gaps by the items of frameworks that they reference.
struct FrameworksTable {
  let findings: [Finding]
  let frameworks: [FrameworkDescription]

  private struct Line {
    let citation: Citation
    let findings: [Finding]
  }

  private var lines: [Line] {
    var groups: [Citation: [Finding]] = [:]
    for finding in findings {
      for citation in Set(finding.references.map { Citation($0, frameworks) }) {
        groups[citation, default: []].append(finding)
      }
    }
    return groups.map { Line(citation: $0.key, findings: $0.value) }.sorted { a, b in
      let (left, right) = (frameworks.rank(a.citation), frameworks.rank(b.citation))
      return left != right ? left < right : a.citation.item < b.citation.item
    }
  }

  var markup: Markup {
    let lines = lines
    guard !lines.isEmpty else { return "<p>No gap references a framework.</p>" }
    return table(
      "Gaps by framework", ["framework", "item", "errors", "warnings", "notes", "gaps"],
      lines.map { line in
        let counts = Finding.Severity.allCases.reversed().map { severity -> Markup in
          let count = line.findings.count { $0.severity == severity }
          return count == 0 ? "–" : "<span class=\"tag \(severity.tag)\">\(severity.sign) \(count)</span>"
        }
        let links = line.findings.prefix(8).enumerated().map { index, finding -> Markup in
          "<a href=\"#\(finding.anchor)\" aria-label=\"\("gap \(index + 1) of \(line.citation.item)")\">\(index + 1)</a>"
        }
        let more: Markup = line.findings.count > 8 ? " …" : ""
        return row(
          ["\(line.citation.framework)", "\(line.citation.item)"] + counts + [links.joined(" ") + more])
      })
  }
}
