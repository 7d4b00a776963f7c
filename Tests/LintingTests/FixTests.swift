import Linting
import TestSupport
import Testing

@Suite("Fixes")
struct FixTests {
  private func finding(in text: String, rule: String) throws -> (Finding, [UInt8]) {
    let manifest = try ProjectFiles.text("examples/minimal/architecture.yaml")
    let pair = text.split(separator: "→", maxSplits: 1).map(String.init)
    let parts = manifest.split(separator: pair[0], maxSplits: 1, omittingEmptySubsequences: false)
    try #require(parts.count == 2)
    let changed = parts[0] + pair[1] + parts[1]
    let found = try CorePolicy.assess(String(changed)).findings.first { $0.rule == rule }
    return (try #require(found), Array(String(changed).utf8))
  }

  @Test(
    "replace a misspelled key or word",
    arguments: [
      ("workload:→workloda:", "unknown-key", "workload"),
      ("autonomy: suggests→autonomy: sugests", "unknown-value", "suggests"),
      ("status: accepted→status: \"acepted\"", "unknown-value", "accepted"),
    ])
  func misspelled(change: String, rule: String, meant: String) throws {
    let (finding, _) = try finding(in: change, rule: rule)
    let fix = try #require(finding.fixes.first)
    #expect(fix.edits.map(\.text) == [meant])
    #expect(fix.edits.first?.start == finding.place.start)
    #expect(fix.edits.first?.end == finding.place.end)
  }

  @Test("are not offered without a similar name")
  func nothing() throws {
    let (finding, _) = try finding(in: "workload:→zzz: {}\nworkload:", rule: "unknown-key")
    #expect(finding.fixes.isEmpty)
  }

  @Test("have columns in code points and in UTF-16 code units")
  func columns() throws {
    let (finding, _) = try finding(
      in: "autonomy: suggests→declined: [{layer: \"\u{1F511}\", reason: r}]\n  autonomy: suggests",
      rule: "unknown-value")
    #expect(finding.place.end.utf16Column == finding.place.end.column + 1)
  }
}
