import CEL
import Testing

@Suite("Syntax")
struct SyntaxTests {
  private static let environment = Environment(variables: [Variable("x", .dyn)])

  /// The value of an expression in its short form, or what is wrong with it.
  private func result(_ source: String) -> String {
    do {
      let program = try Self.environment.check(source).program()
      switch program.evaluate(program.bindings()) {
      case .value(let value): return "\(value)"
      case .failure(let error): return "error: \(error.message)"
      case .unknown: return "unknown"
      }
    } catch {
      return error.description
    }
  }

  @Test(
    "string literals",
    arguments: [
      (#"'a\x41\101\u0041\U00000041'"#, "\"aAAAA\""), (#"'\ud83d\ude2c'"#, "\"😬\""), (#"r'\n'"#, "\"\\\\n\""),
      (#""""a"b""""#, "\"a\\\"b\""), ("'''a\nb'''", "\"a\\nb\""), (#"'\377'"#, "\"ÿ\""),
      (#"b'\377'"#, "bytes(255)"),
      (#"b'ÿ'"#, "bytes(195 191)"), (#"'\`\?'"#, "\"`?\""),
    ])
  func strings(source: String, value: String) {
    #expect(result(source) == value)
  }

  @Test(
    "number literals",
    arguments: [
      ("-9223372036854775808", "-9223372036854775808"), ("18446744073709551615u", "18446744073709551615u"),
      ("0xFFu", "255u"), ("-0x10", "-16"), (".5e1", "5.0"), ("1e-2", "0.01"), ("--1", "1"), ("1-1", "0"),
      ("-1-1", "-2"), ("2 - -1", "3"),
    ])
  func numbers(source: String, value: String) {
    #expect(result(source) == value)
  }

  @Test(
    "a comma may stand behind the last element, also where it is the only thing",
    arguments: [
      ("[1, 2,]", "[1, 2]"), ("{'a': 1,}", "{\"a\": 1}"), ("[,]", "[]"), ("{,}", "{}"),
      ("[,].size() + {,}.size()", "0"),
      ("[, 1]", "1:4: ']' is missing, not '1'\n | [, 1]\n |    ^"),
      ("[1,, 2]", "1:4: an operand is missing, not ','\n | [1,, 2]\n |    ^"),
      ("size([1],)", "1:10: an operand is missing, not ')'\n | size([1],)\n |          ^"),
    ])
  func commas(source: String, value: String) {
    #expect(result(source) == value)
  }

  @Test(
    "a mistake is shown at its place",
    arguments: [
      ("", "1:1: the expression is empty\n | \n | ^"),
      ("1 +", "1:4: an operand is missing: the expression ends too early\n | 1 +\n |    ^"),
      ("1 1", "1:3: the expression should end here, not '1'\n | 1 1\n |   ^"),
      ("(1", "1:1: '(' is never closed\n | (1\n | ^"),
      ("[1, 2", "1:1: '[' is never closed\n | [1, 2\n | ^"),
      ("{'a' 1}", "1:6: ':' is missing, not '1'\n | {'a' 1}\n |      ^"),
      ("x = 1", "1:3: a single '=' means nothing; did you mean `==`?\n | x = 1\n |   ^"),
      ("x & true", "1:3: a single '&' means nothing; did you mean `&&`?\n | x & true\n |   ^"),
      ("'abc", "1:1: the string has no closing quotation mark\n | 'abc\n | ^^^^"),
      (#"'a\qb'"#, "1:3: unknown escape sequence '\\q'\n | 'a\\qb'\n |   ^^"),
      (#"'\ud800'"#, "1:2: the escape sequence names no Unicode code point\n | '\\ud800'\n |  ^^^^^^"),
      (
        #"b'\u0041'"#,
        "1:3: a bytes literal has no '\\u' escapes; write octets as '\\x'\n | b'\\u0041'\n |   ^^^^^^"
      ),
      ("12abc", "1:1: '12abc' is not a valid number\n | 12abc\n | ^^^^^"),
      (
        "9223372036854775808",
        "1:1: the number does not fit an int, which goes from -2⁶³ to 2⁶³-1\n | 9223372036854775808\n | ^^^^^^^^^^^^^^^^^^^"
      ),
      ("x.for.while.1", "1:12: the expression should end here, not '.1'\n | x.for.while.1\n |            ^^"),
      ("for", "1:1: 'for' is a reserved word and no name\n | for\n | ^^^"),
      ("x ? 1", "1:6: ':' is missing: the expression ends too early\n | x ? 1\n |      ^"),
      ("has(x)", "1:5: has() asks for a field, as in has(record.field)\n | has(x)\n |     ^"),
      (
        "[1].all(x.y, true)",
        "1:9: all() needs a simple name for its variable\n | [1].all(x.y, true)\n |         ^^^"
      ),
      (
        "x.`a+b`",
        "1:5: a name in backticks is made of letters, digits, '_', '.', '-', '/' and spaces\n | x.`a+b`\n |     ^"
      ),
      ("é", "1:1: unexpected character 'é'\n | é\n | ^"),
    ])
  func mistakes(source: String, report: String) {
    #expect(result(source) == report)
  }

  @Test("all mistakes in macros are found at once")
  func macroMistakes() throws {
    let diagnostics = try #require(throws: Diagnostics.self) {
      try Self.environment.parse("has(1) && [1].all(2, true) && [1].exists(i, i, true)")
    }
    #expect(
      diagnostics.diagnostics.map(\.message) == [
        "has() asks for a field, as in has(record.field)", "all() needs a simple name for its variable",
        "the two variables of exists() need different names",
      ])
  }

  @Test("without macros their names are those of functions")
  func withoutMacros() throws {
    let parsed = try Self.environment.parse("[1].all(x, x > 0)", macros: false)
    let diagnostics = try #require(throws: Diagnostics.self) { try Self.environment.check(parsed) }
    #expect(diagnostics.diagnostics.map(\.message) == ["undeclared function 'all'"])
  }
}
