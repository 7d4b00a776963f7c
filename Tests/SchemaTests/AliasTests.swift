import Schema
import Testing
import YAMLTree

@Suite("Aliases and merges")
struct AliasTests {
  @Test("a mistake behind an alias is reported where it is written, with the place where it is used")
  func mistakeBehindAlias() throws {
    let reading = try read("x-ida: &ida {nmae: Ida}\nkeeper: *ida")
    #expect(reading.report == ["2:14-2:18 keeper.nmae: unknown key `nmae` in `keeper`; did you mean `name`?"])
    #expect(uses(reading) == [["3:9-3:13 used here, through an alias"]])
  }

  @Test("so is a value of the wrong form")
  func invalidFormat() throws {
    let reading = try read("x-day: &day soon\nkeeper: {name: Ida, since: *day}")
    #expect(
      reading.report == ["2:8-2:17 keeper.since: `soon` is not a valid date; write the date as YYYY-MM-DD"])
    #expect(uses(reading) == [["3:28-3:32 used here, through an alias"]])
  }

  @Test("so is what a merge brings in, right or misspelt")
  func mistakeBehindMerge() throws {
    let reading = try read("x-ida: &ida {name: Ida, since: soon, vists: 1/d}\nkeeper: {<<: *ida}")
    #expect(
      reading.report == [
        "2:32-2:36 keeper.since: `soon` is not a valid date; write the date as YYYY-MM-DD",
        "2:38-2:43 keeper.vists: unknown key `vists` in `keeper`; did you mean `visits`?",
      ])
    #expect(uses(reading) == Array(repeating: ["3:14-3:18 used here, through an alias"], count: 2))
  }

  @Test("so is a reference that leads nowhere")
  func danglingReference() throws {
    let reading = try read("x-far: &far away\ntrees:\n  - {id: old, fruit: sour-cherry, beside: *far}")
    #expect(reading.report == ["2:8-2:17 trees[old].beside: no tree has the id `away`; known: old"])
    #expect(uses(reading) == [["4:43-4:47 used here, through an alias"]])
  }

  @Test("an item whose id a merge brings in is called by it")
  func mergedID() throws {
    let reading = try read(
      "x-old: &old {id: old}\ntrees:\n  - {fruit: banana, <<: *old}\n  - {<<: *old, fruit: banana}")
    #expect(reading.problems.map(\.route.text) == ["trees[old].fruit", "trees[old].fruit", "trees[old].id"])
  }

  @Test("an alias that leads nowhere is the text's mistake, and no other is made of it")
  func undefined() throws {
    let reading = try read(
      "keeper: *nobody\nsoil: *nothing\ntrees: [*none, {id: old, fruit: *some, beside: *one}]")
    #expect(reading.report == [])
    #expect(reading.tree.problems.count == 5)
  }

  private func uses(_ reading: DecodedOrchard) -> [[String]] {
    reading.problems.map { $0.related.map { "\(reading.range($0.span)) \($0.message)" } }
  }
}
