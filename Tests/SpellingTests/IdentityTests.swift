import Spelling
import Testing

@Suite("Identities of names")
struct IdentityTests {
  @Test(
    "ignore what a reader does not see",
    arguments: [
      "Payments Team", " payments  team ", "payments\u{200B} team", "payments\u{A0}team", "ｐayments team",
      "p\u{430}yments team",
    ])
  func equal(name: String) { #expect(name.identity == "payments team") }

  @Test("distinguish different names", arguments: ["payments-team", "payments teams", "team payments"])
  func different(name: String) { #expect(name.identity != "payments team") }

  @Test("show letters of other scripts only beside Latin ones")
  func confusable() {
    #expect("p\u{430}yments".mixesConfusableLetters)
    #expect(!"платежи".mixesConfusableLetters)
    #expect(!"payments".mixesConfusableLetters)
  }
}

@Suite("Substance of answers")
struct SubstanceTests {
  @Test(
    "is missing in placeholders",
    arguments: ["", "x", "n/a", "N.A.", "TBD", "todo", "\u{200B}", "-", "…", "none"])
  func placeholder(text: String) { #expect(!text.hasSubstance) }

  @Test("is present in short answers", arguments: ["EU", "on-call", "no effects", "已批准", "не нужно"])
  func answer(text: String) { #expect(text.hasSubstance) }
}

@Suite("Texts that control an output")
struct OutputSafetyTests {
  @Test("are found", arguments: ["\u{1B}[31m", "a\n::error::x", "a\u{202E}b", "\u{7}", "  ::group::"])
  func unsafe(text: String) { #expect(text.isUnsafeForOutput) }

  @Test("are not ordinary texts", arguments: ["a :: b", "Foo::Bar", "two\nlines\twith tab", "ä – ö"])
  func safe(text: String) { #expect(!text.isUnsafeForOutput) }
}
