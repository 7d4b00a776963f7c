import Testing
import YAMLTree

@Suite("Aliases")
struct AliasTests {
  @Test("An alias refers to the node with its anchor")
  func resolved() throws {
    let tree = try readSound("a: &x [1, 2]\nb: *x\n*x : c\n")
    let alias = try tree.value(of: "b")
    #expect(tree.kind(alias) == .alias)
    #expect(tree.style(alias) == nil)
    #expect(tree.text(alias) == "")
    #expect(tree.resolved(alias) == (try tree.value(of: "a")))
    #expect(tree.resolved(try tree.value(of: "a")) == (try tree.value(of: "a")))
  }

  @Test("An alias refers to the last anchor of its name before it")
  func redefined() throws {
    let tree = try readSound("- &x a\n- *x\n- &x b\n- *x\n- &x [&x c]\n- *x\n")
    let texts = tree.nodes.filter { tree.kind($0) == .alias }.map { tree.text(tree.resolved($0)) }
    #expect(texts == ["a", "b", "c"])
  }

  @Test(
    "An alias without a preceding anchor is rejected and refers to itself",
    arguments: ["a: *x\nb: &x 1\n", "a: &x 1\n---\nb: *x\n"])
  func undefined(text: String) throws {
    let tree = try read(text)
    #expect(tree.problems.map(\.kind) == [.undefinedAlias("x")])
    #expect(tree.source.text(of: try #require(tree.problems.first).span) == "*x")
    let alias = try #require(tree.nodes.first { tree.kind($0) == .alias })
    #expect(tree.resolved(alias) == alias)
  }

  @Test("An alias inside its own value is rejected and refers to itself")
  func selfReference() throws {
    let tree = try read("a: &x\n  b: [*x]\n")
    #expect(tree.problems.map(\.kind) == [.selfReference("x")])
    #expect(tree.problems.map { tree.source.text(of: $0.span) } == ["*x"])
    #expect(tree.problems.flatMap(\.related).map { tree.source.text(of: $0.span) } == ["&x"])
    let alias = try #require(tree.nodes.first { tree.kind($0) == .alias })
    #expect(tree.resolved(alias) == alias)
  }

  @Test("Messages contain the name of the alias and its anchor")
  func messages() throws {
    #expect(
      try read("a: *x\nb: &y [*y]\n").report == [
        "1:4 alias `*x` is undefined: no anchor `&x` precedes it in this document",
        "2:8 alias `*y` is inside the value of its own anchor `&y`, so the value would contain itself",
      ])
  }
}
