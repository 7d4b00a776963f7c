import Linting
import Reporting
import TestSupport
import Testing

/// The functions that read the fingerprints from each format. A format without a function fails the first
/// test.
private let readers: [String: @Sendable (String) -> [String]] = [
  "json": { fingerprints(in: $0, behind: "\"fingerprint\": \"") },
  "ndjson": { fingerprints(in: $0, behind: "\"fingerprint\":\"") },
  "sarif": { fingerprints(in: $0, behind: "\"plumbline/v1\": \"") },
  "junit": {
    fingerprints(in: $0, behind: "\nfingerprint: ") + fingerprints(in: $0, behind: ">fingerprint: ")
  },
  "github": { fingerprints(in: $0, behind: "fingerprint ") },
  "gitlab": { fingerprints(in: $0, behind: "\"fingerprint\": \"") },
  "markdown": { fingerprints(in: $0, behind: "<!-- ") },
  "csv": { text in
    text.split(separator: "\r\n").dropFirst().compactMap { $0.split(separator: ",").last.map(String.init) }
  },
  "html": { fingerprints(in: $0, behind: "data-fingerprint=\"") },
  "oscal": { text in
    let lines = text.split(separator: "\n").map { String($0.drop { $0 == " " }) }
    return zip(lines, lines.dropFirst(2)).filter { $0.0 == "\"name\": \"fingerprint\"," }
      .flatMap { fingerprints(in: $0.1, behind: "\"value\": \"") }
  },
]

/// Each fingerprint that follows a text.
private func fingerprints(in text: String, behind mark: String) -> [String] {
  let bytes = Array(text.utf8)
  let mark = Array(mark.utf8)
  var found: [String] = []
  var index = 0
  while index + mark.count <= bytes.count {
    guard bytes[index] == mark[0], bytes[index...].starts(with: mark) else {
      index += 1
      continue
    }
    index += mark.count
    let digits = bytes[index...].prefix { "0123456789abcdef#".utf8.contains($0) }
    if digits.count >= 32 { found.append(String(decoding: digits, as: UTF8.self)) }
  }
  return found
}

@Suite("All formats contain the same findings")
struct AgreementTests {
  @Test("every format except text has a reader")
  func complete() {
    #expect(Set(FindingFormats.names) == Set(readers.keys).union(["text"]))
  }

  @Test("the example with gaps", arguments: readers.keys.sorted())
  func sameFindings(format: String) throws {
    let assessment = try GapsExample.assessment.get()
    try #require(assessment.findings.count > 40)
    try expectSame(assessment, format)
  }

  @Test("a file that is not valid YAML", arguments: readers.keys.sorted())
  func unreadable(format: String) throws {
    try expectSame(try CorePolicy.assess("a: [\n"), format)
  }

  @Test("a clean run has no fingerprints", arguments: readers.keys.sorted())
  func nothing(format: String) throws {
    let report = try #require(FindingFormats.format(named: format))
    let assessment = try CorePolicy.assess([])
    #expect(readers[format]?(report.text(of: assessment, ReportContext.full)) == [])
  }

  @Test("text shows the rule and the location of each finding")
  func text() throws {
    let assessment = try GapsExample.assessment.get()
    let text = FindingFormats.text.text(of: assessment, ReportContext.full)
    for finding in assessment.findings {
      #expect(text.contains("\(finding.severity.rawValue)[\(finding.rule)]"))
      #expect(text.contains("architecture.yaml:\(finding.place.start.line):\(finding.place.start.column)"))
    }
  }

  @Test("output is reproducible", arguments: FindingFormats.names)
  func deterministic(format: String) throws {
    let report = try #require(FindingFormats.format(named: format))
    let text = try GapsExample.text()
    let first = report.text(of: try CorePolicy.assess(text), ReportContext.full)
    #expect(report.text(of: try CorePolicy.assess(text), ReportContext.full) == first)
  }

  private func expectSame(_ assessment: Assessment, _ format: String) throws {
    let report = try #require(FindingFormats.format(named: format))
    let read = try #require(readers[format])
    let text = report.text(of: assessment, ReportContext.full)
    let found = read(text)
    let expected = assessment.findings.map(\.fingerprint)
    // A Markdown report is cut to the size that a comment on GitHub may have.
    if text.contains("omitted because of the size limit") {
      #expect(!found.isEmpty && Set(found).isSubset(of: expected))
    } else {
      #expect(found.sorted() == expected.sorted())
    }
  }
}
