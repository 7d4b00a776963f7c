import Policy
import TestSupport
import Testing
import YAMLTree

@Suite("A table by level")
struct TableTests {
  @Test(
    "never falls, has no hole, and names levels and rungs that are there",
    arguments: [
      (
        "{low: notify, moderate: per-action, high: sampled}",
        [
          "requirements/q.yaml:7:52 falling-requirement: high asks for 'sampled', which is less than the 'per-action' of moderate; ask for at least 'per-action' from moderate upward"
        ]
      ),
      (
        "{low: notify, moderate: per-acton}",
        [
          "requirements/q.yaml:7:34 unknown-rung: the approval ladder has no rung 'per-acton'; did you mean 'per-action'?"
        ]
      ),
      (
        "{low: notify, moderat: per-action}",
        ["requirements/q.yaml:7:24 unknown-level: no level is called 'moderat'; did you mean 'moderate'?"]
      ),
      (
        "{minimal: notify, low: notify, high: per-action}",
        [
          "requirements/q.yaml:7:20 note needless-entry: no part that this is about can be judged at minimal; take minimal out"
        ]
      ),
      // What is written where nothing can be holds upward: it is no needless entry.
      ("{minimal: notify, high: per-action}", []),
    ])
  func table(atLeast: String, expected: [String]) {
    #expect(found(in: .requirement(atLeast)) == expected)
  }

  @Test("has a hole where parts can be of which nobody else asks anything")
  func hole() {
    #expect(
      found(in: .requirement("{high: none}", when: "effect.kind == 'read'")) == [
        "requirements/q.yaml:7:1 missing-level: parts can be judged at minimal, low, moderate, and the table begins above; state minimal: the weakest rung that is enough, or 'none' where nothing is asked"
      ])
  }

  @Test("has a hole that others fill")
  func filledHole() {
    #expect(
      found(
        in: .requirement(
          "{high: per-action}", when: "effect.kind != 'read' && effect.reversibility == 'irreversible'"))
        == [
          "requirements/q.yaml:7:1 note missing-level: parts can be judged at low, moderate, and the table begins above; nothing, where what other requirements ask there is enough; else state low"
        ])
  }

  @Test(
    "of severities never falls either",
    arguments: [
      (
        "{low: error, high: warning}",
        "rules/r.yaml:6:30 falling-severity: high makes it 'warning', which is less than the 'error' of moderate; make it at least 'error' from moderate upward"
      ),
      ("{hihg: warning}", "rules/r.yaml:6:12 unknown-level: no level is called 'hihg'; did you mean 'high'?"),
    ])
  func severity(table: String, expected: String) {
    #expect(found(in: .rule("assert: effect.kind == 'read'\nseverity: \(table)\nmessage: m")) == [expected])
  }

  @Test(
    "has no cells below the floors of everything that it is about",
    arguments: [
      // Every change forces low; what others' code runs in, moderate; a read forces nothing.
      ("contract-of-changes", ["low", "moderate", "high", "critical"]),
      ("contract-of-reads", ["minimal", "low", "moderate", "high", "critical"]),
      ("isolation-of-code-of-others", ["moderate", "high", "critical"]),
      ("response-to-incidents", ["minimal", "low", "moderate", "high", "critical"]),
    ])
  func reachable(id: String, expected: [String]) throws {
    let policy = try PolicyLoader(core: CorePolicy.source).load(today: CorePolicy.today)
    let requirement = try #require(policy.requirements.first { $0.id == id })
    #expect(policy.reachableLevels(of: requirement).sorted().map { policy.levels.names[$0] } == expected)
  }
}
