import CEL
import Testing

@Suite("Diagnostics")
struct DiagnosticTests {
  @Test(
    "what is wrong is said in plain words, with the name that was meant",
    arguments: [
      ("huose.number", "undeclared name 'huose'; did you mean `house`?"),
      ("house.nmber", "House has no field 'nmber'; did you mean `number`?"),
      ("house.number.x", "int has no field 'x'"),
      ("text.startWith('h')", "undeclared function 'startWith'; did you mean `startsWith`?"),
      ("text.startsWith()", "'startsWith' takes 1 argument, not 0"),
      ("text.startsWith(1)", "argument 1 of 'startsWith' should be string, not int"),
      ("startsWith(text)", "'startsWith' is called on a value: x.startsWith(…)"),
      ("size(count)", "'size' does not take (int)"),
      ("count + text", "'+' has no meaning in int + string; did you mean `string(count) + text`?"),
      ("count == text", "'==' compares values of the same type, not int with string"),
      ("count ? 1 : 2", "the condition should be bool, not int"),
      ("true ? 1 : 'a'", "both results of a condition should have the same type, not int and string"),
      ("count && true", "'&&' joins bool values, not int"),
      ("count.all(x, true)", "all() goes through a list or map, not int"),
      ("house.rooms['a']", "the index of a list should be int, not string"),
      ("{[1]: 2}", "a key should be int, uint, bool or string, not list(int)"),
      ("duration('5x')", "'5x' is not a valid duration, for example 90s or 1h30m"),
      ("Any{a: 1}", "'Any' is not a message type: protocol buffer messages are not supported"),
    ])
  func messages(source: String, complaint: String) {
    #expect(Village.complaints(source) == complaint)
  }

  @Test(
    "operators of other languages are recognised",
    arguments: [
      ("count = 3", "a single '=' means nothing; did you mean `==`?"),
      ("count === 3", "'===' is not an operator; did you mean `==`?"),
      ("count !== 3", "'!==' is not an operator; did you mean `!=`?"),
      ("count <> 3", "'<>' is not an operator; did you mean `!=`?"),
      ("count => 3", "'=>' is not an operator; did you mean `>=`?"),
      ("count =< 3", "'=<' is not an operator; did you mean `<=`?"),
      ("count > 1 & count < 5", "a single '&' means nothing; did you mean `&&`?"),
      ("count > 1 and count < 5", "'and' is not an operator; did you mean `&&`?"),
      ("count > 1 OR count < 5", "'OR' is not an operator; did you mean `||`?"),
      ("not count > 1", "'not' is not an operator; did you mean `!`?"),
      ("house.owner?.name", "'?.' is not an operator; did you mean `.?`?"),
      ("house.rooms?[0]", "'?[' is not an operator; did you mean `[?`?"),
      ("if count > 1 then 2", "'if' is a reserved word: a choice is written condition ? this : that"),
      ("0X1F", "'0X1F' is not a valid number; did you mean `0x1F`?"),
      ("count \u{2013} 1", "unexpected character '\u{2013}'; did you mean `-`?"),
      ("text == \u{201C}a\u{201D}", "unexpected character '\u{201C}'; did you mean `\"`?"),
      ("\u{FEFF}count", "unexpected character 'U+FEFF'"),
      ("count\u{A0}== 1", "unexpected character 'U+00A0'"),
      (
        "1 < count < 5",
        "comparisons do not chain: '<' would compare bool with int; did you mean `1 < count && count < 5`?"
      ),
    ])
  func operators(source: String, complaint: String) {
    #expect(Village.complaints(source) == complaint)
  }

  @Test(
    "an operation on values of two types is suggested with a conversion",
    arguments: [
      ("count + 1.5", "'+' has no meaning in int + double; did you mean `double(count) + 1.5`?"),
      ("1.5 * 2", "'*' has no meaning in double * int; did you mean `1.5 * 2.0`?"),
      ("uint(count) + 1", "'+' has no meaning in uint + int; did you mean `uint(count) + 1u`?"),
      ("uint(count) + count", "'+' has no meaning in uint + int; did you mean `int(uint(count)) + count`?"),
      ("text + 1", "'+' has no meaning in string + int; did you mean `text + string(1)`?"),
      (
        "count == 1.5",
        "'==' compares values of the same type, not int with double; did you mean `double(count) == 1.5`?"
      ),
      (
        "text == null",
        "'==' compares values of the same type, not string with null: a value of type string is never null"
      ),
      ("[1] + ['a']", "'+' has no meaning in list(int) + list(string)"),
    ])
  func conversions(source: String, complaint: String) {
    #expect(Village.complaints(source) == complaint)
  }

  @Test(
    "functions are found by the names that other languages have for them",
    arguments: [
      ("text.length()", "undeclared function 'length'; did you mean `size`?"),
      ("text.toLowerCase()", "undeclared function 'toLowerCase'; did you mean `lowerAscii`?"),
      ("math.max(1, count)", "undeclared function 'math.max'; did you mean `math.greatest`?"),
      ("maths.abs(count)", "undeclared function 'maths.abs'; did you mean `math.abs`?"),
      ("text.size > 1", "string has no field 'size'; did you mean `size()`?"),
      ("text[0]", "only lists and maps have an index, not string; did you mean `text.charAt(0)`?"),
      ("'a' in text", "'in' looks into a list or map, not string; did you mean `text.contains('a')`?"),
      (
        "house.rooms.contains('a')",
        "'contains' is called on string, not list(string); did you mean `'a' in house.rooms`?"
      ),
      (
        "True || nil",
        "undeclared name 'True'; did you mean `true`?\nundeclared name 'nil'; did you mean `null`?"
      ),
    ])
  func habits(source: String, complaint: String) {
    #expect(Village.complaints(source) == complaint)
  }

  @Test(
    "a macro is shown as it is called, and its variables are not taken for names",
    arguments: [
      ("house.rooms.exist(r, r == 'a')", "undeclared function 'exist'; did you mean `exists`?"),
      ("house.rooms.any(r, r == 'a')", "undeclared function 'any'; did you mean `exists`?"),
      ("house.rooms.exists(r == 'a')", "'exists' is called as list.exists(x, condition)"),
      ("house.rooms.map(r)", "'map' is called as list.map(x, result) or list.map(x, condition, result)"),
      ("cel.bind(x, 1)", "'cel.bind' is called as cel.bind(name, value, result)"),
      ("has(house)", "has() asks for a field, as in has(record.field)"),
      (
        "has({'k': 1}['k'])",
        "has() asks for a field, as in has(record.field); did you mean `'k' in {'k': 1}`?"
      ),
    ])
  func macros(source: String, complaint: String) {
    #expect(Village.complaints(source) == complaint)
  }

  @Test("what a type parameter stands for is named, not the parameter")
  func typeParameters() {
    #expect(
      Village.complaints("optional.of(1).orValue('a')") == "argument 1 of 'orValue' should be int, not string"
    )
  }

  @Test("one mistake is reported once, and all of them at the same time")
  func allAtOnce() {
    #expect(
      Village.complaints("nmae.a.b + 1 > 2 && house.nmber == 7 && text.foo()") == """
        undeclared name 'nmae'
        House has no field 'nmber'; did you mean `number`?
        undeclared function 'foo'
        """)
  }

  @Test("carets stand under the place")
  func rendering() throws {
    let source = "house.number > 1\n  && house.ownr.name == 'Anna'"
    let diagnostics = try #require(throws: Diagnostics.self) { try Village.environment.check(source) }
    #expect(
      diagnostics.description == """
        2:12: House has no field 'ownr'; did you mean `owner`?
         |   && house.ownr.name == 'Anna'
         |            ^^^^
        """)
  }

  @Test("of a long line only the part around the place is shown")
  func longLine() throws {
    let padding = String(repeating: "1 + ", count: 50)
    let source = padding + "nmae" + String(repeating: " + 1", count: 50)
    let diagnostics = try #require(throws: Diagnostics.self) { try Village.environment.check(source) }
    let lines = diagnostics.description.split(separator: "\n")
    #expect(lines[0] == "1:201: undeclared name 'nmae'")
    #expect(lines[1].hasPrefix(" | …1 + 1") && lines[1].hasSuffix("1 + 1…") && lines[1].count < 130)
    let column = lines[2].prefix { $0 != "^" }.count
    #expect(lines[2].dropFirst(column) == "^^^^" && lines[1].dropFirst(column).hasPrefix("nmae"))
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
