import Testing

@testable import Policy

@Suite("Titles without a manifest")
struct OutlineTests {
  @Test(
    "name the kind of part instead of its id, and other values as …",
    arguments: [
      ("effect `{effect.id}` is a payment", "the effect is a payment"),
      ("the effect `{effect.id}` is a payment", "the effect is a payment"),
      ("`{effect.id}` is `{effect.kind}`", "`the effect` is `…`"),
      ("retries of {effect.id} are unbounded", "retries of the effect are unbounded"),
      ("a {{literal}} brace", "a {literal} brace"),
      ("component `{component.id}` is not the subject", "component `…` is not the subject"),
    ])
  func outline(text: String, expected: String) {
    #expect(Template.outline(of: text, about: .effect) == expected)
  }
}
