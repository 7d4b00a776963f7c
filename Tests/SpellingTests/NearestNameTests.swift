import Spelling
import Testing

@Suite("Nearest name")
struct NearestNameTests {
  private let keys = ["name", "owner", "summary", "labels", "toolContract", "notApplicable", "to", "by"]

  @Test(
    "A name with one typing error is corrected",
    arguments: [
      ("nmae", "name"), ("ownr", "owner"), ("sumary", "summary"), ("tool-contract", "toolContract"),
      ("toolcontract", "toolContract"), ("toolContrcat", "toolContract"), ("notAplicabel", "notApplicable"),
      ("too", "to"), ("bye", "by"), ("NAME", "name"),
    ])
  func found(misspelled: String, right: String) {
    #expect(nearestName(to: misspelled, among: keys) == right)
  }

  @Test(
    "No name is suggested if none is near enough", arguments: ["x", "team", "colour", "", "availability"])
  func none(name: String) {
    #expect(nearestName(to: name, among: keys) == nil)
  }

  @Test("A letter of any alphabet counts as one edit, whatever its byte length")
  func anyAlphabet() {
    #expect(nearestName(to: "nämé", among: ["name"]) == nil)
    #expect(nearestName(to: "näme", among: ["name"]) == "name")
  }

  @Test(
    "A missing letter is preferred to an added or wrong letter",
    arguments: [("producd", "produced"), ("rreversible", "irreversible")])
  func longest(misspelled: String, right: String) {
    #expect(
      nearestName(to: misspelled, among: ["product", "produced", "reversible", "irreversible"]) == right)
  }

  @Test("Of equally near names, one with the same first letter is preferred")
  func firstLetter() {
    #expect(nearestName(to: "cat", among: ["bat", "car"]) == "car")
  }
}
