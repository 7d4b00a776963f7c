import CEL
import Testing

@Suite("Records of the host")
struct RecordTests {
  @Test(
    "Fields are read by name, and an absent field is an error",
    arguments: [
      ("house.number == 7", "true"),
      ("house.owner.name", "\"Anna\""),
      ("house.owner.home.owner.home.number", "7"),
      ("other.owner.name", "error: no such field: `owner`"),
      ("house.owner.age", "error: no such field: `age`"),
      ("other.owner.name == 'Anna' || true", "true"),
    ])
  func selection(source: String, result: String) {
    #expect(Village.result(source) == result)
  }

  @Test(
    "has() tests whether a field is present",
    arguments: [
      ("has(house.owner)", "true"),
      ("has(other.owner)", "false"),
      ("has(house.owner.age)", "false"),
      ("has(other.owner) && other.owner.name == ''", "false"),
      ("has(other.owner.age)", "error: no such field: `owner`"),
    ])
  func presence(source: String, result: String) {
    #expect(Village.result(source) == result)
  }

  @Test(
    "An optional selection returns an optional",
    arguments: [
      ("house.?owner.name.orValue('nobody')", "\"Anna\""),
      ("other.?owner.name.orValue('nobody')", "\"nobody\""),
      ("house.owner.?age.hasValue()", "false"),
      ("other.?owner.?age.orValue(0)", "0"),
    ])
  func optionalSelection(source: String, result: String) {
    #expect(Village.result(source) == result)
  }

  @Test(
    "A field of a dyn value is read by its name",
    arguments: [
      ("anything.number", "7"), ("anything.owner.name", "\"Anna\""), ("has(anything.owner)", "true"),
      ("anything.nmber", "error: no such field: `nmber`"),
      ("dyn(other).?owner.hasValue()", "false"),
    ])
  func dynamicSelection(source: String, result: String) {
    #expect(Village.result(source) == result)
  }

  @Test("Two references to the same record are equal")
  func identity() {
    #expect(Village.result("house == house.owner.home") == "true")
    #expect(Village.result("house == other") == "false")
    #expect(Village.result("house in [other, house]") == "true")
  }

  @Test("The place of an absent field is found")
  func place() throws {
    let village = Village()
    func place(_ source: String) throws -> Place? {
      let program = try Village.environment.check(source).program()
      var bindings = program.bindings()
      bindings["house"] = .record(Record(store: village, id: 0))
      bindings["other"] = .record(Record(store: village, id: 1))
      return program.place(bindings)
    }
    let age = try #require(try place("house.owner.age"))
    #expect(age.record == Record(store: village, id: 2))
    #expect(age.field.name == "age")
    #expect(age.slot == 1)
    #expect(try place("house.?owner.?age")?.slot == 1)
    #expect(try place("other.owner.age") == nil, "the owner is absent already")
    #expect(try place("house.number + 1") == nil, "no path at all")
    #expect(try place("house") == nil, "not a field")
  }
}
