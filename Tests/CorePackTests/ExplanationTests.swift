import Policy
import PolicyPages
import Terminal
import TestSupport
import Testing

@Suite("Explanations")
struct ExplanationTests {
  private func explanations() throws -> Explanations { Explanations(try ExamplesTests.policy.get()) }

  private func text(_ name: String) throws -> String {
    try explanations().pages(named: name).map {
      $0.text(TextStyle(isColored: false, isFull: false))
    }.joined(separator: "\n")
  }

  @Test("exist for all listed names")
  func namesHavePages() throws {
    let explanations = try explanations()
    for group in explanations.groups {
      // All pages of an entry kind are made in the same way, so eight of each suffice.
      for name in group.names.prefix(8) {
        let pages = explanations.pages(named: name)
        #expect(!pages.isEmpty, "\(group.heading): \(name)")
        #expect(pages.allSatisfy { !$0.sections.isEmpty }, "\(group.heading): \(name)")
      }
    }
  }

  @Test("of manifest values state a meaning for each")
  func valuesHaveMeanings() throws {
    let explanations = try explanations()
    let values = try #require(explanations.groups.first { $0.heading == "manifest values" }).names
    for value in values {
      let pages = explanations.pages(named: value).filter { $0.kind == "value" }
      #expect(!pages.isEmpty, "\(value)")
      #expect(pages.allSatisfy { $0.sections.first?.heading == "Meaning" }, "\(value)")
    }
  }

  @Test(
    "of fields are found by key, by path, and by the path of a finding",
    arguments: [
      "reversibility", "effects.reversibility", "effects[].reversibility",
      "effects[pay-refund].reversibility",
      "effect.reversibility",
    ])
  func fieldsAreFound(name: String) throws {
    let text = try text(name)
    #expect(text.contains("The field `reversibility` of effect"))
    #expect(text.contains("irreversible"))
    #expect(text.contains("G18"))
  }

  @Test("of the guide list all its lines in order")
  func guideIsComplete() throws {
    let lines = try text("guide").split(separator: "\n").compactMap { line in
      line.split(separator: " ").first.map(String.init)
    }.filter { $0.first == "G" && Int($0.dropFirst()) != nil }
    #expect(lines == (1...46).map { "G\($0)" })
  }

  @Test("of an ambiguous name show all meanings")
  func namesMayBeShared() throws {
    let kinds = try explanations().pages(named: "bounded").map(\.kind)
    #expect(kinds.contains("rung"))
    #expect(kinds.contains("value"))
  }

  @Test("of a misspelled name do not exist, but the nearest name is suggested")
  func nearestName() throws {
    #expect(try explanations().pages(named: "irreversable").isEmpty)
    #expect(try explanations().nearestName(to: "irreversable")?.contains("irreversible") == true)
  }
}
