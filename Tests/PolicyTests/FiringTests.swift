import Testing
import YAMLTree

@Suite("A rule that never or always fires")
struct FiringTests {
  @Test(
    "is found by enumerating the cases",
    arguments: [
      (
        "when: effect.kind == 'read' && effect.kind == 'payment'",
        "rules/r.yaml:5:7 never-fires: no effect can meet this condition; change the condition, or remove the rule"
      ),
      (
        "when: effect.level.below('low') && effect.level.atLeast('high')",
        "rules/r.yaml:5:7 never-fires: no effect can meet this condition; change the condition, or remove the rule"
      ),
      (
        "when: effect.kind == 'payment' && !has(effect.reversibility)",
        "rules/r.yaml:5:7 never-fires: no effect can meet this condition; change the condition, or remove the rule"
      ),
      (
        "assert: effect.kind == 'read' || effect.kind != 'read'",
        "rules/r.yaml:5:9 never-fires: `assert` is true for every effect that the rule checks; assert a condition that can be false, or remove the rule"
      ),
      (
        "when: effect.kind == 'read'\nassert: effect.kind != 'payment'",
        "rules/r.yaml:6:9 never-fires: `assert` is true for every effect that the rule checks; assert a condition that can be false, or remove the rule"
      ),
      (
        "assert: effect.kind == 'read' && effect.kind != 'read'",
        "rules/r.yaml:5:9 always-fires: the rule reports every effect, regardless of its values; add a condition that selects the defective parts"
      ),
      (
        "assert: effect.kind == 'read'\nseverity: off",
        "rules/r.yaml:6:11 never-fires: the rule is off at every level; set a severity, or remove the rule"
      ),
    ])
  func isFound(stated: String, expected: String) {
    #expect(found(in: .rule(stated + "\nmessage: m")) == [expected])
  }

  @Test(
    "is not reported if the cases cannot be enumerated",
    arguments: [
      // Depends on a text, on the identity of records, on a list.
      "assert: effect.id == 'x'",
      "assert: effect.by == effect.by",
      "assert: manifest.?effects.orValue([]).exists(e, e.kind == 'read')",
      // More than 4,096 cases.
      """
      when: >-
        [effect.kind == 'read', has(effect.hazard), has(effect.authority), has(effect.because), has(effect.data),
        has(effect.consequence), has(effect.failure.timeout), has(effect.failure.retry), has(effect.failure.fallback),
        has(effect.failure.compensation), has(effect.by.mode), has(effect.by.runs), has(effect.by.product),
        has(effect.by.tenancy), has(effect.by.owner)] == []
      """,
    ])
  func isSilent(stated: String) {
    #expect(found(in: .rule(stated + "\nmessage: m")) == [])
  }
}
