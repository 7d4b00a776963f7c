import CEL
import Testing

@Suite("Diagnostics")
struct DiagnosticTests {
  @Test(
    "Messages name the error and suggest the intended name",
    arguments: [
      ("huose.number", "undeclared name `huose`; did you mean `house`?"),
      ("house.nmber", "`House` has no field `nmber`; did you mean `number`?"),
      ("house.number.x", "int has no field `x`"),
      ("text.startWith('h')", "undeclared function `startWith`; did you mean `startsWith`?"),
      ("text.startsWith()", "`startsWith` takes 1 argument, not 0"),
      ("text.startsWith(1)", "argument 1 of `startsWith` must be string, not int"),
      ("startsWith(text)", "`startsWith` is a method; write `x.startsWith(…)`"),
      ("size(count)", "no overload of `size` accepts (int)"),
      ("count + text", "`+` is not defined for int + string; did you mean `string(count) + text`?"),
      ("count == text", "`==` compares values of the same type, not int with string"),
      ("count ? 1 : 2", "the condition must be bool, not int"),
      (
        "true ? 1 : 'a'",
        "both results of a conditional expression must have the same type, not int and string"
      ),
      ("count && true", "the operands of `&&` must be bool, not int"),
      ("count.all(x, true)", "`all()` iterates over a list or map, not int"),
      ("house.rooms['a']", "the index of a list must be int, not string"),
      ("{[1]: 2}", "a map key must be int, uint, bool or string, not list(int)"),
      ("duration('5x')", "`5x` is not a valid duration; write for example `90s` or `1h30m`"),
      ("Any{a: 1}", "`Any` is not a message type: protocol buffer messages are not supported"),
    ])
  func messages(source: String, complaint: String) {
    #expect(Village.complaints(source) == complaint)
  }

  @Test(
    "Operators of other languages are recognized",
    arguments: [
      ("count = 3", "`=` is not an operator; did you mean `==`?"),
      ("count === 3", "`===` is not an operator; did you mean `==`?"),
      ("count !== 3", "`!==` is not an operator; did you mean `!=`?"),
      ("count <> 3", "`<>` is not an operator; did you mean `!=`?"),
      ("count => 3", "`=>` is not an operator; did you mean `>=`?"),
      ("count =< 3", "`=<` is not an operator; did you mean `<=`?"),
      ("count > 1 & count < 5", "`&` is not an operator; did you mean `&&`?"),
      ("count > 1 and count < 5", "`and` is not an operator; did you mean `&&`?"),
      ("count > 1 OR count < 5", "`OR` is not an operator; did you mean `||`?"),
      ("not count > 1", "`not` is not an operator; did you mean `!`?"),
      ("house.owner?.name", "`?.` is not an operator; did you mean `.?`?"),
      ("house.rooms?[0]", "`?[` is not an operator; did you mean `[?`?"),
      ("if count > 1 then 2", "`if` is a reserved word; write a choice as `condition ? this : that`"),
      ("0X1F", "`0X1F` is not a valid number; did you mean `0x1F`?"),
      ("count \u{2013} 1", "unexpected character `\u{2013}`; did you mean `-`?"),
      ("text == \u{201C}a\u{201D}", "unexpected character `\u{201C}`; did you mean `\"`?"),
      ("\u{FEFF}count", "unexpected character `U+FEFF`"),
      ("count\u{A0}== 1", "unexpected character `U+00A0`"),
      (
        "1 < count < 5",
        "comparisons cannot be chained: `<` would compare bool with int; did you mean `1 < count && count < 5`?"
      ),
    ])
  func operators(source: String, complaint: String) {
    #expect(Village.complaints(source) == complaint)
  }

  @Test(
    "A conversion is suggested for operands of different types",
    arguments: [
      ("count + 1.5", "`+` is not defined for int + double; did you mean `double(count) + 1.5`?"),
      ("1.5 * 2", "`*` is not defined for double * int; did you mean `1.5 * 2.0`?"),
      ("uint(count) + 1", "`+` is not defined for uint + int; did you mean `uint(count) + 1u`?"),
      ("uint(count) + count", "`+` is not defined for uint + int; did you mean `int(uint(count)) + count`?"),
      ("text + 1", "`+` is not defined for string + int; did you mean `text + string(1)`?"),
      (
        "count == 1.5",
        "`==` compares values of the same type, not int with double; did you mean `double(count) == 1.5`?"
      ),
      (
        "text == null",
        "`==` compares values of the same type, not string with null: a value of type string is never null"
      ),
      ("[1] + ['a']", "`+` is not defined for list(int) + list(string)"),
    ])
  func conversions(source: String, complaint: String) {
    #expect(Village.complaints(source) == complaint)
  }

  @Test(
    "Functions are recognized by their names in other languages",
    arguments: [
      ("text.length()", "undeclared function `length`; did you mean `size`?"),
      ("text.toLowerCase()", "undeclared function `toLowerCase`; did you mean `lowerAscii`?"),
      ("math.max(1, count)", "undeclared function `math.max`; did you mean `math.greatest`?"),
      ("maths.abs(count)", "undeclared function `maths.abs`; did you mean `math.abs`?"),
      ("text.size > 1", "string has no field `size`; did you mean `size()`?"),
      ("text[0]", "only lists and maps can be indexed, not string; did you mean `text.charAt(0)`?"),
      (
        "'a' in text",
        "the right side of `in` must be a list or map, not string; did you mean `text.contains('a')`?"
      ),
      (
        "house.rooms.contains('a')",
        "`contains` must be called on string, not list(string); did you mean `'a' in house.rooms`?"
      ),
      (
        "True || nil",
        "undeclared name `True`; did you mean `true`?\nundeclared name `nil`; did you mean `null`?"
      ),
    ])
  func habits(source: String, complaint: String) {
    #expect(Village.complaints(source) == complaint)
  }

  @Test(
    "A macro error shows the usage and does not report the macro's variables",
    arguments: [
      ("house.rooms.exist(r, r == 'a')", "undeclared function `exist`; did you mean `exists`?"),
      ("house.rooms.any(r, r == 'a')", "undeclared function `any`; did you mean `exists`?"),
      (
        "house.rooms.exists(r == 'a')",
        "invalid arguments for macro `exists`; usage: list.exists(x, condition)"
      ),
      (
        "house.rooms.map(r)",
        "invalid arguments for macro `map`; usage: list.map(x, result) or list.map(x, condition, result)"
      ),
      ("cel.bind(x, 1)", "invalid arguments for macro `cel.bind`; usage: cel.bind(name, value, result)"),
      ("has(house)", "`has()` requires a field, as in `has(record.field)`"),
      (
        "has({'k': 1}['k'])",
        "`has()` requires a field, as in `has(record.field)`; did you mean `'k' in {'k': 1}`?"
      ),
    ])
  func macros(source: String, complaint: String) {
    #expect(Village.complaints(source) == complaint)
  }

  @Test("The inferred type is named instead of the type parameter")
  func typeParameters() {
    #expect(
      Village.complaints("optional.of(1).orValue('a')") == "argument 1 of `orValue` must be int, not string"
    )
  }

  @Test("Every error is reported once, and all errors together")
  func allAtOnce() {
    #expect(
      Village.complaints("nmae.a.b + 1 > 2 && house.nmber == 7 && text.foo()") == """
        undeclared name `nmae`
        `House` has no field `nmber`; did you mean `number`?
        undeclared function `foo`
        """)
  }

  @Test("Carets are below the place of the error")
  func rendering() throws {
    let source = "house.number > 1\n  && house.ownr.name == 'Anna'"
    let diagnostics = try #require(throws: Diagnostics.self) { try Village.environment.check(source) }
    #expect(
      diagnostics.description == """
        2:12: `House` has no field `ownr`; did you mean `owner`?
         |   && house.ownr.name == 'Anna'
         |            ^^^^
        """)
  }

  @Test("A long line is truncated around the place")
  func longLine() throws {
    let padding = String(repeating: "1 + ", count: 50)
    let source = padding + "nmae" + String(repeating: " + 1", count: 50)
    let diagnostics = try #require(throws: Diagnostics.self) { try Village.environment.check(source) }
    let lines = diagnostics.description.split(separator: "\n")
    #expect(lines[0] == "1:201: undeclared name `nmae`")
    #expect(lines[1].hasPrefix(" | …1 + 1") && lines[1].hasSuffix("1 + 1…") && lines[1].count < 130)
    let column = lines[2].prefix { $0 != "^" }.count
    #expect(lines[2].dropFirst(column) == "^^^^" && lines[1].dropFirst(column).hasPrefix("nmae"))
  }

  @Test("The type of the result can be required")
  func expectedType() throws {
    let diagnostics = try #require(throws: Diagnostics.self) {
      try Village.environment.check("count + 1", expecting: .bool)
    }
    #expect(diagnostics.diagnostics.map(\.message) == ["the expression must be bool, not int"])
    #expect(diagnostics.diagnostics.first?.expected == "bool")
    #expect(diagnostics.diagnostics.first?.found == "int")
    #expect(try Village.environment.check("count > 1", expecting: .bool).resultType == .bool)
  }
}
