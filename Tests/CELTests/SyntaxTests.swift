import CEL
import Testing

@Suite("Syntax")
struct SyntaxTests {
  private static let environment = Environment(variables: [Variable("x", .dyn)])

  /// The value of an expression in a short form, or the error.
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
    "String literals",
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
    "Number literals",
    arguments: [
      ("-9223372036854775808", "-9223372036854775808"), ("18446744073709551615u", "18446744073709551615u"),
      ("0xFFu", "255u"), ("-0x10", "-16"), (".5e1", "5.0"), ("1e-2", "0.01"), ("--1", "1"), ("1-1", "0"),
      ("-1-1", "-2"), ("2 - -1", "3"),
    ])
  func numbers(source: String, value: String) {
    #expect(result(source) == value)
  }

  @Test(
    "A trailing comma is allowed, also in an empty list or map",
    arguments: [
      ("[1, 2,]", "[1, 2]"), ("{'a': 1,}", "{\"a\": 1}"), ("[,]", "[]"), ("{,}", "{}"),
      ("[,].size() + {,}.size()", "0"),
      ("[, 1]", "1:4: expected `]`, found `1`\n | [, 1]\n |    ^"),
      ("[1,, 2]", "1:4: expected an operand, found `,`\n | [1,, 2]\n |    ^"),
      ("size([1],)", "1:10: expected an operand, found `)`\n | size([1],)\n |          ^"),
    ])
  func commas(source: String, value: String) {
    #expect(result(source) == value)
  }

  @Test(
    "An error is reported at its place",
    arguments: [
      ("", "1:1: the expression is empty\n | \n | ^"),
      ("1 +", "1:4: expected an operand, found the end of the expression\n | 1 +\n |    ^"),
      ("1 1", "1:3: expected the end of the expression, found `1`\n | 1 1\n |   ^"),
      ("(1", "1:1: `(` is not closed\n | (1\n | ^"),
      ("[1, 2", "1:1: `[` is not closed\n | [1, 2\n | ^"),
      ("{'a' 1}", "1:6: expected `:`, found `1`\n | {'a' 1}\n |      ^"),
      ("x = 1", "1:3: `=` is not an operator; did you mean `==`?\n | x = 1\n |   ^"),
      ("x & true", "1:3: `&` is not an operator; did you mean `&&`?\n | x & true\n |   ^"),
      ("'abc", "1:1: the string has no closing quote\n | 'abc\n | ^^^^"),
      (#"'a\qb'"#, "1:3: unknown escape sequence `\\q`\n | 'a\\qb'\n |   ^^"),
      (#"'\ud800'"#, "1:2: the escape sequence is not a valid Unicode code point\n | '\\ud800'\n |  ^^^^^^"),
      (
        #"b'\u0041'"#,
        "1:3: a bytes literal cannot contain `\\u` escapes; write each byte as `\\x`\n | b'\\u0041'\n |   ^^^^^^"
      ),
      ("12abc", "1:1: `12abc` is not a valid number\n | 12abc\n | ^^^^^"),
      (
        "9223372036854775808",
        "1:1: the number is outside the range of int: -2⁶³ to 2⁶³-1\n | 9223372036854775808\n | ^^^^^^^^^^^^^^^^^^^"
      ),
      (
        "x.for.while.1",
        "1:12: expected the end of the expression, found `.1`\n | x.for.while.1\n |            ^^"
      ),
      ("for", "1:1: `for` is a reserved word and cannot be a name\n | for\n | ^^^"),
      ("x ? 1", "1:6: expected `:`, found the end of the expression\n | x ? 1\n |      ^"),
      ("has(x)", "1:5: `has()` requires a field, as in `has(record.field)`\n | has(x)\n |     ^"),
      (
        "[1].all(x.y, true)",
        "1:9: the variable of `all()` must be a simple name\n | [1].all(x.y, true)\n |         ^^^"
      ),
      (
        "x.`a+b`",
        "1:5: a name in backticks can contain only letters, digits, `_`, `.`, `-`, `/` and spaces\n | x.`a+b`\n |     ^"
      ),
      ("é", "1:1: unexpected character `é`\n | é\n | ^"),
    ])
  func mistakes(source: String, report: String) {
    #expect(result(source) == report)
  }

  @Test("All errors in macros are reported together")
  func macroMistakes() throws {
    let diagnostics = try #require(throws: Diagnostics.self) {
      try Self.environment.parse("has(1) && [1].all(2, true) && [1].exists(i, i, true)")
    }
    #expect(
      diagnostics.diagnostics.map(\.message) == [
        "`has()` requires a field, as in `has(record.field)`",
        "the variable of `all()` must be a simple name",
        "the two variables of `exists()` must have different names",
      ])
  }

  @Test("Without macros, their names are names of functions")
  func withoutMacros() throws {
    let parsed = try Self.environment.parse("[1].all(x, x > 0)", macros: false)
    let diagnostics = try #require(throws: Diagnostics.self) { try Self.environment.check(parsed) }
    #expect(diagnostics.diagnostics.map(\.message) == ["undeclared function `all`"])
  }
}
