import Policy
import TestSupport
import Testing
import YAMLTree

@Suite("A table by level")
struct TableTests {
  @Test(
    "never decreases, has no gap, and names only existing levels and rungs",
    arguments: [
      (
        "{low: notify, moderate: per-action, high: sampled}",
        [
          "requirements/q.yaml:7:52 decreasing-requirement: level `high` requires `sampled`, which is less than `per-action` at level `moderate`; require at least `per-action` from level `moderate` up"
        ]
      ),
      (
        "{low: notify, moderate: per-acton}",
        [
          "requirements/q.yaml:7:34 unknown-rung: ladder `approval` has no rung `per-acton`; did you mean `per-action`?"
        ]
      ),
      (
        "{low: notify, moderat: per-action}",
        ["requirements/q.yaml:7:24 unknown-level: level `moderat` does not exist; did you mean `moderate`?"]
      ),
      (
        "{minimal: notify, low: notify, high: per-action}",
        [
          "requirements/q.yaml:7:20 note unreachable-level: no part that the entry applies to can have level `minimal`; remove `minimal`"
        ]
      ),
      // The cell of an unreachable level applies to higher levels, so it is not needless.
      ("{minimal: notify, high: per-action}", []),
    ])
  func table(atLeast: String, expected: [String]) {
    #expect(found(in: .requirement(atLeast)) == expected)
  }

  @Test("has a gap at a reachable level without any requirement: an error")
  func hole() {
    #expect(
      found(in: .requirement("{high: none}", when: "effect.kind == 'read'")) == [
        "requirements/q.yaml:7:1 missing-level: `atLeast` has no rung for level `minimal`, `low`, `moderate`, which parts can have; set `minimal` to the weakest sufficient rung, or to `none` if nothing is required"
      ])
  }

  @Test("has a gap that other requirements cover: a note")
  func filledHole() {
    #expect(
      found(
        in: .requirement(
          "{high: per-action}", when: "effect.kind != 'read' && effect.reversibility == 'irreversible'"))
        == [
          "requirements/q.yaml:7:1 note missing-level: `atLeast` has no rung for level `low`, `moderate`, which parts can have; set `low`, unless other requirements are sufficient at this level"
        ])
  }

  @Test(
    "of severities never decreases",
    arguments: [
      (
        "{low: error, high: warning}",
        "rules/r.yaml:6:30 decreasing-severity: the severity at level `high` is `warning`, which is lower than `error` at level `moderate`; set at least `error` from level `moderate` up"
      ),
      (
        "{hihg: warning}",
        "rules/r.yaml:6:12 unknown-level: level `hihg` does not exist; did you mean `high`?"
      ),
    ])
  func severity(table: String, expected: String) {
    #expect(found(in: .rule("assert: effect.kind == 'read'\nseverity: \(table)\nmessage: m")) == [expected])
  }

  @Test(
    "has no cells below the floors of all parts that it applies to",
    arguments: [
      // A change has floor low, untrusted code has floor moderate, a read has no floor.
      ("contract-of-changes", ["low", "moderate", "high", "critical"]),
      ("contract-of-reads", ["minimal", "low", "moderate", "high", "critical"]),
      ("isolation-of-untrusted-code", ["moderate", "high", "critical"]),
      ("incident-response", ["minimal", "low", "moderate", "high", "critical"]),
    ])
  func reachable(id: String, expected: [String]) throws {
    let policy = try PolicyLoader(core: CorePolicy.source).load(today: CorePolicy.today)
    let requirement = try #require(policy.requirements.first { $0.id == id })
    #expect(policy.reachableLevels(of: requirement).sorted().map { policy.levels.names[$0] } == expected)
  }
}
