import Policy
import PolicyTesting
import Testing

@Suite("Items of a rule")
struct ItemsTests {
  /// A rule that checks each label of the metadata.
  private static func rule(
    items: String = "manifest.?metadata.?labels.orValue({}).map(name, name)",
    when: String = "when: item != 'unit'",
    at: String = "manifest.metadata.labels[item]", message: String = "label `{item}` is not known",
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
    what: Only known labels are used.
    why: Searches do not find a misspelled label.
    remedy: "use `unit` instead of `{item}`"
    \(examples)
    """
  }

  @Test("give one finding each at their entry, and none if the list is empty")
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
                - {at: "metadata.labels[team.name]", message: label `team.name` is not known}
                - {at: metadata.labels.uint, message: label `uint` is not known}
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

  @Test("are sufficient without `when` and `assert`")
  func aloneAreEnough() throws {
    #expect(throws: Never.self) { try PackText(entries: [Self.rule(when: "")]).test() }
  }

  @Test(
    "are refused if they are not a list of texts or the path is invalid",
    arguments: [
      ("metadata as a list of texts", "manifest.metadata", "manifest.metadata.labels[item]"),
      ("an item as the entry of a text", "['unit']", "manifest.metadata.name[item]"),
    ])
  func refused(what: String, items: String, at: String) throws {
    #expect(throws: UnusablePolicy.self) { try PackText(entries: [Self.rule(items: items, at: at)]).test() }
  }

  @Test(
    "are available only in rules that set `items`",
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
