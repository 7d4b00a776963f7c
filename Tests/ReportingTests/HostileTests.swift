import Linting
import Reporting
import TestSupport
import Testing

@Suite("Hostile manifest texts are escaped")
struct HostileTests {
  private func report(_ format: String, of text: String) throws -> String {
    let format = try #require(FindingFormats.format(named: format))
    return format.text(of: try CorePolicy.assess(Hostile.manifest(text)), ReportContext.full)
  }

  @Test("the manifest is read and has findings", arguments: Hostile.texts)
  func isRead(text: String) throws {
    let assessment = try CorePolicy.assess(Hostile.manifest(text))
    #expect(assessment.architectures.count == 1)
    #expect(!assessment.findings.isEmpty)
  }

  @Test("no control character reaches a terminal, a log or a page", arguments: Hostile.texts)
  func visible(text: String) throws {
    for format in ["text", "github", "markdown", "html", "junit", "csv", "json", "sarif", "gitlab", "oscal"] {
      let shown = try report(format, of: text)
      let hidden = shown.unicodeScalars.first { scalar in
        scalar.properties.isBidiControl || scalar.value == 0x7F
          || (scalar.value < 0x20 && scalar != "\n" && !(format == "csv" && scalar == "\r"))
          || (0x80..<0xA0).contains(scalar.value)
      }
      #expect(hidden == nil, "\(format)")
    }
  }

  @Test("no tag or attribute of a page comes from the manifest", arguments: Hostile.texts)
  func html(text: String) throws {
    let page = try report("html", of: text)
    let tags = page.split(separator: "<").dropFirst().map {
      $0.prefix { $0.isLetter || $0 == "/" || $0 == "!" }
    }
    #expect(!tags.contains { ["script", "img", "iframe", "object", "a\u{301}"].contains($0) })
    // A quotation mark of the manifest is escaped even if a combining mark follows.
    let scalars = Array(page.unicodeScalars)
    #expect(!zip(scalars, scalars.dropFirst()).contains { $0 == "\"" && $1 == "\u{301}" })
    #expect(page.contains("default-src 'none'") || page.contains("default-src &#39;none&#39;"))
  }

  @Test("no command of the log comes from the manifest", arguments: Hostile.texts)
  func github(text: String) throws {
    for line in try report("github", of: text).split(separator: "\n") {
      if line.hasPrefix("::") {
        #expect(
          ["::error ", "::warning ", "::notice ", "::group::", "::endgroup::"].contains { line.hasPrefix($0) }
        )
      } else {
        #expect(!line.contains("##["))
      }
    }
  }

  @Test("no cell is a formula", arguments: Hostile.texts)
  func csv(text: String) throws {
    let table = try report("csv", of: text)
    for mark in ["=", "+", "-", "@"] {
      #expect(!table.contains(",\(mark)") && !table.contains("\n\(mark)") && !table.contains(",\"\(mark)"))
    }
  }

  @Test("names of 100,000 characters do not make a format unreadably large")
  func long() throws {
    let name = String(repeating: "x", count: 100_000)
    let manifest = """
      apiVersion: plumbline/v1
      kind: RuntimeArchitecture
      metadata: {name: \(name), owner: \(name)}
      consequence: {level: low}
      effects: [{id: \(name), by: \(name), to: \(name), kind: payment, reversibility: irreversible}]
      components: [{id: \(name), layers: [agentic-runtime]}]

      """
    let assessment = try CorePolicy.assess(manifest)
    for name in ["text", "github", "markdown", "html", "csv", "junit"] {
      let format = try #require(FindingFormats.format(named: name))
      #expect(format.text(of: assessment, ReportContext.full).utf8.count < 1_500_000, "\(name)")
    }
  }
}
