import JSON
import Linting
import Reporting
import Terminal
import TestSupport
import Testing

@Suite("Content of single formats")
struct FormatTests {
  private func report(_ name: String, _ assessment: Assessment, failOn: Finding.Severity? = .error) throws
    -> String
  {
    let format = try #require(FindingFormats.format(named: name))
    return format.text(
      of: assessment,
      ReportContext(style: TextStyle(isColored: false, isFull: false), version: "0.0.0", failOn: failOn))
  }

  private func run(_ assessment: Assessment) throws -> JSONValue {
    let document = try JSONValue(Array(try report("sarif", assessment).utf8))
    return try #require(document["runs"]?.array?.first)
  }

  @Test("SARIF: a run with findings is successful, a run with an unreadable path is not")
  func success() throws {
    let found = try run(try GapsExample.assessment.get())
    guard case .bool(true)? = found["invocations"]?.array?.first?["executionSuccessful"] else {
      return #expect(Bool(false), "a run with findings is successful")
    }
    let unread = try CorePolicy.assess(
      [], unread: [Assessment.Unread(path: "gone.yaml", reason: "no such file or folder")])
    guard case .bool(false)? = try run(unread)["invocations"]?.array?.first?["executionSuccessful"] else {
      return #expect(Bool(false), "a run with an unreadable path is not successful")
    }
    let notes = try run(unread)["invocations"]?.array?.first?["toolExecutionNotifications"]?.array
    #expect(notes?.first?["message"]?["text"]?.string == "gone.yaml: no such file or folder")
    #expect(try run(unread)["results"]?.array?.isEmpty == true)
  }

  @Test("SARIF: a path is a percent-encoded relative reference below %SRCROOT%")
  func address() throws {
    let assessment = try CorePolicy.assess("a: [", as: "a b/ä:1.yaml")
    let place = try run(assessment)["results"]?.array?.first?["locations"]?.array?.first?["physicalLocation"]
    #expect(place?["artifactLocation"]?["uri"]?.string == "a%20b/%C3%A4%3A1.yaml")
    #expect(place?["artifactLocation"]?["uriBaseId"]?.string == "%SRCROOT%")
  }

  @Test(
    "JUnit: only a finding that makes the run fail is a failure",
    arguments: [Finding.Severity.error, .warning, .note, nil])
  func failures(failOn: Finding.Severity?) throws {
    let assessment = try GapsExample.assessment.get()
    let expected = assessment.findings.count { finding in failOn.map { finding.severity >= $0 } ?? false }
    let text = try report("junit", assessment, failOn: failOn)
    #expect(text.split(separator: "<failure ").count - 1 == expected)
  }

  @Test("OSCAL: a document has the parts that its schema requires")
  func parts() throws {
    let document = try JSONValue(Array(try report("oscal", try GapsExample.assessment.get()).utf8))
    for part in ["uuid", "metadata", "import-ap", "results", "back-matter"] {
      #expect(document["assessment-results"]?[part] != nil, "\(part)")
    }
  }

  @Test("GitHub: ten findings of each severity, the most severe first, the rest in a group")
  func tenOfEach() throws {
    let assessment = try GapsExample.assessment.get()
    let lines = try report("github", assessment).split(separator: "\n")
    #expect(lines.count { $0.hasPrefix("::error ") } == 10)
    #expect(lines.first?.hasPrefix("::error ") == true)
    #expect(
      lines.contains { $0.hasPrefix("::group::") && $0.hasSuffix("beyond the annotation limit of GitHub") })
  }

  @Test("Markdown with many findings fits a comment, and counts the omitted ones")
  func fits() throws {
    let text = try GapsExample.text()
    let inputs = (1...12).map { Input(name: "\($0).yaml", isNamed: true, content: .bytes(Array(text.utf8))) }
    let report = try report("markdown", try CorePolicy.assess(inputs))
    #expect(report.utf16.count < 65_000)
    #expect(report.contains("omitted because of the size limit"))
  }

  @Test("An index has less than 2,000 bytes for each architecture, and links to its page")
  func index() throws {
    let inputs = (1...20).map { number in
      let text = Hostile.manifest("team \(number)")
      return Input(name: "team-\(number)/architecture.yaml", isNamed: true, content: .bytes(Array(text.utf8)))
    }
    let report = HTMLReport(try CorePolicy.assess(inputs), version: "0.0.0")
    #expect(report.isFleet)
    let index = report.index(folder: "gaps")
    // Only the map grows with the number of architectures.
    let map = try #require(index.split(separator: "id=\"fleet-map\"").last)
    #expect(map.utf8.count / inputs.count < 2_000)
    for page in report.pages { #expect(index.contains("href=\"gaps/\(page.name)\"")) }
  }

  @Test("New, resolved and unchanged findings since an earlier run")
  func trend() throws {
    let assessment = try GapsExample.assessment.get()
    let kept = assessment.findings.dropFirst(3).map { finding in
      EarlierFinding(fingerprint: finding.fingerprint, rule: finding.rule, message: "", file: "")
    }
    let gone = EarlierFinding(
      fingerprint: "gone", rule: "gone", message: "it was fixed", file: "a.yaml")
    let comparison = GapComparison(of: assessment, with: kept + [gone], day: "2026-10-01")
    #expect(comparison.new.map(\.fingerprint) == assessment.findings.prefix(3).map(\.fingerprint))
    #expect(comparison.resolved.map(\.fingerprint) == ["gone"])
    #expect(comparison.unchanged == kept.count)
    #expect(HTMLReport(assessment, version: "", since: comparison).page.contains("It was fixed."))
  }
}
