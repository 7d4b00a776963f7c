import Schema
import Testing
import YAMLTree

@Suite("Values")
struct ValueTests {
  @Test("A value of the wrong type is reported with the expected and the actual type")
  func wrongType() throws {
    try expect(
      """
      keeper: Ida
      trees: {id: old}
      hives: [box]
      labels: [a]
      soil: [clay]
      isOpen: {}
      sold: {eur: 1}
      """,
      reports: [
        "2:9-2:12 keeper: expected a keeper, found `Ida`",
        "3:8-3:17 trees: expected a list of trees, or none, found a mapping; start each item with `- `",
        "4:9-4:12 hives[19cf667e]: expected a hive, found `box`",
        "5:9-5:12 labels: expected a mapping from names to texts, found a list",
        "6:7-6:13 soil: expected text or a soil analysis, found a list",
        "7:9-7:11 isOpen: expected true or false, found a mapping",
        "8:7-8:15 sold: expected an amount of money or `{notApplicable: reason}`, found a mapping",
      ])
  }

  @Test("A null value is reported at its key", arguments: ["", "~", "null", "\"\""])
  func nothing(text: String) throws {
    let reading = try read("keeper: \(text)\nsoil: \(text)\ntrees: \(text)\nlabels: \(text)\nisOpen: \(text)")
    let messages = reading.problems.map(\.message)
    #expect(
      messages == [
        "the value is missing; expected a keeper", "the value is missing; expected text or a soil analysis",
        "the value is missing; expected a list of trees, or none",
        "the value is missing; expected a mapping from names to texts",
        "the value is missing; expected true or false",
      ])
    #expect(
      reading.problems.map { reading.tree.source.position(of: Int($0.span.start)).line } == [2, 3, 4, 5, 6])
    #expect(reading.kinds.allSatisfy { $0 == .wrongType })
  }

  @Test("An unreadable list item does not affect the others")
  func brokenItem() throws {
    let reading = try read(
      "trees:\n  - {id: old, fruit: sour-cherry}\n  - oak\n  - {id: young, fruit: sour-cherry}")
    #expect(reading.kinds == [.wrongType])
    let orchard = try reading.orchard
    #expect(orchard.trees?.map(\.id).count == 2)
    guard case .partial = orchard.stored(\.trees) else {
      Issue.record("whoever asks about the whole list has to learn that it is not known")
      return
    }
  }

  @Test("Each invalid item of a list of texts is reported")
  func brokenText() throws {
    let reading = try read("trees: [{id: old, fruit: sour-cherry, words: [fine, [x], {y: z}, ~, no]}]")
    #expect(
      reading.report == [
        "2:53-2:56 trees[old].words: expected text, found a list",
        "2:58-2:64 trees[old].words: expected text, found a mapping",
        "2:66-2:67 trees[old].words[~]: the value is missing; expected text; set a value, or remove the item",
        "2:69-2:71 trees[old].words[no]: other YAML parsers read `no` as the boolean false; quote the value: \"no\"",
      ])
  }

  @Test("`none` means the empty list if the field allows it")
  func answeredByNone() throws {
    let reading = try read("trees: none")
    #expect(reading.report == [])
    #expect(try reading.orchard.trees?.isEmpty == true)
    try expect(
      "hives: none",
      reports: [
        "2:8-2:12 hives: expected a list of hives, found `none`; write `[]` for an empty list"
      ])
  }

  @Test("A single word instead of a list is reported with the form of a list")
  func wordForList() throws {
    try expect(
      "trees: [{id: old, fruit: sour-cherry, words: fine}]",
      reports: [
        "2:46-2:50 trees[old].words: expected a list of texts, found `fine`; write a list: `[fine]`"
      ])
  }

  @Test("A misspelled enumeration value is read as the nearest value")
  func words() throws {
    let reading = try read(
      """
      trees:
        - {id: a, fruit: sour_cherry, quality: godo}
        - {id: b, fruit: banana, quality: splendid}
      """)
    #expect(
      reading.report == [
        "3:20-3:31 trees[a].fruit: `sour_cherry` is not a valid kind of fruit; did you mean `sour-cherry`?",
        "3:42-3:46 trees[a].quality: `godo` is not a valid quality; did you mean `good`?",
        "4:20-4:26 trees[b].fruit: `banana` is not a valid kind of fruit; use one of: apple, pear, sour-cherry",
        "4:37-4:45 trees[b].quality: `splendid` is not a valid quality; use one of: poor, fair, good",
      ])
    let trees = try #require(try reading.orchard.trees)
    #expect(trees.map(\.fruit) == [.sourCherry, nil])
    #expect(trees.map(\.quality) == ["good", nil])
  }

  @Test(
    "Booleans other than true and false are reported, and read as the intended value",
    arguments: [
      ("yes", "true"), ("No", "false"), ("on", "true"), ("OFF", "false"), ("y", "true"), ("ture", "true"),
      ("fasle", "false"),
    ])
  func booleans(text: String, meant: String) throws {
    let reading = try read("isOpen: \(text)")
    #expect(
      reading.report == [
        "2:9-2:\(9 + text.count) isOpen: expected `true` or `false`, found `\(text)`; did you mean `\(meant)`?"
      ])
    #expect(try reading.orchard.isOpen == (meant == "true"))
  }

  @Test("A value in another format is rejected")
  func forms() throws {
    try expect(
      """
      trees:
        - id: old
          fruit: sour-cherry
          grafted: 2023-02-29
          limbs: 0
          share: 12
          page: example.org/old
          seal: sha256:abc
        - id: young
          fruit: sour-cherry
          limbs: 99999999999999999999
      """,
      reports: [
        "5:14-5:24 trees[old].grafted: `2023-02-29` is not a valid date; write the date as YYYY-MM-DD",
        "6:12-6:13 trees[old].limbs: `0` is not a whole number of at least 1",
        "7:12-7:14 trees[old].share: the sign `%` is missing; did you mean `12%`?",
        "8:11-8:26 trees[old].page: `example.org/old` is not a URL; write the full URL, starting with https://",
        "9:11-9:21 trees[old].seal: `sha256:abc` is not a digest; "
          + "write `sha256:` and 64 hexadecimal digits, as printed by sha256sum",
        "12:12-12:32 trees[young].limbs: `99999999999999999999` is not a whole number of at least 1",
      ])
  }

  @Test("A value has its exact span, in any style")
  func spans() throws {
    try expect(
      """
      keeper:
        name: "Ïda 🌳"
        since: 'soon'
        visits: >-
          now and
          then
      isOpen: &open maybe
      """,
      reports: [
        "4:10-4:16 keeper.since: `soon` is not a valid date; write the date as YYYY-MM-DD",
        "5:11-7:9 keeper.visits: `now and then` is not a rate; write <number> <unit>/<time>, for example 12 req/s or 60/h",
        "8:9-8:20 isOpen: expected `true` or `false`, found `maybe`",
      ])
  }
}
