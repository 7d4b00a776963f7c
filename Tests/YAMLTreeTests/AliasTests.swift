import Testing
import YAMLTree

@Suite("Aliases")
struct AliasTests {
  @Test("stand for the node with their anchor")
  func resolved() throws {
    let tree = try readSound("a: &x [1, 2]\nb: *x\n*x : c\n")
    let alias = try tree.value(of: "b")
    #expect(tree.kind(alias) == .alias)
    #expect(tree.style(alias) == nil)
    #expect(tree.text(alias) == "")
    #expect(tree.resolved(alias) == (try tree.value(of: "a")))
    #expect(tree.resolved(try tree.value(of: "a")) == (try tree.value(of: "a")))
  }

  @Test("of an anchor that is given twice stand for the latest before them")
  func redefined() throws {
    let tree = try readSound("- &x a\n- *x\n- &x b\n- *x\n- &x [&x c]\n- *x\n")
    let texts = tree.nodes.filter { tree.kind($0) == .alias }.map { tree.text(tree.resolved($0)) }
    #expect(texts == ["a", "b", "c"])
  }

  @Test(
    "without an anchor before them are refused and stand for themselves",
    arguments: ["a: *x\nb: &x 1\n", "a: &x 1\n---\nb: *x\n"])
  func undefined(text: String) throws {
    let tree = try read(text)
    #expect(tree.problems.map(\.kind) == [.undefinedAlias("x")])
    #expect(tree.source.text(of: try #require(tree.problems.first).span) == "*x")
    let alias = try #require(tree.nodes.first { tree.kind($0) == .alias })
    #expect(tree.resolved(alias) == alias)
  }

  @Test("inside the value that they name are refused and stand for themselves")
  func selfReference() throws {
    let tree = try read("a: &x\n  b: [*x]\n")
    #expect(tree.problems.map(\.kind) == [.selfReference("x")])
    #expect(tree.problems.map { tree.source.text(of: $0.span) } == ["*x"])
    #expect(tree.problems.flatMap(\.related).map { tree.source.text(of: $0.span) } == ["&x"])
    let alias = try #require(tree.nodes.first { tree.kind($0) == .alias })
    #expect(tree.resolved(alias) == alias)
  }

  @Test("are told with their name and what to look for")
  func messages() throws {
    #expect(
      try read("a: *x\nb: &y [*y]\n").report == [
        "1:4 the alias `*x` has no anchor: `&x` does not stand before it in this document",
        "2:8 the alias `*y` stands inside the value that `&y` names, so the value would contain itself",
      ])
  }
}
