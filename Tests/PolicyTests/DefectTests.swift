import Testing
import YAMLTree

/// Packs with one planted defect each: the check reports that defect and nothing else.
@Suite("A pack with a defect")
struct DefectTests {
  @Test(
    "in an expression is reported at its location",
    arguments: [
      ("assert: effect.knd == 'read'", "5:16 type-error: `effect` has no field `knd`; did you mean `kind`?"),
      ("assert: effect.id", "5:9 type-error: the expression must be bool, not string; change it to bool"),
      (
        "assert: effect.kind == 'payments'",
        "5:24 type-error: `payments` is not a valid kind of effect; did you mean `payment`?"
      ),
      (
        "assert: effect.level.atLeast('hgih')",
        "5:30 type-error: `hgih` is not a valid level; did you mean `high`?"
      ),
      (
        "assert: effect.level < 'high'",
        "5:22 type-error: `<` would compare level values as text; use `.atLeast('…')` or `.below('…')`; write .below('…')"
      ),
      (
        "assert: effect.kind == && true",
        "5:24 type-error: expected an operand, found `&&`; correct the expression; see docs/manifest.md for the fields and their types"
      ),
      // The location is exact in folded and in quoted scalars too.
      (
        "assert: >-\n  effect.kind == 'read'\n  && effect.by.runz == 'x'",
        "7:16 type-error: `component` has no field `runz`; did you mean `runs`?"
      ),
      (
        "assert: \"'\\\"' == effect.knd\"",
        "5:25 type-error: `effect` has no field `knd`; did you mean `kind`?"
      ),
      (
        "assert: effect.kind == 'read'\nat: effect.kidn",
        "6:5 invalid-at: `effect` has no field `kidn`; did you mean `kind`?"
      ),
      (
        "assert: effect.kind == 'read'\nat: effect.kind.word",
        "6:5 invalid-at: `effect.kind` has no fields, so `word` does not exist; end the path at `effect.kind`"
      ),
      (
        "assert: manifest.?effects.orValue([]).all(a, manifest.?effects.orValue([]).all(b, manifest.?effects.orValue([]).all(c, a.id != b.id || b.id != c.id)))",
        "5:9 cost: with lists of 200 items, evaluation takes up to 512684400 steps; the limit is 10000000; nest at most two loops, or move the inner part to a variable"
      ),
    ])
  func expression(stated: String, expected: String) {
    #expect(found(in: .rule(stated + "\nmessage: m")) == ["rules/r.yaml:" + expected])
  }

  @Test(
    "in a text is reported",
    arguments: [
      (
        "message: \"{effect.id} is {effect.knid}\"",
        "6:34 type-error: `effect` has no field `knid`; did you mean `kind`?"
      ),
      (
        "message: \"{effect.id\"",
        "6:11 type-error: the brace `{` is not closed; write `}` after the expression, or `{{` for a literal brace"
      ),
      ("remedy: do it", "1:1 missing-message: `message` is missing; set `message`"),
      (
        "message: m\ncolour: red",
        "7:1 unknown-key: unknown key `colour` in `rule`; known keys: rule, title, guide, reports, each, items, when, assert, severity, at, related, message, what, why, remedy, references, aliases, examples, survivors; custom keys start with `x-`"
      ),
      (
        "message: m\nreferences: [OWSAP LLM01]",
        "7:14 unknown-framework: `OWSAP LLM01` names an unknown framework; did you mean `OWASP LLM01`?"
      ),
      (
        "message: m\nreferences: [NIST SP 800-53 ZZ-99]",
        "7:14 unknown-framework: framework `NIST SP 800-53` has no item `ZZ-99`; use the form `NIST SP 800-53 AC-5`"
      ),
    ])
  func text(stated: String, expected: String) {
    #expect(found(in: .rule("assert: effect.kind == 'read'\n" + stated)) == ["rules/r.yaml:" + expected])
  }

  @Test(
    "in its guide lines, examples or id is reported",
    arguments: [
      (
        "guide: [G18]", "guide: [G18, G99]",
        ["rules/r.yaml:3:14 unknown-guide-line: `G99` is not a guide line; did you mean `G19`?"]
      ),
      (
        "guide: [G18]", "guide: []",
        [
          "rules/r.yaml:3:1 missing-guide: `guide` is missing or empty; set `guide` to the guide lines that the entry enforces; `plumbline policy list --by guide` lists them"
        ]
      ),
      (
        "base: agent\n    only: [r]\n    expect", "base: agnet\n    only: [r]\n    expect",
        ["rules/r.yaml:11:11 unknown-base: base `agnet` does not exist; did you mean `agent`?"]
      ),
      (
        "at: \"effects[pay]\"", "at: \"effects[pay].knd\"",
        ["rules/r.yaml:13:19 unknown-path: `effect` has no field `knd`; did you mean `kind`?"]
      ),
      (
        "base: agent\n    only: [r]\n    expect", "base: agent\n    set: {effcts: none}\n    expect",
        ["rules/r.yaml:12:11 unknown-path: `manifest` has no field `effcts`; did you mean `effects`?"]
      ),
      (
        "{at: \"effects[pay]\"}", "{rule: exact-versoin, at: effects}",
        [
          "rules/r.yaml:13:21 unknown-rule: `exact-versoin` does not report findings; did you mean `exact-version`?"
        ]
      ),
      (
        "\n    expect: [{at: \"effects[pay]\"}]", "",
        [
          "rules/r.yaml:10:12 invalid-example: `fails` is set, but `expect` is missing; list the findings in `expect`: `at`, and `rule` if it is a different rule"
        ]
      ),
      (
        "  - passes: Another\n    base: agent\n    only: [r]\n", "",
        [
          "rules/r.yaml:9:1 missing-examples: the rule has no passing example; add a passing example; `plumbline policy new` writes a template"
        ]
      ),
      (
        "rule: r", "rule: s",
        [
          "rules/r.yaml:1:7 misnamed-file: the id of the rule is `s`, but its file name is `r`; use the same name for both"
        ]
      ),
      (
        "rule: r", "ruel: r",
        [
          "rules/r.yaml:1:1 unknown-entry-kind: the first key `ruel` is not an entry kind; did you mean `rule`?"
        ]
      ),
    ])
  func entry(right: String, wrong: String, expected: [String]) {
    let text = SmallPack.ruleText("r", "assert: effect.kind == 'read'\nmessage: m")
    #expect(text.contains(right))
    let pack = SmallPack(files: [
      (
        "rules/r.yaml",
        text.split(separator: right, omittingEmptySubsequences: false).joined(separator: wrong)
      )
    ])
    #expect(found(in: pack) == expected)
  }

  @Test("whose floor reads a value of a later stage is reported")
  func stage() {
    let floor = """
      floor: f
      title: A fact
      guide: [G35]
      each: effect
      when: effect.level.atLeast('high')
      level: high
      why: Why
      examples:
        - fails: One
          base: agent
          expect: [{rule: below-floor, at: consequence.level}]
        - passes: Another
          base: agent

      """
    #expect(
      found(in: SmallPack(files: [("floors/f.yaml", floor)])) == [
        "floors/f.yaml:5:14 not-available-in-floor: a floor cannot read this value, which is known only after the floors are evaluated; use only facts of the manifest"
      ])
  }

  @Test(
    "in pack.yaml is reported",
    arguments: [
      (
        "parameters: [{name: spare, type: number, value: 3, why: Why}]",
        [
          "pack.yaml:5:21 warning unused-parameter: no expression reads the parameter `spare`; read it in an expression, or remove it"
        ]
      ),
      (
        "variables: [{name: spare, expression: 1 + 1 == 2, why: Why}]",
        [
          "pack.yaml:5:20 warning unused-variable: no expression reads the variable `spare`; read it in an expression, or remove it"
        ]
      ),
      (
        "tightens: [{id: approval-of-irreversible-effects, atLeast: {high: none}}]",
        [
          "pack.yaml:5:51 loosening: `high` is `none`, which requires less than `per-action` in the extended pack; move it to `loosens` with `reason`, `owner` and `until`"
        ]
      ),
      (
        "tightens: [{id: exact-versoin, severity: error}]",
        [
          "pack.yaml:5:17 unknown-entry: no requirement, rule, floor or parameter of the extended packs has the id `exact-versoin`; did you mean `exact-version`?"
        ]
      ),
      (
        "tightens: [{id: exact-version, atLeast: {high: none}}]",
        ["pack.yaml:5:32 invalid-change: a rule has no `atLeast`; set `severity` instead"]
      ),
      (
        "tightens: [{id: approval-of-reversible-effects, atLeast: {high: sampeld}}]",
        ["pack.yaml:5:65 unknown-rung: ladder `approval` has no rung `sampeld`; did you mean `sampled`?"]
      ),
      (
        "loosens: [{id: approval-of-irreversible-effects, atLeast: {high: notify}, reason: one host, owner: ops, until: 2020-01-01}]",
        [
          "pack.yaml:5:50 warning loosening-expired: the loosening of `approval-of-irreversible-effects` expired on 2020-01-01; remove it, or renew the decision and set a later date in `until`"
        ]
      ),
      (
        "loosens: [{id: exact-version, severity: off, reason: r, owner: o, until: soon}]",
        ["pack.yaml:5:74 invalid-format: `soon` is not a valid date; write the date as YYYY-MM-DD"]
      ),
    ])
  func description(stated: String, expected: [String]) {
    #expect(found(in: SmallPack(description: "extends: [core]\n" + stated)) == expected)
  }

  @Test("that extends a missing pack is reported")
  func missingPack() {
    #expect(
      found(in: SmallPack(description: "extends: [core, theirs]")) == [
        "pack.yaml:4:1 missing-pack: pack `mine` extends `theirs`, which is not loaded; pass the folder of that pack too: `--policy FOLDER`"
      ])
  }

  @Test("that extends itself is reported")
  func itself() {
    #expect(
      found(in: SmallPack(description: "extends: [core, mine]")) == [
        "pack.yaml:4:1 missing-pack: pack `mine` extends itself; remove it from `extends`"
      ])
  }

  @Test("with a duplicate id is reported")
  func sharedID() {
    let text = SmallPack.ruleText("exact-version", "assert: effect.kind == 'read'\nmessage: m")
    #expect(
      found(in: SmallPack(files: [("rules/exact-version.yaml", text)])) == [
        "rules/exact-version.yaml:1:7 shadowed-id: rule `exact-version` of pack `mine` has the same id as an entry of pack `core`; rename it; to change an entry of the extended pack, use `tightens` or `loosens` in `pack.yaml`"
      ])
    let own = SmallPack.ruleText("r", "assert: effect.kind == 'read'\nmessage: m")
    #expect(
      found(in: SmallPack(files: [("a/r.yaml", own), ("b/r.yaml", own)])) == [
        "b/r.yaml:1:7 duplicate-id: rule `r` is declared twice; rename one of them"
      ])
  }

  @Test("with an unusable product or word list is reported")
  func vocabulary() {
    let product =
      "product: p\nlayers: [gatway]\ndocumentation: [\"https://docs.example.org\"]\nexact: \"[0-9\"\n"
    #expect(
      found(in: SmallPack(files: [("products/p.yaml", product)])) == [
        "products/p.yaml:2:10 unknown-layer: layer `gatway` does not exist; did you mean `gateway`?",
        "products/p.yaml:3:17 unusable-product: `https://docs.example.org` is not a valid host; write the host, or the host and the first part of the path, for example `docs.example.org`",
        "products/p.yaml:4:8 unusable-product: `[` is not closed; write a valid RE2 regular expression",
      ])
    let words = """
      words: w
      title: Words
      guide: [G40]
      fields: [manifest.decision.decision]
      list: [{word: " magic"}, {word: swift, except: [quick]}, {word: best}]
      message: "{word}"
      what: What
      why: Why
      remedy: do it
      examples:
        - fails: One
          base: agent
          expect: [{at: decision.decision}]
        - passes: Another
          base: agent

      """
    #expect(
      found(in: SmallPack(files: [("words/w.yaml", words)])) == [
        "words/w.yaml:5:15 unusable-word: word ` magic` is empty, or starts or ends with a space; remove the spaces, or the empty word",
        "words/w.yaml:5:33 unusable-word: exception `quick` does not contain `swift`, so it has no effect; remove it",
        "words/w.yaml:5:65 unusable-word: word list `product-ranking` already contains `best` for the same fields; remove it from this list",
      ])
  }
}
