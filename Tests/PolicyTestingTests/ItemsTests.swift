import Policy
import PolicyTesting
import Testing

@Suite("Items of a rule")
struct ItemsTests {
  /// A rule that looks at the labels of the metadata, one after the other.
  private static func rule(
    items: String = "manifest.?metadata.?labels.orValue({}).map(name, name)",
    when: String = "when: item != 'unit'",
    at: String = "manifest.metadata.labels[item]", message: String = "nobody knows the label {item}",
    examples: String = ""
  ) -> String {
    """
    rule: known-labels
    title: Labels are known
    guide: [G45]
    items: \(items)
    \(when)
    severity: warning
    at: \(at)
    message: "\(message)"
    what: Only labels that are known are used.
    why: A misspelt label is found by nobody.
    remedy: "call it unit, not {item}"
    \(examples)
    """
  }

  @Test("give a finding each, at the entry, and none where there is nothing to look at")
  func findings() throws {
    let pack = PackText(entries: [
      Self.rule(
        examples: """
          examples:
            - fails: Two of three
              base: minimal
              set: {metadata.labels: {unit: retail, team.name: notes, uint: retail}}
              only: [known-labels]
              expect:
                - {at: "metadata.labels[team.name]", message: nobody knows the label team.name}
                - {at: metadata.labels.uint, message: nobody knows the label uint}
            - passes: One that is known
              base: minimal
              set: {metadata.labels: {unit: retail}}
              only: [known-labels]
            - passes: No labels
              base: minimal
              only: [known-labels]
          """)
    ])
    #expect(try pack.test().run().failed == 0)
  }

  @Test("may be all that a rule says")
  func aloneAreEnough() throws {
    #expect(throws: Never.self) { try PackText(entries: [Self.rule(when: "")]).test() }
  }

  @Test(
    "are refused where they cannot be looked at",
    arguments: [
      ("metadata as a list of texts", "manifest.metadata", "manifest.metadata.labels[item]"),
      ("an item as the entry of a text", "['unit']", "manifest.metadata.name[item]"),
    ])
  func refused(what: String, items: String, at: String) throws {
    #expect(throws: UnusablePolicy.self) { try PackText(entries: [Self.rule(items: items, at: at)]).test() }
  }

  @Test(
    "are known only where a rule has some",
    arguments: [
      ("manifest.metadata.labels[item]", "no labels"), ("manifest.metadata.labels", "no label {item}"),
    ])
  func unknown(at: String, message: String) throws {
    let rule = Self.rule(when: "when: has(manifest.metadata.labels)", at: at, message: message)
    let lines = rule.split(separator: "\n").filter { !$0.hasPrefix("items:") && !$0.hasPrefix("remedy:") }
    #expect(throws: UnusablePolicy.self) {
      try PackText(entries: [lines.joined(separator: "\n")]).test()
    }
  }
}
