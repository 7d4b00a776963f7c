import Schema
import Testing
import YAMLTree

@Suite("Aliases and merges")
struct AliasTests {
  @Test("An error in an aliased value is reported at the anchor, with the alias as a related place")
  func mistakeBehindAlias() throws {
    let reading = try read("x-ida: &ida {nmae: Ida}\nkeeper: *ida")
    #expect(reading.report == ["2:14-2:18 keeper.nmae: unknown key `nmae` in `keeper`; did you mean `name`?"])
    #expect(uses(reading) == [["3:9-3:13 used here, through an alias"]])
  }

  @Test("An aliased value of the wrong format is reported at the anchor")
  func invalidFormat() throws {
    let reading = try read("x-day: &day soon\nkeeper: {name: Ida, since: *day}")
    #expect(
      reading.report == ["2:8-2:17 keeper.since: `soon` is not a valid date; write the date as YYYY-MM-DD"])
    #expect(uses(reading) == [["3:28-3:32 used here, through an alias"]])
  }

  @Test("A merged key, correct or misspelled, is reported at its origin")
  func mistakeBehindMerge() throws {
    let reading = try read("x-ida: &ida {name: Ida, since: soon, vists: 1/d}\nkeeper: {<<: *ida}")
    #expect(
      reading.report == [
        "2:32-2:36 keeper.since: `soon` is not a valid date; write the date as YYYY-MM-DD",
        "2:38-2:43 keeper.vists: unknown key `vists` in `keeper`; did you mean `visits`?",
      ])
    #expect(uses(reading) == Array(repeating: ["3:14-3:18 used here, through an alias"], count: 2))
  }

  @Test("A dangling reference in an aliased value is reported at the anchor")
  func danglingReference() throws {
    let reading = try read("x-far: &far away\ntrees:\n  - {id: old, fruit: sour-cherry, beside: *far}")
    #expect(
      reading.report == [
        "2:8-2:17 trees[old].beside: no tree has the id `away`; use one of the declared ids: old"
      ])
    #expect(uses(reading) == [["4:43-4:47 used here, through an alias"]])
  }

  @Test("An item with a merged id has that id")
  func mergedID() throws {
    let reading = try read(
      "x-old: &old {id: old}\ntrees:\n  - {fruit: banana, <<: *old}\n  - {<<: *old, fruit: banana}")
    #expect(reading.problems.map(\.route.text) == ["trees[old].fruit", "trees[old].fruit", "trees[old].id"])
  }

  @Test("An alias without an anchor is one problem")
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
