/// An entry for a test, with those of its examples that are wanted.
struct EntryText {
  let head: String
  /// Each a whole list item.
  let examples: [String]

  var text: String { text(without: []) }

  func text(without dropped: Set<Int> = [], survivors: String = "") -> String {
    let kept = examples.enumerated().filter { !dropped.contains($0.offset) }.map(\.element)
    return head + (kept.isEmpty ? "" : "examples:\n\(kept.joined(separator: "\n"))\n") + survivors
  }
}

extension EntryText {
  /// A rule that is silent below level moderate.
  static let retries = EntryText(
    head: """
      rule: few-retries
      title: Retries are few
      guide: [G19]
      each: effect
      when: effect.kind != 'read'
      assert: effect.?failure.?retry.?max.orValue(0) <= 3
      severity: {moderate: warning, high: error}
      at: effect.failure.retry.max
      message: "{effect.id} is tried {effect.?failure.?retry.?max.orValue(0)} times more"
      what: An effect is tried at most four times.
      why: Each retry costs.
      remedy: lower retry.max

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
          expect: [{at: failure.retry.max, severity: warning, message: file is tried 4 times more}]
      """,
      """
        - fails: Four retries at level high
          base: clerk
          set: {failure.retry.max: 4, consequence.level: high}
          only: [few-retries]
          expect: [{at: failure.retry.max, severity: error}]
      """,
      """
        - passes: No retry is spoken of
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
      why: Somebody will ask.

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
          passes: Nothing is asked at level low
          only: [records-of-agents]
      """,
      """
        - base: clerk
          append: {components: {id: store, layers: [data-store], controls: {evidence: {strength: logs, retention: 1y}}}}
          set: {"components[agent].controls.evidence": {strength: traced, retention: 1y}, consequence.level: moderate}
          passes: A store is no agent
          only: [records-of-agents]
      """,
    ])

  static let ownAuthority = EntryText(
    head: """
      floor: write-on-own-authority
      title: "{effect.id} writes on the system's own authority"
      guide: [G35]
      each: effect
      when: effect.kind == 'write' && effect.authority == 'own'
      level: moderate
      why: Nobody asked for it.

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
        - passes: The same at level moderate
          base: clerk
          set: {"effects[file].authority": own, consequence.level: moderate}
          only: [below-floor]
      """,
      """
        - passes: A write that somebody asked for
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
      message: "'{word}' is a promise"
      what: Nothing is promised.
      why: It cannot be kept.
      remedy: remove it

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
        - fails: Proof against fools
          base: clerk
          set: {metadata.summary: A foolproof clerk}
          only: [promises]
          expect: [{at: metadata.summary, severity: warning}]
      """,
      """
        - passes: A guarantee with a guarantor
          base: clerk
          set: {metadata.summary: Delivery is guaranteed by the post}
          only: [promises]
      """,
    ])
}
