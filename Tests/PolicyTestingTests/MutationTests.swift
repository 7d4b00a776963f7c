import Policy
import PolicyTesting
import Testing

@Suite("Surviving mutants")
struct MutationTests {
  @Test(
    "are the mutants of values that no example tests",
    arguments: [
      (EntryText.retries, [], []),
      (.retries, [0], ["severity: moderate -> low"]),
      (
        .retries, [1],
        [
          "assert: effect.?failure.?retry.?max.orValue(0) <= 3 -> effect.?failure.?retry.?max.orValue(0) < 3"
        ]
      ),
      (
        .retries, [2],
        [
          "when: effect.kind != 'read' -> effect.kind == 'read'", "severity.moderate: warning -> note",
          "severity.moderate: warning -> error",
        ]
      ),
      (.retries, [3], ["severity.high: error -> warning", "severity: high -> critical"]),
      (
        .retries, [4],
        [
          "assert: effect.?failure.?retry.?max.orValue(0) -> effect.?failure.?retry.?max.orValue(4)"
        ]
      ),
      (.records, [], []),
      (.records, [1], ["atLeast: moderate -> low"]),
      (.records, [2], ["without when: 'agentic-runtime' in component.?layers.orValue([])"]),
      (.ownAuthority, [], []),
      (.ownAuthority, [1], ["level: moderate -> high"]),
      (
        .ownAuthority, [2, 3],
        [
          "when: effect.kind == 'write' && effect.authority == 'own' -> effect.kind == 'write' || effect.authority == 'own'",
          "when: without effect.kind == 'write'", "when: without effect.authority == 'own'",
        ]
      ),
      (.ownAuthority, [3], ["when: without effect.kind == 'write'"]),
      (.promises, [], []),
      (.promises, [0], ["without fields: manifest.decision.decision", "without list: 'guaranteed'"]),
      (.promises, [1], ["without fields: manifest.metadata.summary", "without list: 'foolproof'"]),
      (.promises, [2], ["without list.guaranteed.except: 'guaranteed by'"]),
    ] as [(EntryText, Set<Int>, [String])])
  func survivors(entry: EntryText, dropped: Set<Int>, expected: [String]) throws {
    let survivors = try PackText(entries: [entry.text(without: dropped)]).survivors()
    #expect(survivors == expected)
  }

  private static let limit = """
    rule: few-retries
    title: Retries are few
    guide: [G19]
    assert: "!has(manifest.failure) || manifest.failure.?retry.?max.orValue(0) <= LIMIT"
    severity: warning
    at: manifest.failure.retry.max
    message: "`failure.retry.max` is too high"
    what: Effects are retried only a few times.
    why: Each retry has a cost.
    remedy: "lower `failure.retry.max`"
    examples:
      - passes: The maximum number of retries
        base: clerk
        set: {failure.retry.max: 3}
        only: [few-retries]
    """

  private static let oneMore = """

      - fails: One more
        base: clerk
        set: {failure.retry.max: 4}
        only: [few-retries]
        expect: [{at: failure.retry.max}]

    """

  @Test(
    "of parameters and variables are found with the entries that read them",
    arguments: [
      ("{name: most, type: number, value: 3}", "params.most", "most", ["value: 3 -> 4"]),
      (
        "{name: most, type: number, byLevel: true, value: {minimal: 2, low: 3}}",
        "params.most[manifest.level]",
        "most", ["value.minimal: 2 -> 1", "value.minimal: 2 -> 3", "value.low: 3 -> 4"]
      ),
      (
        "{name: lax, type: boolean, value: false}", "(params.lax ? 9 : 3)", "lax", ["value: false -> true"]
      ),
    ])
  func parameters(declaration: String, limit: String, name: String, expected: [String]) throws {
    let parameters = "parameters:\n  - {why: Retries have a cost., \(declaration.dropFirst())\n"
    let rule = Self.limit.replacing("LIMIT", with: limit)
    func survivors(_ rule: String) throws -> [String] {
      let targets = try PackText(description: parameters, entries: [rule]).test(only: [name])
        .inspectExamples()
        .mutation().targets
      #expect(targets.map(\.name) == [name])
      return targets.flatMap(\.survivors).map(\.text)
    }
    #expect(try survivors(rule + "\n") == expected)
    // The example with one more retry tests the upper side of the limit. The level is always low.
    #expect(try survivors(rule + Self.oneMore) == expected.filter { $0.hasPrefix("value.minimal") })
  }

  @Test("of a variable have their exact location in the pack")
  func variables() throws {
    let variables = """
      variables:
        - name: busy
          expression: manifest.?failure.?retry.?max.orValue(0) > 3
          why: The system retries often.

      """
    let rule = Self.limit.replacing(
      "\"!has(manifest.failure) || manifest.failure.?retry.?max.orValue(0) <= LIMIT\"",
      with: "\"!variables.busy\"")
    let targets = try PackText(description: variables, entries: [rule + "\n"]).test(only: ["busy"])
      .inspectExamples()
      .mutation().targets
    let survivors = targets.flatMap(\.survivors)
    #expect(
      survivors.map(\.text) == [
        "expression: manifest.?failure.?retry.?max.orValue(0) -> manifest.?failure.?retry.?max.orValue(4)",
        "expression: manifest.?failure.?retry.?max.orValue(0) > 3 -> manifest.?failure.?retry.?max.orValue(0) > 4",
      ])
    #expect(Set(survivors.map(\.place.description)) == ["pack/pack.yaml:7:17"])
  }

  // MARK: Listed survivors

  private static let change =
    "assert: effect.?failure.?retry.?max.orValue(0) -> effect.?failure.?retry.?max.orValue(4)"

  private func target(without dropped: Set<Int>, listing mutant: String) throws -> Mutation.Target {
    let survivors = """
      survivors:
        - mutant: "\(mutant)"
          because: The reason

      """
    let pack = PackText(entries: [EntryText.retries.text(without: dropped, survivors: survivors)])
    return try #require(try pack.test().inspectExamples().mutation().targets.first)
  }

  @Test("are accepted if the pack lists them with a reason")
  func listed() throws {
    let target = try target(without: [4], listing: Self.change)
    #expect(target.survivors.isEmpty && target.unused.isEmpty)
    #expect(target.results.filter { $0.fate != .killed }.map(\.text) == [Self.change])
    #expect(target.results.contains { $0.fate == .listed(because: "The reason") })
  }

  @Test("are refused if they are listed but killed")
  func listedAndKilled() throws {
    let target = try target(without: [], listing: Self.change)
    #expect(target.unused.map(\.isKilled) == [true])
    #expect(target.unused.map(\.place.line) == [38])
  }

  @Test("are refused if they are listed but do not exist")
  func listedAndUnknown() throws {
    let target = try target(without: [], listing: "assert: true -> false")
    #expect(target.unused.map(\.isKilled) == [false])
  }
}

extension EntryText: CustomTestStringConvertible {
  var testDescription: String { head.split(separator: "\n").first.map(String.init) ?? "" }
}
