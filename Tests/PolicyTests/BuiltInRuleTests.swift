import CorePack
import Policy
import TestSupport
import Testing

@Suite("Entries of built-in rules")
struct BuiltInRuleTests {
  @Test("are refused if the id is unknown")
  func unknown() {
    let text = SmallPack.ruleText("below-flor", "reports: assessment")
    #expect(
      found(in: SmallPack(files: [("rules/below-flor.yaml", text)])) == [
        "rules/below-flor.yaml:5:10 unknown-rule: `below-flor` is not a built-in rule; did you mean `below-floor`?"
      ])
  }

  @Test("must be complete in the core pack")
  func missing() {
    let files = CorePack.files.filter { $0.path.hasPrefix("levels/") || $0.path == "pack.yaml" }
      .filter { $0.path != "levels/below-floor.yaml" }
    let bare = PackSource(
      folder: "rules/core", files: files.map { PackFile(path: $0.path, bytes: $0.bytes) })
    let missing = PolicyChecker(core: bare, today: CorePolicy.today).check([]).problems
      .filter { $0.check == .missingRule }.map(\.message)
    #expect(missing.contains("the entry of the built-in rule `below-floor` is missing"))
    #expect(missing.count == BuiltInRule.inPacks.count - 1)
  }

  @Test("may be omitted in a pack that replaces the core")
  func replaced() throws {
    let pack = SmallPack(
      description: "defaultSeverity: {all: note}",
      files: [("all.yaml", "level: all\nrank: 0\noutcome: Anything\n")])
    let policy = try PolicyLoader(core: CorePolicy.source).load([pack.source], today: CorePolicy.today)
    #expect(policy.reported.isEmpty)
    #expect(policy.defaultSeverity[0] == .note)
  }
}

@Suite("The default severity")
struct DefaultSeverityTests {
  @Test("is set only in the pack that defines the levels")
  func foreign() {
    #expect(
      found(in: SmallPack(description: "extends: [core]\ndefaultSeverity: note")) == [
        "pack.yaml:5:18 invalid-change: `defaultSeverity` is allowed only in the pack that defines the levels; set `severity` on the rules, or change it in `tightens`"
      ])
  }

  @Test("is `error` from level moderate up in the core pack")
  func core() throws {
    let policy = try PolicyLoader(core: smallCore).load(today: CorePolicy.today)
    #expect(policy.defaultSeverity.values == [.warning, .warning, .error, .error, .error])
  }
}

@Suite("The guide and the layers of the core pack")
struct GuideTests {
  @Test("define all lines, questions and the order of layers")
  func guide() throws {
    let policy = try PolicyLoader(core: smallCore).load(today: CorePolicy.today)
    #expect(policy.guideLines == (1...46).map { "G\($0)" })
    #expect(policy.questions.map(\.line) == (13...21).map { "G\($0)" })
    #expect(Set(policy.questions.map(\.answer)) == Set(AnswerSource.allCases))
    let layers = policy.entries.filter { $0.kind == .layer }.map(\.id)
    #expect(Set(policy.layerOrder.keys) == Set(layers))
    #expect(Set(policy.layerOrder.values).count == layers.count)
  }
}
