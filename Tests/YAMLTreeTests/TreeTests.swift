import Testing
import YAMLTree

@Suite("Tree")
struct TreeTests {
  @Test(
    "A scalar has its text and style",
    arguments: [
      ("k: 1.10", "1.10", Tree.Style.plain),
      ("k: no", "no", .plain),
      ("k:", "", .plain),
      ("k: one\n  two\n\n  three", "one two\nthree", .plain),
      ("k: 'it''s'", "it's", .singleQuoted),
      ("k: 'no'", "no", .singleQuoted),
      ("k: ''", "", .singleQuoted),
      ("k: \"a\\tb \\\n  c\\u00e4\"", "a\tb cä", .doubleQuoted),
      ("k: \"\"", "", .doubleQuoted),
      ("k: |\n  one\n  two\n", "one\ntwo\n", .literal),
      ("k: |-\r\n  one\r\n  two\r\n", "one\ntwo", .literal),
      ("k: >\n  one\n  two\n", "one two\n", .folded),
      ("k: &a !!str text", "text", .plain),
    ])
  func scalars(text: String, expected: String, style: Tree.Style) throws {
    let tree = try readSound(text)
    let node = try tree.value(of: "k")
    #expect(tree.kind(node) == .scalar)
    #expect(tree.text(node) == expected)
    #expect(tree.style(node) == style)
    #expect(Array(tree.utf8(node)) == Array(expected.utf8))
    #expect(tree.withUTF8(node) { Array($0) } == Array(expected.utf8))
  }

  @Test("Sequences and mappings have their style and children")
  func collections() throws {
    let tree = try readSound("a:\n- 1\n- [2, {b: 3}]\nc: {}\nd: []\n")
    let root = try #require(tree.documents.first?.root)
    #expect(tree.kind(root) == .mapping)
    #expect(tree.style(root) == .block)
    #expect(tree.entries(root).map { tree.text($0.key) } == ["a", "c", "d"])
    #expect(Array(tree.items(root)) == [])
    let sequence = try tree.value(of: "a")
    #expect(tree.kind(sequence) == .sequence)
    let items = Array(tree.items(sequence))
    #expect(items.map { tree.kind($0) } == [.scalar, .sequence])
    #expect(items.map { tree.style($0) } == [.plain, .flow])
    #expect(Array(tree.entries(sequence)) == [])
    #expect(items.map { tree.text($0) } == ["1", ""])
    #expect(Array(tree.entries(try tree.value(of: "c"))) == [])
    #expect(Array(tree.items(try tree.value(of: "d"))) == [])
  }

  @Test("Every node has its parent")
  func parents() throws {
    let tree = try readSound("a: [b, {c: d}]\n")
    let path = sequence(first: try tree.scalar("d")) { tree.parent($0) }
    #expect(path.map { tree.kind($0) } == [.scalar, .mapping, .sequence, .mapping])
    #expect(tree.parent(try #require(tree.documents.first?.root)) == nil)
  }

  @Test("Nodes are in document order")
  func order() throws {
    let nodes = try readSound("a: [b, {c: d}]\ne: f\n").nodes
    #expect(nodes == nodes.sorted())
  }

  @Test(
    "Tags are in full form, anchors are names",
    arguments: [
      ("k: !!str x", "tag:yaml.org,2002:str", nil),
      ("k: !local x", "!local", nil),
      ("%TAG !e! tag:example.org,2000:\n---\nk: !e!x &a [y]", "tag:example.org,2000:x", "a"),
      ("k: &a\n  l: m", nil, "a"),
      ("k: x", nil, nil),
    ] as [(String, String?, String?)])
  func properties(text: String, tag: String?, anchor: String?) throws {
    let tree = try readSound(text)
    let node = try tree.value(of: "k")
    #expect(tree.tag(node) == tag)
    #expect(tree.anchor(node) == anchor)
  }

  @Test(
    "An empty text, or one with only comments, has no documents and no problem",
    arguments: ["", "\n \n", "# c\n", "\u{FEFF}", "\u{FEFF}# c"])
  func empty(text: String) throws {
    let tree = try readSound(text)
    #expect(tree.documents.isEmpty)
  }

  @Test(
    "The root can be a scalar or a sequence",
    arguments: [("text\n", Tree.Kind.scalar), ("- a\n", .sequence)])
  func otherRoot(text: String, kind: Tree.Kind) throws {
    let tree = try readSound(text)
    #expect(tree.kind(try #require(tree.documents.first?.root)) == kind)
  }

  @Test("The documents before invalid YAML are kept")
  func documentsBeforeProblem() throws {
    let tree = try read("a: 1\n---\nb: 2\n---\nc: &x [*x\n")
    #expect(tree.documents.count == 2)
    #expect(tree.nodes.map { tree.text($0) } == ["", "a", "1", "", "b", "2"])
    #expect(tree.nodes.allSatisfy { tree.anchor($0) == nil })
  }
}
