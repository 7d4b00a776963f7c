import Testing
import YAMLTree

@Suite("A field that may be absent")
struct GuardTests {
  @Test(
    "is reported if it is not guarded",
    arguments: [
      (
        "assert: size(effect.data) > 0",
        "rules/r.yaml:5:14 unguarded-field: `effect.data` may be absent and is not guarded; check `has(effect.data)` first, or write `effect.?data.orValue(…)`"
      ),
      (
        "assert: effect.reversibility == 'reversible'",
        "rules/r.yaml:5:9 unguarded-field: `effect.reversibility` may be absent and is not guarded; check `has(effect.reversibility)` first, or write `effect.?reversibility.orValue(…)`"
      ),
      (
        "assert: \"has(effect.hazard) || effect.hazard == 'none'\"",
        "rules/r.yaml:5:32 unguarded-field: `effect.hazard` may be absent and is not guarded; check `has(effect.hazard)` first, or write `effect.?hazard.orValue(…)`"
      ),
      (
        "when: effect.?failure.?retry.?max.orValue(5) > 0\nassert: effect.failure.retry.max < 3",
        "rules/r.yaml:6:9 unguarded-field: `effect.failure.retry` may be absent and is not guarded; check `has(effect.failure.retry)` first, or write `effect.failure.?retry.orValue(…)`"
      ),
      (
        "assert: \"manifest.?components.orValue([]).exists(c, has(c.mode)) && effect.by.mode == 'edge'\"",
        "rules/r.yaml:5:69 unguarded-field: `effect.by.mode` may be absent and is not guarded; check `has(effect.by.mode)` first, or write `effect.by.?mode.orValue(…)`"
      ),
    ])
  func isFound(stated: String, expected: String) {
    #expect(found(in: .rule(stated + "\nmessage: m")) == [expected])
  }

  @Test("is reported in a message, because the run would fail")
  func isFoundInText() {
    #expect(
      found(in: .rule("assert: effect.kind == 'read'\nmessage: \"{effect.id} has {effect.hazard}\"")) == [
        "rules/r.yaml:6:28 unguarded-field: the text reads `effect.hazard`, which may be absent; check `has(effect.hazard)` first, or write `effect.?hazard.orValue(…)`"
      ])
  }

  @Test(
    "is guarded by the surrounding conditions",
    arguments: [
      // By `has` on either side: if the other operand decides the result, an error is ignored.
      "assert: has(effect.hazard) && effect.hazard == 'none'",
      "assert: effect.hazard == 'none' && has(effect.hazard)",
      "assert: \"!has(effect.hazard) || effect.hazard == 'none'\"",
      "assert: \"has(effect.hazard) ? effect.hazard == 'none' : true\"",
      // From the condition into the assertion.
      "when: has(effect.hazard)\nassert: effect.hazard == 'none'",
      "when: effect.hazard != 'none' && has(effect.hazard)\nassert: effect.hazard == 'damage'",
      // By a default value for which the comparison is false.
      "when: effect.?failure.?retry.?max.orValue(0) > 0\nassert: effect.failure.retry.max < 3",
      "when: size(effect.?data.orValue([])) > 0\nassert: effect.data[0] == 'public'",
      // By a field that the model requires for every effect except a read.
      "when: effect.kind != 'read'\nassert: effect.reversibility == 'reversible'",
      "when: effect.kind in ['payment', 'message']\nassert: effect.reversibility == 'reversible'",
      "when: effect.kind == 'payment' || effect.kind == 'legal'\nassert: effect.reversibility == 'reversible'",
      // By the filter of the list in a loop.
      "assert: manifest.?components.orValue([]).filter(c, has(c.mode)).all(c, c.mode != 'edge')",
      // By a check of the optional value.
      "assert: effect.?hazard.optMap(h, h == 'none').orValue(false)",
      "assert: effect.?hazard.hasValue() && effect.?hazard.value() == 'none'",
    ])
  func isGuarded(stated: String) {
    #expect(found(in: .rule(stated + "\nmessage: m")) == [])
  }

  @Test("is guarded in a message by the false assertion")
  func flowsIntoMessage() {
    #expect(
      found(
        in: .rule("assert: \"!has(effect.hazard) || effect.hazard == 'none'\"\nmessage: \"{effect.hazard}\""))
        == [])
  }

  @Test(
    "is treated like an operation that may fail: it is reported unless guarded",
    arguments: [
      (
        "assert: int(effect.id) > 1",
        [
          "rules/r.yaml:5:9 may-fail: `int(effect.id)` may fail: `int` fails for some values; compare without a conversion, or use a field that has this type"
        ]
      ),
      (
        "assert: 10 / size(effect.id) > 1",
        [
          "rules/r.yaml:5:9 may-fail: `10 / size(effect.id)` may fail: the divisor may be zero; check first that the divisor is not zero: `x != 0 && …`"
        ]
      ),
      (
        "assert: effect.by.effects[0].id == effect.id",
        [
          "rules/r.yaml:5:9 may-fail: `effect.by.effects[0]` may fail: the list may have fewer items; check the size first, or write `list[?i].orValue(…)`"
        ]
      ),
      (
        "assert: products[effect.id].layers == []",
        [
          "rules/r.yaml:5:9 may-fail: `products[effect.id]` may fail: the map may not contain the key; check `'key' in map` first, or write `map[?key].orValue(…)`"
        ]
      ),
      (
        "assert: effect.?hazard.value() == 'none'",
        [
          "rules/r.yaml:5:9 may-fail: `effect.?hazard.value()` may fail: the optional value may be absent; write `orValue(…)`, or check `hasValue()` first"
        ]
      ),
      ("assert: size(effect.by.effects) == 0 || effect.by.effects[0].id == effect.id", []),
      ("assert: effect.id in products && products[effect.id].layers == []", []),
      ("assert: jobs['on-device'].primary == effect.id", []),
      ("assert: params.reviewAhead[effect.level] > duration('4000h')", []),
      ("assert: effect.id.matches(params.exactVersion)", []),
    ])
  func partial(stated: String, expected: [String]) {
    #expect(found(in: .rule(stated + "\nmessage: m")) == expected)
  }
}
