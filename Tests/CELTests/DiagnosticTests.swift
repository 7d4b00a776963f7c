import CEL
import Testing

@Suite("Diagnostics")
struct DiagnosticTests {
  @Test(
    "what is wrong is said in plain words, with the name that was meant",
    arguments: [
      ("huose.number", "undeclared name 'huose'; did you mean 'house'?"),
      ("house.nmber", "House has no field 'nmber'; did you mean 'number'?"),
      ("house.number.x", "int has no field 'x'"),
      ("text.startWith('h')", "undeclared function 'startWith'; did you mean 'startsWith'?"),
      ("text.startsWith()", "'startsWith' takes 1 argument, not 0"),
      ("text.startsWith(1)", "argument 1 of 'startsWith' should be string, not int"),
      ("startsWith(text)", "'startsWith' is called on a value: x.startsWith(…)"),
      ("size(count)", "'size' does not take (int)"),
      ("count + text", "'+' has no meaning in int + string"),
      ("count == text", "'==' compares values of the same type, not int with string"),
      ("count ? 1 : 2", "the condition should be bool, not int"),
      ("true ? 1 : 'a'", "both results of a condition should have the same type, not int and string"),
      ("count && true", "'&&' joins bool values, not int"),
      ("count.all(x, true)", "all() goes through a list or map, not int"),
      ("house.rooms['a']", "the index of a list should be int, not string"),
      ("{[1]: 2}", "a key should be int, uint, bool or string, not list(int)"),
      ("duration('5x')", "'5x' is no duration such as 90s or 1h30m"),
      ("Any{a: 1}", "'Any' is no message type: this library has no protocol buffer messages"),
    ])
  func messages(source: String, complaint: String) {
    #expect(Village.complaints(source) == complaint)
  }

  @Test("one mistake is reported once, and all of them at the same time")
  func allAtOnce() {
    #expect(
      Village.complaints("nmae.a.b + 1 > 2 && house.nmber == 7 && text.foo()") == """
        undeclared name 'nmae'
        House has no field 'nmber'; did you mean 'number'?
        undeclared function 'foo'
        """)
  }

  @Test("carets stand under the place")
  func rendering() throws {
    let source = "house.number > 1\n  && house.ownr.name == 'Anna'"
    let diagnostics = try #require(throws: Diagnostics.self) { try Village.environment.check(source) }
    #expect(
      diagnostics.description == """
        2:12: House has no field 'ownr'; did you mean 'owner'?
         |   && house.ownr.name == 'Anna'
         |            ^^^^
        """)
  }

  @Test("the result can be required to have a type")
  func expectedType() throws {
    let diagnostics = try #require(throws: Diagnostics.self) {
      try Village.environment.check("count + 1", expecting: .bool)
    }
    #expect(diagnostics.diagnostics.map(\.message) == ["the expression should be bool, not int"])
    #expect(diagnostics.diagnostics.first?.expected == "bool")
    #expect(diagnostics.diagnostics.first?.found == "int")
    #expect(try Village.environment.check("count > 1", expecting: .bool).resultType == .bool)
  }
}
