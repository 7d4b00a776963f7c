/// The text of an entry for a test, with a selection of its examples.
struct EntryText {
  let head: String
  /// Each is a complete list item.
  let examples: [String]

  var text: String { text(without: []) }

  func text(without dropped: Set<Int> = [], survivors: String = "") -> String {
    let kept = examples.enumerated().filter { !dropped.contains($0.offset) }.map(\.element)
    return head + (kept.isEmpty ? "" : "examples:\n\(kept.joined(separator: "\n"))\n") + survivors
  }
}

extension EntryText {
  /// A rule that reports nothing below level moderate.
  static let retries = EntryText(
    head: """
      rule: few-retries
      title: Number of retries is limited
      guide: [G19]
      each: effect
      when: effect.kind != 'read'
      assert: effect.?failure.?retry.?max.orValue(0) <= 3
      severity: {moderate: warning, high: error}
      at: effect.failure.retry.max
      message: "effect `{effect.id}` is retried {effect.?failure.?retry.?max.orValue(0)} times"
      what: An effect is retried at most three times.
      why: Each retry has a cost.
      remedy: "lower `failure.retry.max`"

      """,
    examples: [
      """
        - passes: Four retries at level low
          base: clerk
          set: {failure.retry.max: 4}
          only: [few-retries]
      """,
      """
        - passes: Three retries
          base: clerk
          set: {failure.retry.max: 3, consequence.level: moderate}
          only: [few-retries]
      """,
      """
        - fails: Four retries at level moderate
          base: clerk
          set: {failure.retry.max: 4, consequence.level: moderate}
          only: [few-retries]
          expect: [{at: failure.retry.max, severity: warning, message: effect `file` is retried 4 times}]
      """,
      """
        - fails: Four retries at level high
          base: clerk
          set: {failure.retry.max: 4, consequence.level: high}
          only: [few-retries]
          expect: [{at: failure.retry.max, severity: error}]
      """,
      """
        - passes: Retries are not set
          base: clerk
          set: {consequence.level: high}
          remove: [failure.retry]
          only: [few-retries]
      """,
    ])

  static let records = EntryText(
    head: """
      requirement: records-of-agents
      title: Agents keep records
      guide: [G32]
      control: evidence
      each: component
      when: "'agentic-runtime' in component.?layers.orValue([])"
      atLeast: {moderate: traced, high: append-only}
      why: Auditors need the records.

      """,
    examples: [
      """
        - base: clerk
          set: {"components[agent].controls.evidence": {strength: logs, retention: 1y}}
          table: components[agent].controls.evidence.strength
          enough: {moderate: traced, high: append-only, critical: append-only}
          tooWeak: {moderate: logs, high: traced, critical: traced}
      """,
      """
        - base: clerk
          set: {"components[agent].controls.evidence": {strength: none, retention: 1y}}
          passes: Nothing is required at level low
          only: [records-of-agents]
      """,
      """
        - base: clerk
          append: {components: {id: store, layers: [data-store], controls: {evidence: {strength: logs, retention: 1y}}}}
          set: {"components[agent].controls.evidence": {strength: traced, retention: 1y}, consequence.level: moderate}
          passes: A data store is not an agent
          only: [records-of-agents]
      """,
    ])

  static let ownAuthority = EntryText(
    head: """
      floor: write-on-own-authority
      title: "effect `{effect.id}` writes with the system's own authority"
      guide: [G35]
      each: effect
      when: effect.kind == 'write' && effect.authority == 'own'
      level: moderate
      why: No user authorized the write.

      """,
    examples: [
      """
        - fails: A write on its own authority at level low
          base: clerk
          set: {"effects[file].authority": own}
          only: [below-floor]
          expect: [{rule: below-floor, at: consequence.level}]
      """,
      """
        - passes: A write on its own authority at level moderate
          base: clerk
          set: {"effects[file].authority": own, consequence.level: moderate}
          only: [below-floor]
      """,
      """
        - passes: A write with delegated authority
          base: clerk
          only: [below-floor]
      """,
      """
        - passes: A read on its own authority
          base: clerk
          set: {"effects[look-up].authority": own}
          only: [below-floor]
      """,
    ])

  static let promises = EntryText(
    head: """
      words: promises
      title: No promises
      guide: [G6]
      fields: [manifest.decision.decision, manifest.metadata.summary]
      list:
        - word: guaranteed
          except: ["guaranteed by"]
        - word: foolproof
      severity: warning
      message: "`{word}` is a promise"
      what: Texts contain no promises.
      why: Readers rely on a promise that the system cannot keep.
      remedy: remove the word

      """,
    examples: [
      """
        - fails: A guarantee
          base: clerk
          set: {decision.decision: It is guaranteed to work}
          only: [promises]
          expect: [{at: decision.decision, severity: warning}]
      """,
      """
        - fails: A claim to be foolproof
          base: clerk
          set: {metadata.summary: A foolproof clerk}
          only: [promises]
          expect: [{at: metadata.summary, severity: warning}]
      """,
      """
        - passes: A guarantee by a named party
          base: clerk
          set: {metadata.summary: Delivery is guaranteed by the post}
          only: [promises]
      """,
    ])
}
