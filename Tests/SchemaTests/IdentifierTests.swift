import Schema
import Testing

@Suite("Ids and references")
struct IdentifierTests {
  @Test(
    "Ids are lower-case letters and digits, joined by single hyphens or points",
    arguments: ["a", "7", "north", "old-north", "qwen2.5-7b", "a-1.b-2"])
  func wellFormed(id: String) throws {
    try expect("trees: [{id: \"\(id)\", fruit: sour-cherry}]", reports: [])
  }

  @Test(
    "An id in another form is reported with the nearest valid id, and still identifies its item",
    arguments: [
      ("Old North", "old-north"), ("oldNorth", "old-north"), ("OLD", "old"), ("old_north", "old-north"),
      ("-old", "old"), ("old--north", "old-north"), ("old.", "old"), ("Älter", "lter"), ("树", "my-id"),
      ("a b c", "a-b-c"),
    ])
  func malformed(id: String, near: String) throws {
    let reading = try read("trees: [{id: \"\(id)\", fruit: sour-cherry, beside: \"\(id)\"}]")
    #expect(reading.kinds == [.invalidFormat])
    #expect(
      reading.problems.first?.remedy
        == "ids are lower-case letters and digits joined by `-`, for example `\(near)`"
    )
    #expect(try reading.orchard.trees?.first?.beside != nil)
  }

  @Test("An id is unique among all items that a reference could mean")
  func duplicates() throws {
    let reading = try read(
      """
      trees:
        - {id: old, fruit: sour-cherry}
        - {id: old, fruit: sour-cherry}
      hives:
        - {place: old}
      """)
    #expect(
      reading.report == [
        "4:10-4:13 trees[old].id: the id `old` is declared twice; give each tree a unique id",
        "6:13-6:16 hives[old].place: the id `old` is declared twice; "
          + "a tree already has this id, and both can be referenced by id",
      ])
    #expect(
      reading.problems.map { $0.related.map { reading.range($0.span) } } == [["3:10-3:13"], ["3:10-3:13"]])
  }

  @Test("A reference resolves to items before and after it")
  func followed() throws {
    let reading = try read(
      """
      trees:
        - {id: old, fruit: sour-cherry, beside: young, pollinators: [young, box]}
        - {id: young, fruit: sour-cherry, beside: old}
      hives:
        - {place: box}
      """)
    #expect(reading.report == [])
    let trees = try #require(try reading.orchard.trees)
    #expect(trees.map { $0.beside?.id } == [trees[1].id, trees[0].id])
    #expect(trees[0].pollinators?.count == 2)
  }

  @Test("A dangling reference is reported with the nearest id, and read as that id")
  func dangling() throws {
    let reading = try read(
      """
      trees:
        - {id: young, fruit: sour-cherry, beside: yuong}
        - {id: old, fruit: sour-cherry, beside: nowhere}
        - {id: fallen, fruit: sour-cherry, pollinators: [old, oak, fallne]}
      """)
    #expect(
      reading.report == [
        "3:45-3:50 trees[young].beside: no tree has the id `yuong`; did you mean `young`?",
        "4:43-4:50 trees[old].beside: no tree has the id `nowhere`; use one of the declared ids: young, old, fallen",
        "5:57-5:60 trees[fallen].pollinators[oak]: no tree or hive has the id `oak`; use one of the declared ids: young, old, fallen",
        "5:62-5:68 trees[fallen].pollinators[fallne]: no tree or hive has the id `fallne`; did you mean `fallen`?",
      ])
    let trees = try #require(try reading.orchard.trees)
    #expect(trees[0].beside?.id == trees[0].id)
    #expect(trees[1].beside == nil)
    #expect(trees[2].pollinators?.map(\.id) == [trees[1].id, trees[2].id])
  }

  @Test("A reference without any possible target is reported")
  func nothingNamed() throws {
    let reading = try read("hives: [{place: box}]\ntrees: [{id: a1, fruit: sour-cherry, beside: b2}]")
    #expect(reading.problems.map(\.remedy) == ["use one of the declared ids: a1"])
  }

  @Test("A missing id is not reported if an item that may declare it is unreadable")
  func brokenOwner() throws {
    try expect(
      """
      trees:
        - {id: old, fruit: sour-cherry, beside: young}
        - young
      """, reports: ["4:5-4:10 trees[9771b674]: expected a tree, found `young`"])
  }
}
