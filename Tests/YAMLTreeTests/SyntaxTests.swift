import Testing
import YAMLTree

/// A text that is not valid YAML, with the place and the message of the error.
struct Mistake: Sendable, CustomTestStringConvertible {
  let text: String
  let place: String
  let message: String
  /// The related places, as `line:column message`.
  var related: [String] = []

  var testDescription: String { text.debugDescription }
}

@Suite("Invalid YAML")
struct SyntaxTests {
  private func check(_ mistake: Mistake) throws {
    let tree = try read(mistake.text)
    let problem = try #require(tree.problems.last)
    #expect(tree.problems.count == 1)
    #expect(tree.place(problem.span.start) == mistake.place)
    #expect(problem.message == mistake.message)
    #expect(problem.related.map { "\(tree.place($0.span.start)) \($0.message)" } == mistake.related)
    #expect(!tree.source.text(of: problem.span).isEmpty)
  }

  private static let tab = "a tab is not allowed where YAML requires spaces; indent with spaces only"
  private static let wrong =
    "the indentation of this line matches no line above it; indent it exactly like the entries it belongs to"
  private static let under =
    "this key is indented as part of the value above it; indent it like the other keys of its mapping"

  @Test(
    "Wrong indentation",
    arguments: [
      Mistake(text: "a:\n\tb: 1\n", place: "2:1", message: tab),
      Mistake(text: "a: 1\n\tb: 2\n", place: "2:1", message: tab),
      Mistake(text: "a:\n  - x\n  -\ty: 1\n", place: "3:4", message: tab),
      Mistake(text: "a: |\n\ttext\n", place: "2:1", message: tab),
      Mistake(
        text: "a:\n  b: 1\n c: 2\n", place: "3:2", message: wrong, related: ["1:1 this mapping starts here"]),
      Mistake(
        text: "a:\n  - b: 1\n   c: 2\n", place: "3:4", message: wrong,
        related: ["2:3 this sequence starts here"]),
      Mistake(
        text: "a: |\n    one\n  two\n", place: "3:3", message: wrong,
        related: ["1:1 this mapping starts here"]),
      Mistake(text: "a: b\n  c: d\n", place: "2:3", message: under, related: ["1:1 the value above"]),
      Mistake(text: "a: \"b\" # c\n  d: e\n", place: "2:3", message: under, related: ["1:1 the value above"]),
      Mistake(
        text: "a:\n  - b: 1\n     c: 2\n", place: "3:6", message: under, related: ["2:3 the value above"]),
      Mistake(
        text: "a: - b\n", place: "1:4",
        message:
          "a sequence cannot start on the line of its key; start it on the next line, or quote a value that starts "
          + "with `- `"),
      Mistake(
        text: "--- a: b\n", place: "1:1",
        message: "a mapping cannot start on the line of `---`; start it on the next line"),
      Mistake(
        text: "a: 1\n- b\n", place: "2:1",
        message: "expected `key: value` like the other entries of this mapping, found a sequence item",
        related: ["1:1 this mapping starts here"]),
      Mistake(
        text: "x:\n  - a\n  b: c\n", place: "3:3",
        message: "expected an item that starts with `- ` like the other items of this sequence, found `b: c`",
        related: ["2:3 this sequence starts here"]),
      Mistake(
        text: "a: [1] x\n", place: "1:8",
        message: "expected the end of the line, found `x` after the value"),
    ])
  func lines(mistake: Mistake) throws { try check(mistake) }

  private static let second =
    "this line has a second `:`; quote a value that contains `: `, or start the inner mapping on the next line"

  @Test(
    "Missing and unexpected colons",
    arguments: [
      Mistake(
        text: "a: 1\nb\nc: 2\n", place: "2:1",
        message: "expected `key: value`, found `b` without a `:` after it"),
      Mistake(
        text: "spec\n  a: 1\n", place: "1:1",
        message: "expected `key: value`, found `spec` without a `:` after it"),
      Mistake(
        text: "- a\n  b: c\n", place: "1:3",
        message: "expected `key: value`, found `a` without a `:` after it"),
      Mistake(
        text: "a: 1\nb:2\n", place: "2:1",
        message: "`b:2` is a single word in YAML; add a space after `:` to make it a key with a value"),
      Mistake(
        text: "a:1\nb: 2\n", place: "1:1",
        message: "`a:1` is a single word in YAML; add a space after `:` to make it a key with a value"),
      Mistake(
        text: "msg: error: none\n", place: "1:11", message: second, related: ["1:4 the first `:` is here"]),
      Mistake(text: "a: \"b\": c\n", place: "1:7", message: second, related: ["1:2 the first `:` is here"]),
      Mistake(text: ": a\n", place: "1:1", message: "expected a key before this `:`"),
      Mistake(
        text: String(repeating: "x", count: 1100) + ": a\n", place: "1:1",
        message: "this line has more than 1024 characters before its `:`, which exceeds the limit for a key"
      ),
    ])
  func colons(mistake: Mistake) throws { try check(mistake) }

  @Test(
    "Quotes that are not closed or contain invalid escapes",
    arguments: [
      Mistake(
        text: "a: \"x\nb: 1\n", place: "2:4",
        message: "the quote `\"` is not closed before the end of the file",
        related: ["1:4 opened here"]),
      Mistake(
        text: "a: 'x\n---\nb: 1\n", place: "2:1", message: "the quote `'` is not closed before `---`",
        related: ["1:4 opened here"]),
      Mistake(
        text: "a: \"x\nb: \"y\"\n", place: "2:1", message: "the quote `\"` is not closed before `b: \"y\"`",
        related: ["1:4 opened here"]),
      Mistake(
        text: "a: 'it's'\n", place: "1:8",
        message: "unexpected `s'` after the closing `'`; inside such quotes, write `''` for `'`",
        related: ["1:4 the quoted text starts here"]),
      Mistake(
        text: "a: \"b\"c\n", place: "1:7",
        message: "unexpected `c` after the closing `\"`; inside such quotes, write `\\\"` for `\"`",
        related: ["1:4 the quoted text starts here"]),
      Mistake(
        text: "a: \"\\d+\"\n", place: "1:5",
        message:
          "`\\d` is not a valid escape; in double quotes, write `\\\\` for `\\`, or use single quotes"
      ),
      Mistake(
        text: "a: \"\\ud83d\"\n", place: "1:5",
        message:
          "escape `\\ud83d` is not a valid character; `\\x` requires 2, `\\u` 4 and `\\U` 8 hexadecimal digits"
      ),
      Mistake(
        text: "a: \"\\xg\"\n", place: "1:5",
        message:
          "escape `\\x` is not a valid character; `\\x` requires 2, `\\u` 4 and `\\U` 8 hexadecimal digits"),
    ])
  func quotes(mistake: Mistake) throws { try check(mistake) }

  private static let comma = "put a `,` between entries, and quote a text that contains `: `"

  @Test(
    "Brackets that are not closed or do not match",
    arguments: [
      Mistake(
        text: "a: [1, 2\n\n", place: "1:8",
        message: "the bracket `[` is not closed before the end of the file",
        related: ["1:4 opened here"]),
      Mistake(
        text: "a: {b: [1, {c: \n", place: "1:14",
        message: "the bracket `{` is not closed before the end of the file",
        related: ["1:12 opened here"]),
      Mistake(
        text: "[\n", place: "1:1", message: "the bracket `[` is not closed before the end of the file",
        related: ["1:1 opened here"]),
      Mistake(
        text: "a: &x [1, 2\nb: 3\n", place: "2:1", message: "the bracket `[` is not closed before `b: 3`",
        related: ["1:7 opened here"]),
      Mistake(
        text: "a: {b: 1 c: 2}\n", place: "1:11", message: "expected `,` or `}`, found `:`; " + comma,
        related: ["1:4 the bracket opens here"]),
      Mistake(
        text: "a: [\"b\" \"c\"]\n", place: "1:9", message: "expected `,` or `]`, found `\"c\"]`; " + comma,
        related: ["1:4 the bracket opens here"]),
      Mistake(
        text: "{a: [1, 2}\n", place: "1:10", message: "expected `,` or `]`, found `}`",
        related: ["1:5 the bracket opens here"]),
      Mistake(
        text: "a: [1]]\n", place: "1:7",
        message: "unmatched `]`; quote a value that starts with `]`"),
      Mistake(text: "a: [1,,2]\n", place: "1:7", message: "expected a value, found `,`"),
    ])
  func brackets(mistake: Mistake) throws { try check(mistake) }

  @Test(
    "Characters that cannot start an unquoted value",
    arguments: [
      Mistake(
        text: "a: @b\n", place: "1:4",
        message: "an unquoted value cannot start with `@`; quote the value"),
      Mistake(
        text: "a: `b`\n", place: "1:4",
        message: "an unquoted value cannot start with \"`\"; quote the value"),
      Mistake(
        text: "a: 5\nb: %c\n", place: "2:4",
        message: "an unquoted value cannot start with `%`; quote the value"),
      Mistake(
        text: "a: ,b\n", place: "1:4",
        message: "an unquoted value cannot start with `,`; quote the value"),
      Mistake(
        text: "a: *.txt\n", place: "1:4",
        message:
          "`*.txt` is not a valid anchor name, which contains only letters, digits, `-` and `_`; quote a value that "
          + "starts with `*`"),
      Mistake(
        text: "a: & b\n", place: "1:4",
        message:
          "`&` is not a valid anchor name, which contains only letters, digits, `-` and `_`; quote a value that "
          + "starts with `&`"),
      Mistake(
        text: "a: ? b\n", place: "1:4",
        message:
          "a key that starts with `? ` is not allowed here; quote a value that starts with `? `"),
      Mistake(
        text: "a: !<x b\n", place: "1:4",
        message: "`!<x` is not a valid tag; quote a value that starts with `!`"),
      Mistake(
        text: "a: !x!y b\n", place: "1:4",
        message: "tag `!x!y` requires a `%TAG` directive for the handle between its two `!`"),
      Mistake(
        text: "a: > text\n", place: "1:4",
        message:
          "expected the text on the next line, found `> text`; quote a value that starts with `|` or `>`"
      ),
    ])
  func indicators(mistake: Mistake) throws { try check(mistake) }

  @Test(
    "Directives and document markers",
    arguments: [
      Mistake(
        text: "%b: a\n", place: "1:1",
        message:
          "`%b: a` is not a valid `%YAML` or `%TAG` directive; quote a text that starts with `%`"),
      Mistake(
        text: "%YAML 1.2\n%YAML 1.2\n---\n", place: "2:1",
        message: "duplicate directive `%YAML 1.2` for this document; keep one of the directives"),
      Mistake(
        text: "%YAML 3.0\n---\n", place: "1:1", message: "expected YAML version 1.1 or 1.2, found `%YAML 3.0`"
      ),
      Mistake(
        text: "%YAML 1.2\na: b\n", place: "2:1",
        message:
          "expected `---` before a document that follows a directive or `...`, found `a: b`"
      ),
      Mistake(
        text: "%YAML 1.2\n", place: "1:9",
        message:
          "expected `---` before a document that follows a directive or `...`, found the end of "
          + "the file"),
      Mistake(
        text: "a: b\n...\nc: d\n", place: "3:1",
        message:
          "expected `---` before a document that follows a directive or `...`, found `c: d`"
      ),
      Mistake(
        text: "  a: 1\nb: 2\n", place: "2:1",
        message:
          "expected the end of the document, found `b: 2`; check its indentation, or put `---` before another "
          + "document"),
    ])
  func documents(mistake: Mistake) throws { try check(mistake) }

  @Test("The place is in bytes of the text, also after multibyte characters and other line ends")
  func placeAfterOtherCharacters() throws {
    for text in ["ä: ö\r\n漢: @x\r\n", "\u{FEFF}ä: ö\r漢: @x\r", "ä: ö # \u{2028}\n漢: @x\n"] {
      let tree = try read(text)
      let problem = try #require(tree.problems.last)
      #expect(tree.range(problem.span) == "2:4-2:5")
      #expect(tree.source.text(of: problem.span) == "@")
    }
  }

  @Test("The syntax error comes after the problems of the text before it")
  func last() throws {
    let kinds = try read("a: 1\na: *x\nb: @c\n").problems.map(\.kind)
    #expect(kinds == [.undefinedAlias("x"), .syntax(.reservedCharacter("@"))])
  }

  @Test(
    "Every prefix of a valid file is valid or has an error with a place inside it", arguments: ["\n", "\r\n"])
  func truncated(lineEnd: String) throws {
    let text =
      "# ä\n%YAML 1.2\n---\na: &x [1, 'b', \"c\\n\"]\nd:\n  - e: |\n      f\n  - {g: *x, ? h : i}\n<<: {j: !!str k}\n...\n"
    let bytes = Array(text.replacing("\n", with: lineEnd).utf8)
    for end in 0...bytes.count {
      guard let source = try? SourceText(name: "cut.yaml", bytes: Array(bytes[..<end])) else { continue }
      for problem in Tree.parse(source).problems {
        #expect(problem.span.start < end && problem.span.end <= end && !problem.span.isEmpty)
        #expect(!problem.message.isEmpty)
      }
    }
    #expect(Tree.parse(try SourceText(name: "whole.yaml", bytes: bytes)).problems == [])
  }
}
