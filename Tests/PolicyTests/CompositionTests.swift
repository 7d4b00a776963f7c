import Policy
import TestSupport
import Testing
import YAMLTree

@Suite("Packs that are loaded together")
struct CompositionTests {
  private func pack(_ name: String, _ stated: String) -> SmallPack {
    SmallPack(name: name, description: "extends: [core]\n" + stated)
  }

  private func policy(_ packs: [SmallPack]) throws -> Policy {
    try PolicyLoader(core: smallCore).load(packs.map(\.source), today: CorePolicy.today)
  }

  @Test("combine all requirements, in any order of the packs")
  func order() throws {
    let one = pack(
      "one",
      "tightens: [{id: reviewAhead, value: {minimal: 400d, moderate: 365d, high: 90d, critical: 90d}}, {id: regulatedData, value: [health, biometric, children, payment-card, credentials, personal]}, {id: payment, level: high}]"
    )
    let other = pack(
      "other",
      "tightens: [{id: reviewAhead, value: {minimal: 730d, moderate: 100d, high: 180d, critical: 90d}}, {id: regulatedData, value: [health, biometric, children, payment-card, credentials, financial]}, {id: payment, level: critical}]"
    )
    for packs in [[one, other], [other, one]] {
      let policy = try policy(packs)
      func text(_ name: String) -> String? { policy.parameters.first { $0.name == name }?.text }
      #expect(text("reviewAhead") == "minimal: 400d, low: 400d, moderate: 100d, high: 90d, critical: 90d")
      #expect(
        text("regulatedData") == "health, biometric, children, payment-card, credentials, personal, financial"
      )
      #expect(policy.floors.first { $0.id == "payment" }.map { policy.levels.names[$0.level] } == "critical")
    }
  }

  @Test("are refused with both locations if they conflict, in any order")
  func conflict() {
    let one = pack(
      "one",
      "loosens: [{id: isolation-of-trusted-code, atLeast: {moderate: none}, reason: one host, owner: ops, until: 2027-01-01}]"
    )
    let other = pack("other", "tightens: [{id: isolation-of-trusted-code, atLeast: {moderate: container}}]")
    for packs in [[one, other], [other, one]] {
      let result = PolicyChecker(core: smallCore, today: CorePolicy.today).check(packs.map(\.source))
      #expect(
        result.problems.map(\.message) == [
          "packs `one` and `other` set different values for `isolation-of-trusted-code` (moderate)"
        ])
      #expect(result.problems.first?.source?.name == "other/pack.yaml")
      #expect(result.problems.first?.related.map(\.source.name) == ["one/pack.yaml"])
      #expect(throws: UnusablePolicy.self) { try policy(packs) }
    }
  }

  @Test("must have different names")
  func names() {
    let result = PolicyChecker(core: smallCore, today: CorePolicy.today).check([
      pack("same", "").source,
      PackSource(testPack: "same", folder: "elsewhere"),
    ])
    #expect(result.problems.map(\.message) == ["two packs have the name `same`"])
    #expect(result.problems.first?.related.map(\.source.name) == ["same/pack.yaml"])
  }
}
