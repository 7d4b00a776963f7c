import Testing
import YAMLTree

/// One planted defect in each pack, and what is found of it: nothing else.
@Suite("A pack with a defect")
struct DefectTests {
  @Test(
    "in an expression is pointed at where it stands",
    arguments: [
      ("assert: effect.knd == 'read'", "5:16 type-error: effect has no field 'knd'; did you mean 'kind'?"),
      ("assert: effect.id", "5:9 type-error: the expression should be bool, not string; make it bool"),
      (
        "assert: effect.kind == 'payments'",
        "5:24 type-error: 'payments' is not one of effect kind; did you mean 'payment'?"
      ),
      (
        "assert: effect.level.atLeast('hgih')",
        "5:30 type-error: 'hgih' is not one of level; did you mean 'high'?"
      ),
      (
        "assert: effect.level < 'high'",
        "5:22 type-error: '<' would compare the letters of level: use .atLeast('…') or .below('…'); write .below('…')"
      ),
      (
        "assert: effect.kind == && true",
        "5:24 type-error: an operand is missing, not '&&'; correct the expression; docs/manifest.md lists the fields and their types"
      ),
      // Folded over lines and in quotes: the very characters all the same.
      (
        "assert: >-\n  effect.kind == 'read'\n  && effect.by.runz == 'x'",
        "7:16 type-error: component has no field 'runz'; did you mean 'runs'?"
      ),
      (
        "assert: \"'\\\"' == effect.knd\"", "5:25 type-error: effect has no field 'knd'; did you mean 'kind'?"
      ),
      (
        "assert: effect.kind == 'read'\nat: effect.kidn",
        "6:5 wrong-place: effect has no field 'kidn'; did you mean 'kind'?"
      ),
      (
        "assert: effect.kind == 'read'\nat: effect.kind.word",
        "6:5 wrong-place: nothing is inside 'effect.kind' that a place could name; end the place there"
      ),
      (
        "assert: manifest.?effects.orValue([]).all(a, manifest.?effects.orValue([]).all(b, manifest.?effects.orValue([]).all(c, a.id != b.id || b.id != c.id)))",
        "5:9 cost: where lists have 200 items this takes up to 512684400 steps, and 10000000 are the limit; loop over one list inside another at most once, or share the inner part as a variable"
      ),
    ])
  func expression(stated: String, expected: String) {
    #expect(found(in: .rule(stated + "\nmessage: m")) == ["rules/r.yaml:" + expected])
  }

  @Test(
    "in its texts",
    arguments: [
      (
        "message: \"{effect.id} is {effect.knid}\"",
        "6:34 type-error: effect has no field 'knid'; did you mean 'kind'?"
      ),
      (
        "message: \"{effect.id\"",
        "6:11 type-error: nothing closes this brace; write '}' behind the expression, or '{{' for a brace that is meant as one"
      ),
      ("remedy: do it", "1:1 missing-message: the rule has no message; state message: what is wrong"),
      (
        "message: m\ncolour: red",
        "7:1 unknown-key: unknown key 'colour' in a rule; known keys: rule, title, guide, reports, each, items, when, assert, severity, at, related, message, what, why, remedy, references, aliases, examples, survivors; keys of your own begin with x-"
      ),
      (
        "message: m\nreferences: [OWSAP LLM01]",
        "7:14 unknown-framework: no framework that is known is called as in 'OWSAP LLM01'; did you mean 'OWASP LLM01'?"
      ),
      (
        "message: m\nreferences: [NIST SP 800-53 ZZ-99]",
        "7:14 unknown-framework: NIST SP 800-53 has no 'ZZ-99'; write it as in NIST SP 800-53 AC-5"
      ),
    ])
  func text(stated: String, expected: String) {
    #expect(found(in: .rule("assert: effect.kind == 'read'\n" + stated)) == ["rules/r.yaml:" + expected])
  }

  @Test(
    "in what it says of the guide and of itself",
    arguments: [
      (
        "guide: [G18]", "guide: [G18, G99]",
        ["rules/r.yaml:3:14 unknown-line: the guide has no line 'G99'; did you mean 'G19'?"]
      ),
      (
        "guide: [G18]", "guide: []",
        [
          "rules/r.yaml:3:1 missing-guide: no line of the guide is named; name the line that it serves: plumbline policy list --by guide"
        ]
      ),
      (
        "base: agent\n    only: [r]\n    expect", "base: agnet\n    only: [r]\n    expect",
        ["rules/r.yaml:11:11 unknown-base: no base is called 'agnet'; did you mean 'agent'?"]
      ),
      (
        "at: \"effects[pay]\"", "at: \"effects[pay].knd\"",
        ["rules/r.yaml:13:19 unknown-path: an effect has no field 'knd'; did you mean 'kind'?"]
      ),
      (
        "base: agent\n    only: [r]\n    expect", "base: agent\n    set: {effcts: none}\n    expect",
        ["rules/r.yaml:12:11 unknown-path: a manifest has no field 'effcts'; did you mean 'effects'?"]
      ),
      (
        "{at: \"effects[pay]\"}", "{rule: exact-versoin, at: effects}",
        [
          "rules/r.yaml:13:21 unknown-rule: nothing called 'exact-versoin' makes a finding; did you mean 'exact-version'?"
        ]
      ),
      (
        "\n    expect: [{at: \"effects[pay]\"}]", "",
        [
          "rules/r.yaml:10:12 wrong-example: the example fails, and expects no finding; state expect: the place, and the rule where it is another"
        ]
      ),
      (
        "  - passes: Another\n    base: agent\n    only: [r]\n", "",
        [
          "rules/r.yaml:9:1 missing-examples: the rule has no example of one that passes; add one that passes: plumbline policy new shows how"
        ]
      ),
      (
        "rule: r", "rule: s",
        ["rules/r.yaml:1:7 misnamed-file: the rule is called 's' and its file 'r'; give both the same name"]
      ),
      (
        "rule: r", "ruel: r",
        [
          "rules/r.yaml:1:1 unknown-sort: the first key names what an entry is, and 'ruel' is nothing that a pack holds; did you mean 'rule'?"
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

  @Test("whose floor asks for what is known only later")
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
        "floors/f.yaml:5:14 early-stage: this is known only once levels and controls have been judged, and a floor is asked before; ask for facts alone"
      ])
  }

  @Test(
    "in pack.yaml",
    arguments: [
      (
        "parameters: [{name: spare, type: number, value: 3, why: Why}]",
        [
          "pack.yaml:5:21 warning unused-parameter: no expression reads the parameter 'spare'; use it, or take it out"
        ]
      ),
      (
        "variables: [{name: spare, expression: 1 + 1 == 2, why: Why}]",
        [
          "pack.yaml:5:20 warning unused-variable: no expression reads the variable 'spare'; use it, or take it out"
        ]
      ),
      (
        "tightens: [{id: approval-of-irreversible-effects, atLeast: {high: none}}]",
        [
          "pack.yaml:5:51 loosening: high would be 'none' instead of 'per-action', which asks for less; move it to loosens, with reason, owner and until"
        ]
      ),
      (
        "tightens: [{id: exact-versoin, severity: error}]",
        [
          "pack.yaml:5:17 unknown-entry: no requirement, rule, floor or parameter below is called 'exact-versoin'; did you mean 'exact-version'?"
        ]
      ),
      (
        "tightens: [{id: exact-version, atLeast: {high: none}}]",
        ["pack.yaml:5:32 wrong-change: a rule has no atLeast to change; state severity instead"]
      ),
      (
        "tightens: [{id: approval-of-reversible-effects, atLeast: {high: sampeld}}]",
        ["pack.yaml:5:65 unknown-rung: the approval ladder has no rung 'sampeld'; did you mean 'sampled'?"]
      ),
      (
        "loosens: [{id: approval-of-irreversible-effects, atLeast: {high: notify}, reason: r, owner: o, until: 2020-01-01}]",
        [
          "pack.yaml:5:50 warning loosening-expired: the loosening of approval-of-irreversible-effects ended on 2020-01-01 and no longer holds; take it out, or decide anew and set another day"
        ]
      ),
      (
        "loosens: [{id: exact-version, severity: off, reason: r, owner: o, until: soon}]",
        ["pack.yaml:5:74 wrong-form: 'soon' is no date; write the day as YYYY-MM-DD"]
      ),
    ])
  func description(stated: String, expected: [String]) {
    #expect(found(in: SmallPack(description: "extends: [core]\n" + stated)) == expected)
  }

  @Test("that stands on a pack which is not there")
  func missingPack() {
    #expect(
      found(in: SmallPack(description: "extends: [core, theirs]")) == [
        "pack.yaml:4:1 missing-pack: the pack mine extends 'theirs', which is not there; name its folder too: --policy FOLDER"
      ])
  }

  @Test("whose id is another's")
  func sharedID() {
    let text = SmallPack.ruleText("exact-version", "assert: effect.kind == 'read'\nmessage: m")
    #expect(
      found(in: SmallPack(files: [("rules/exact-version.yaml", text)])) == [
        "rules/exact-version.yaml:1:7 shadowed-id: rule exact-version of the pack mine has the id of another in core; give it another id; to change what is below, use tightens or loosens in pack.yaml"
      ])
    let own = SmallPack.ruleText("r", "assert: effect.kind == 'read'\nmessage: m")
    #expect(
      found(in: SmallPack(files: [("a/r.yaml", own), ("b/r.yaml", own)])) == [
        "b/r.yaml:1:7 duplicate-id: there are two of rule r; give one of them another id"
      ])
  }

  @Test("whose product or word nobody can use")
  func vocabulary() {
    let product =
      "product: p\nlayers: [gatway]\ndocumentation: [\"https://docs.example.org\"]\nexact: \"[0-9\"\n"
    #expect(
      found(in: SmallPack(files: [("products/p.yaml", product)])) == [
        "products/p.yaml:2:10 unknown-layer: no layer is called 'gatway'; did you mean 'gateway'?",
        "products/p.yaml:3:17 unusable-product: 'https://docs.example.org' is no host, so no address could be below it; write the host alone, or the host and the first part of the path: docs.example.org",
        "products/p.yaml:4:8 unusable-product: a '[' has no ']'; write a regular expression as RE2 reads it",
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
        "words/w.yaml:5:15 unusable-word: ' magic' begins or ends with a blank, or is nothing; write the word alone",
        "words/w.yaml:5:33 unusable-word: the exception 'quick' does not hold 'swift', so it excuses nothing; take it out",
        "words/w.yaml:5:65 unusable-word: ranking looks for 'best' in the same texts; take it out here",
      ])
  }
}
