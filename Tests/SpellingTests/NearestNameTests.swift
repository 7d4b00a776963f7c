import Spelling
import Testing

@Suite("The nearest right name")
struct NearestNameTests {
  private let keys = ["name", "owner", "summary", "labels", "toolContract", "notApplicable", "to", "by"]

  @Test(
    "is found for one slip of the keyboard",
    arguments: [
      ("nmae", "name"), ("ownr", "owner"), ("sumary", "summary"), ("tool-contract", "toolContract"),
      ("toolcontract", "toolContract"), ("toolContrcat", "toolContract"), ("notAplicabel", "notApplicable"),
      ("too", "to"), ("bye", "by"), ("NAME", "name"),
    ])
  func found(misspelt: String, right: String) {
    #expect(nearestName(to: misspelt, among: keys) == right)
  }

  @Test("is not guessed when nothing is near", arguments: ["x", "team", "colour", "", "availability"])
  func none(name: String) {
    #expect(nearestName(to: name, among: keys) == nil)
  }

  @Test("counts a letter of any alphabet as one slip, whatever its bytes")
  func anyAlphabet() {
    #expect(nearestName(to: "nämé", among: ["name"]) == nil)
    #expect(nearestName(to: "näme", among: ["name"]) == "name")
  }

  @Test(
    "prefers a letter left out to one put in or mistaken",
    arguments: [("producd", "produced"), ("rreversible", "irreversible")])
  func longest(misspelt: String, right: String) {
    #expect(nearestName(to: misspelt, among: ["product", "produced", "reversible", "irreversible"]) == right)
  }

  @Test("prefers the same first letter among equals")
  func firstLetter() {
    #expect(nearestName(to: "cat", among: ["bat", "car"]) == "car")
  }
}
