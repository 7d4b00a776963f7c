import Testing
import YAMLTree

@Suite("Spans of nodes")
struct SpanTests {
  @Test(
    "The span of a value covers its anchor, tag and content, and nothing after it",
    arguments: [
      ("k: plain  # comment\n", "plain"),
      ("k: two words # comment\n", "two words"),
      ("k: over\n  two lines\n\nl: x\n", "over\n  two lines"),
      ("k: 'it''s'  \n", "'it''s'"),
      ("k: \"a\\tb\" # comment\n", "\"a\\tb\""),
      ("k: *a # comment\n", "*a"),
      ("k: &b !!str text # comment\n", "&b !!str text"),
      ("k: [1, 2 ]  # comment\nl: x\n", "[1, 2 ]"),
      ("k: {c: d,\n  e: }\nl: x\n", "{c: d,\n  e: }"),
      ("k:\n  c: d\n  e: f  \n\n# comment\nl: x\n", "c: d\n  e: f"),
      ("k:\n  - c\n  - d: e\n\n  # comment\nl: x\n", "- c\n  - d: e"),
      ("k:\n- c\n- d # comment\n\nl: x\n", "- c\n- d"),
      ("k: &b\n  c: d\n\nl: x\n", "&b\n  c: d"),
      ("k:\n  - c\n  -  # nothing\n\nl: x\n", "- c\n  -"),
      ("k:\n  - |\n    text\n\n\nl: x\n", "- |\n    text"),
    ])
  func ofValue(text: String, expected: String) throws {
    let tree = try readSound("anchors: [&a x]\n" + text)
    #expect(tree.source.text(of: tree.span(try tree.value(of: "k"))) == expected)
  }

  @Test(
    "The span of a block scalar ends with its last line that is not blank",
    arguments: [
      ("k: |\n  one\n  two\nl: x\n", "|\n  one\n  two"),
      ("k: >-\n  one\n\n  two\n\n\nl: x\n", ">-\n  one\n\n  two"),
      ("k: |+\n  one\n\n\nl: x\n", "|+\n  one"),
      ("k: |\n  one  \n   \nl: x\n", "|\n  one  "),
      ("k: |\n  one\n\n# comment\n\nl: x\n", "|\n  one"),
      ("k: |\n  one\n # comment\nl: x\n", "|\n  one"),
      ("k: |\n  # text\nl: x\n", "|\n  # text"),
      ("k: |\n  one", "|\n  one"),
      ("k: |\r\n  one\r\n\r\nl: x\r\n", "|\r\n  one"),
      ("k: |\nl: x\n", "|"),
      ("k: |2-  # comment\n\n\nl: x\n", "|2-"),
      ("k: &a !!str # |\n  >+ # comment\n\nl: x\n", "&a !!str # |\n  >+"),
      ("k: |\n  ä\n\nl: x\n", "|\n  ä"),
    ])
  func ofBlockScalar(text: String, expected: String) throws {
    let tree = try readSound(text)
    #expect(tree.source.text(of: tree.span(try tree.value(of: "k"))) == expected)
  }

  @Test(
    "The span of a missing value is empty, after the key's colon or the key",
    arguments: [
      ("k:\nl: x\n", "1:3"),
      ("k:   # comment: no value\n\n\nl: x\n", "1:3"),
      ("k  :\n", "1:5"),
      ("{k: , l: x}\n", "1:4"),
      ("{k:\n\n}\n", "1:4"),
      ("{k\n\n, l: x}\n", "1:3"),
      ("? k\n\n# comment\nl: x\n", "1:4"),
      ("? k\n:\nl: x\n", "2:2"),
      ("'k':\n", "1:5"),
      ("ä: ö\nk:\n", "2:3"),
    ])
  func ofMissingValue(text: String, place: String) throws {
    let tree = try readSound(text)
    let span = tree.span(try tree.value(of: "k"))
    #expect(span.isEmpty)
    #expect(tree.place(span.start) == place)
  }

  @Test("The span of a missing item is empty, after the dash")
  func ofMissingItem() throws {
    let tree = try readSound("-\n- \n\n- x\n")
    let root = try #require(tree.documents.first?.root)
    #expect(tree.items(root).map { tree.range(tree.span($0)) } == ["1:2-1:2", "2:2-2:2", "4:3-4:4"])
  }

  @Test("The span of a single pair in a flow sequence covers the pair")
  func ofSinglePair() throws {
    let tree = try readSound("[a: b, c: , ? d : e]\n")
    let root = try #require(tree.documents.first?.root)
    #expect(tree.items(root).map { tree.source.text(of: tree.span($0)) } == ["a: b", "c:", "? d : e"])
  }

  @Test("The span of a document covers its markers and content")
  func ofDocuments() throws {
    let tree = try readSound("# c\na: b\n\n--- # c\nd\n\n...\n# c\n%YAML 1.1\n---\n\n---\n- e\n\n# c\n")
    #expect(tree.documents.map { tree.range($0.span) } == ["2:1-2:5", "4:1-7:4", "9:1-10:4", "12:1-13:4"])
    #expect(tree.documents.map(\.index) == [0, 1, 2, 3])
    #expect(tree.documents.map(\.hasExplicitStart) == [false, true, true, true])
    #expect(tree.documents.map(\.hasExplicitEnd) == [false, true, false, false])
    #expect(tree.documents.map { $0.root == nil } == [false, false, true, false])
  }
}
