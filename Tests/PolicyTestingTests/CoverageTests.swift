import PolicyTesting
import Testing

@Suite("Coverage of examples")
struct CoverageTests {
  private static let kept = EntryText(
    head: """
      rule: state-kept-short
      title: State has a short lifetime
      guide: [G10]
      each: state
      when: state.?survives.orValue([]).exists(s, s == 'zone' || s in ['node', 'region'])
      assert: has(state.lifetime) && state.lifetime < duration('48h')
      severity: {minimal: note, high: error}
      message: "the lifetime of state `{state.id}` is too long"
      what: State has a lifetime below 48 hours.
      why: Stored data can be leaked.
      remedy: lower the lifetime

      """,
    examples: [
      """
        - fails: It survives a node for a week
          base: clerk
          set: {state: [{id: notes, in: [agent], owner: desk, lifetime: 7d, survives: [process, node], data: [internal]}]}
          only: [state-kept-short]
          expect: [{at: "state[notes]"}]
      """
    ])

  @Test(
    "lists missing outcomes of conditions, cells of tables and words",
    arguments: [
      (EntryText.retries, [], []),
      (.retries, [3], ["severity.high: error is never reached"]),
      (.records, [], []),
      (
        .records, [0],
        [
          "atLeast.moderate: traced is never unmet",
          "atLeast.high: append-only is never met", "atLeast.high: append-only is never unmet",
          "atLeast.critical: append-only is never met", "atLeast.critical: append-only is never unmet",
        ]
      ),
      (.records, [2], ["when: 'agentic-runtime' in component.?layers.orValue([]) is never false"]),
      (
        .ownAuthority, [0, 1, 3],
        [
          "when: effect.kind == 'write' && effect.authority == 'own' is never true",
          "when: effect.authority == 'own' is never true",
        ]
      ),
      (.promises, [], []),
      (
        .promises, [1, 2],
        [
          "fields: manifest.metadata.summary is never found",
          "list.guaranteed.except: 'guaranteed by' is never met",
          "list: 'foolproof' is never found",
        ]
      ),
      (
        kept, [],
        [
          "when: state.?survives.orValue([]).exists(s, s == 'zone' || s in ['node', 'region']) is never false",
          "when: s == 'zone' is never true",
          "when: 'region' of s in ['node', 'region'] is never found",
          "assert: has(state.lifetime) && state.lifetime < duration('48h') is never true",
          "assert: has(state.lifetime) is never false",
          "assert: state.lifetime < duration('48h') is never true",
          "severity.high: error is never reached",
        ]
      ),
    ] as [(EntryText, Set<Int>, [String])])
  func lacks(entry: EntryText, dropped: Set<Int>, expected: [String]) throws {
    #expect(try PackText(entries: [entry.text(without: dropped)]).lacks() == expected)
  }

  @Test("is zero without examples")
  func noExamples() throws {
    let coverage = try PackText(entries: [EntryText.retries.text(without: [0, 1, 2, 3, 4])]).test()
      .inspectExamples()
      .coverage()
    #expect(coverage.covered == 0)
    #expect(coverage.total == 6)
    #expect(!coverage.isWhole)
  }

  @Test("includes variables")
  func variables() throws {
    let variables = """
      variables:
        - name: remembers
          expression: manifest.?state.orValue([]).exists(s, has(s.lifetime) && s.lifetime > duration('1h'))
          why: The system stores data.

      """
    let lacks = try PackText(description: variables, entries: [Self.kept.text]).test(only: ["remembers"])
      .inspectExamples().coverage().entries.flatMap(\.missing).map { "\($0.what) is never \($0.outcome)" }
    #expect(
      lacks == [
        "expression: manifest.?state.orValue([]).exists(s, has(s.lifetime) && s.lifetime > duration('1h')) is never false",
        "expression: has(s.lifetime) is never false",
        "expression: s.lifetime > duration('1h') is never false",
      ])
  }

  @Test("ignores examples that evaluate only other rules")
  func others() throws {
    let other = EntryText.retries.text.replacing("only: [few-retries]", with: "only: [G46]").replacing(
      "expect: [{at: failure.retry.max, severity: warning}]", with: ""
    ).replacing("expect: [{at: failure.retry.max, severity: error}]", with: "").replacing(
      "  - fails:", with: "  - passes:")
    #expect(try PackText(entries: [other]).lacks().count == 6)
  }
}
