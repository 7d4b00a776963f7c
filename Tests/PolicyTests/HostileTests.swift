import Policy
import TestSupport
import Testing
import YAMLTree

/// Packs of an attacker: they are refused with a clear message, without a crash or a hang.
@Suite("A hostile pack")
struct HostileTests {
  private static let doubling =
    (0..<60).map { "cel.bind(a\($0 + 1), a\($0) + a\($0), " }.joined()
  private static let list = "[\((0..<1000).map(String.init).joined(separator: ","))]"

  @Test(
    "is refused at the malicious expression",
    arguments: [
      (String(repeating: "(", count: 10_000) + "true" + String(repeating: ")", count: 10_000), "type-error"),
      (String(repeating: "!", count: 10_000) + "true", "type-error"),
      (
        "cel.bind(a0, 'xxxxxxxxxxxxxxxx', \(doubling)size(a60) > 0\(String(repeating: ")", count: 61))",
        "cost"
      ),
      ("\(list).all(a, \(list).all(b, \(list).all(c, a + b + c >= 0)))", "cost"),
      ("effect.id.matches('((((a{1,100}){1,100}){1,100}){1,100})')", "type-error"),
    ])
  func expression(text: String, check: String) {
    let rule = SmallPack.ruleText("r", "assert: \"\(text)\"\nmessage: m")
    let problems = PolicyChecker(core: smallCore, today: CorePolicy.today).check([
      SmallPack(files: [("r.yaml", rule)]).source
    ]
    ).problems
    #expect(problems.contains { $0.check.rawValue == check && $0.source?.name == "mine/r.yaml" })
  }

  @Test(
    "is refused at the unreadable file",
    arguments: [
      ([0x72, 0xFF, 0xFE], "unreadable-file"), ([], "unreadable-file"),
      (Array("- a\n".utf8), "unreadable-file"),
      (Array("rule: a\n---\nrule: b\n".utf8), "unreadable-file"),
      (Array((String(repeating: "[", count: 10_000)).utf8), "unreadable-file"),
    ] as [([UInt8], String)])
  func file(bytes: [UInt8], check: String) {
    let source = PackSource(testPack: "m", files: [PackFile(path: "a.yaml", bytes: bytes)])
    let problems = PolicyChecker(core: smallCore, today: CorePolicy.today).check([source]).problems
    #expect(problems.map(\.check.rawValue) == [check])
    #expect(problems.first?.source?.name == "m/a.yaml")
  }

  @Test("with another `apiVersion` or `kind` is refused")
  func format() {
    let text = "apiVersion: plumbline/v2\nkind: Policy\nmetadata: {name: m, version: \"1\", owner: o}\n"
    let source = PackSource(folder: "m", files: [PackFile(path: "pack.yaml", text: text)])
    #expect(
      PolicyChecker(core: smallCore, today: CorePolicy.today).check([source]).problems.map(\.message) == [
        "`plumbline/v2` is not a valid `apiVersion` of a policy pack",
        "`Policy` is not a valid `kind` of a policy pack",
      ])
  }
}

@Suite("The core pack")
struct CoreTests {
  @Test("has no errors and no warnings")
  func isClean() {
    let problems = PolicyChecker(core: CorePolicy.source, today: CorePolicy.today).check([]).problems
    #expect(problems.filter { $0.severity > .note }.map(\.message) == [])
  }

  @Test("explains why each check matters", arguments: PackCheck.allCases)
  func why(check: PackCheck) {
    #expect(!check.why.isEmpty)
  }
}
