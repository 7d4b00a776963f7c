import Schema
import Testing

@Suite("Keys")
struct KeyTests {
  @Test("A misspelled key is reported once and read as the nearest valid key")
  func misspelled() throws {
    let reading = try read("kepeer: {nmae: Ida, Since: 2020-04-01}")
    #expect(
      reading.report == [
        "2:1-2:7 kepeer: unknown key `kepeer` in `orchard`; did you mean `keeper`?",
        "2:10-2:14 keeper.nmae: unknown key `nmae` in `keeper`; did you mean `name`?",
        "2:21-2:26 keeper.Since: unknown key `Since` in `keeper`; did you mean `since`?",
      ])
    #expect(try reading.orchard.keeper?.name == "Ida")
    #expect(try reading.orchard.keeper?.since?.description == "2020-04-01")
  }

  @Test("A misspelled id key still identifies the item")
  func misspelledID() throws {
    try expect(
      "trees: [{di: old, frut: sour-cherry}]",
      reports: [
        "2:10-2:12 trees[old].di: unknown key `di` in `tree`; did you mean `id`?",
        "2:19-2:23 trees[old].frut: unknown key `frut` in `tree`; did you mean `fruit`?",
      ])
  }

  @Test("A key without a similar name is reported with the list of valid keys")
  func unknown() throws {
    try expect(
      "keeper: {name: Ida, hat: green}",
      reports: [
        "2:21-2:24 keeper.hat: unknown key `hat` in `keeper`; "
          + "known keys: name, since, visits; custom keys start with `x-`"
      ])
  }

  @Test("A misspelled key does not replace a key that is already set")
  func misspelledBesideRight() throws {
    let reading = try read("keeper: {nmae: Ida, name: Ada}")
    #expect(
      reading.report == [
        "2:10-2:14 keeper.nmae: unknown key `nmae` in `keeper`; "
          + "`name` is already set here; remove this key, or start it with `x-` if it is a custom key"
      ])
    #expect(try reading.orchard.keeper?.name == "Ada")
  }

  @Test("A misspelled key with an unsuitable value is one problem")
  func notMeantAfterAll() throws {
    try expect(
      "hive: a text",
      reports: [
        "2:1-2:5 hive: unknown key `hive` in `orchard`; did you mean `hives`?"
      ])
  }

  @Test("Keys with the prefix x- are allowed in every mapping")
  func own() throws {
    try expect(
      """
      x-note: {anything: [at, all]}
      keeper: {name: Ida, x-hat: green}
      sold: {notApplicable: given away, x-ticket: 12}
      """, reports: [])
  }

  @Test("A missing required key is reported at its record")
  func missing() throws {
    try expect(
      "keeper: {since: 2020-04-01}\ntrees:\n  - {id: old, fruit: apple}\n  - {fruit: sour-cherry}",
      reports: [
        "2:1-2:7 keeper.name: `name` is missing in the keeper; set `name`: the keeper's name",
        "4:10-4:13 trees[old].grafted: `grafted` is missing in the tree; set `grafted`: when it was grafted",
        "5:6-5:11 trees[3dd30407].id: `id` is missing in the tree; set `id`: names it",
      ])
  }

  @Test("A conditionally required key is not reported if the condition is unreadable")
  func missingForUnknownReason() throws {
    try expect(
      "trees: [{id: old, fruit: [apple]}]",
      reports: [
        "2:26-2:33 trees[old].fruit: expected a kind of fruit, found a list"
      ])
  }

  @Test("A key that is not text is rejected")
  func noText() throws {
    try expect(
      "keeper: {name: Ida, [a]: b, ? {c: d} : e}",
      reports: [
        "2:21-2:24 keeper: a key of `keeper` must be text, not a list",
        "2:31-2:37 keeper: a key of `keeper` must be text, not a mapping",
      ])
  }

  @Test("A key of any length is shown on one line")
  func long() throws {
    let report = try read("\"\(String(repeating: "long ", count: 100))\\nkey\": 1").report
    #expect(report.count == 1)
    #expect(report.allSatisfy { !$0.contains("\n") && $0.count < 400 })
  }
}
