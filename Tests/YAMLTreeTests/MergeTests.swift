import Testing
import YAMLTree

@Suite("Merge keys")
struct MergeTests {
  /// The entries of `k` with merges applied, as `key=value`, or `key=value via a b` for an entry reached
  /// through aliases.
  private func merged(_ tree: Tree) throws -> [String] {
    tree.mergedEntries(tree.resolved(try tree.value(of: "k"))).map { entry in
      let via = entry.via.map { tree.source.text(of: tree.span($0)) }
      let text = "\(tree.text(entry.key))=\(tree.text(entry.value))"
      return via.isEmpty ? text : text + " via " + via.joined(separator: " ")
    }
  }

  private let anchors = """
    a: &a {x: 1, y: 2}
    b: &b {y: 3, z: 4}
    s: &s [*b, *a]
    n: &n
      <<: *a
      w: 5

    """

  @Test(
    "A merge adds keys that are not in the mapping; the first value takes precedence",
    arguments: [
      ("k: {x: 0}", ["x=0"]),
      ("k: {<<: *a}", ["x=1 via *a", "y=2 via *a"]),
      ("k: {<<: *a, x: 0}", ["x=0", "y=2 via *a"]),
      ("k: {x: 0, <<: *a}", ["x=0", "y=2 via *a"]),
      ("k: {<<: [*a, *b]}", ["x=1 via *a", "y=2 via *a", "z=4 via *b"]),
      ("k: {<<: [*b, *a]}", ["y=3 via *b", "z=4 via *b", "x=1 via *a"]),
      ("k: {<<: *s}", ["y=3 via *s *b", "z=4 via *s *b", "x=1 via *s *a"]),
      ("k: {<<: {x: 6}, v: 7}", ["v=7", "x=6"]),
      ("k: {<<: [{x: 6}, *b]}", ["x=6", "y=3 via *b", "z=4 via *b"]),
      ("k: {<<: *n}", ["w=5 via *n", "x=1 via *n *a", "y=2 via *n *a"]),
      ("k: {<<: [*n, *b]}", ["w=5 via *n", "x=1 via *n *a", "y=2 via *n *a", "z=4 via *b"]),
      ("k: *n", ["w=5", "x=1 via *a", "y=2 via *a"]),
      ("k: {<<: {<<: {<<: *a}}}", ["x=1 via *a", "y=2 via *a"]),
      ("k: {<<: {}, v: 7}", ["v=7"]),
      ("k: {<<: [], v: 7}", ["v=7"]),
      ("k: {!!merge <<: *a}", ["x=1 via *a", "y=2 via *a"]),
      ("k: {\"x\": 0, <<: *a}", ["x=0", "y=2 via *a"]),
    ])
  func entries(text: String, expected: [String]) throws {
    let tree = try read(anchors + text)
    #expect(tree.problems.filter { !$0.isWarning } == [])
    #expect(try merged(tree) == expected)
  }

  @Test(
    "A quoted `<<`, or one with another tag, is an ordinary key",
    arguments: ["k: {\"<<\": 1}", "k: {'<<': [2]}", "k: {!!str <<: 1}", "k: [<<]"])
  func ordinary(text: String) throws {
    let tree = try readSound(text)
    let node = try tree.value(of: "k")
    #expect(!tree.hasMergeKey(node))
    #expect(tree.mergedEntries(node).count == Array(tree.entries(node)).count)
  }

  @Test("A merge key stays in the entries as written")
  func asWritten() throws {
    let tree = try readSound("a: &a {x: 1}\nk: {<<: *a, v: 2}\n")
    let node = try tree.value(of: "k")
    #expect(tree.hasMergeKey(node))
    #expect(tree.entries(node).map { tree.text($0.key) } == ["<<", "v"])
  }

  @Test(
    "A merge of a node that is not a mapping is rejected at that node",
    arguments: [
      ("k: {<<: 1}", ["1"]), ("k: {<<: }", [":"]), ("k: {<<: [*a, 2, [*a]]}", ["2", "[*a]"]),
      ("k: {<<: *t}", ["*t"]), ("k: {<<: [*a, *t]}", ["*t"]),
    ])
  func ofOther(text: String, places: [String]) throws {
    let tree = try read("a: &a {x: 1}\nt: &t text\n" + text)
    #expect(tree.problems.map(\.kind) == places.map { _ in .mergeOfNonMapping })
    #expect(tree.problems.map { tree.source.text(of: $0.span) } == places)
    #expect(tree.problems.map(\.span.start) == tree.problems.map(\.span.start).sorted())
  }

  @Test("A merge of an undefined alias or of its own mapping reports only that problem")
  func ofUndefined() throws {
    #expect(try read("k: {<<: *a}").problems.map(\.kind) == [.undefinedAlias("a")])
    let tree = try read("k: &k {<<: *k, v: 1}")
    #expect(tree.problems.map(\.kind) == [.selfReference("k")])
    #expect(try merged(tree) == ["v=1"])
  }

  @Test(
    "A merged key that already has a value is a warning with both places",
    arguments: [
      ("k: {<<: *a, x: 0}", ["*a: x; `x` this value takes precedence; `x` the merged value"]),
      ("k: {<<: {x: 1}, x: 0}", ["x: x; `x` this value takes precedence"]),
      ("k: {<<: [*a, *b]}", ["*b: y; `*a` this value takes precedence; `y` the merged value"]),
      (
        "k: {<<: [*a, *b], y: 0}",
        [
          "*a: y; `y` this value takes precedence; `y` the merged value",
          "*b: y; `y` this value takes precedence; `y` the merged value",
        ]
      ),
      ("k: {<<: *n, y: 0}", ["*n: y; `y` this value takes precedence; `y` the merged value"]),
      ("k: {<<: *s}", ["*s: y; `*s` this value takes precedence; `y` the merged value"]),
      // The same value reached in two ways is not a conflict.
      ("k: {<<: [*a, *n]}", []),
      ("k: {<<: [*a, *a]}", []),
      ("k: {<<: *a, v: 0}", []),
    ])
  func warnings(text: String, expected: [String]) throws {
    let anchors = anchors.replacing("s: &s [*b, *a]\n", with: "")
    let needed = text.contains("*s") ? "a: &a {x: 1, y: 2}\nb: &b {y: 3, z: 4}\ns: &s [*b, *a]\n" : anchors
    let tree = try read(needed + text)
    let found = tree.problems.map { problem -> String in
      let related = problem.related.map { "; `\(tree.source.text(of: $0.span))` \($0.message)" }
      guard case .overriddenMerge(let key) = problem.kind else { return problem.message }
      return tree.source.text(of: problem.span) + ": " + key + related.joined()
    }
    #expect(found == expected)
    #expect(tree.problems.filter { !$0.isWarning } == [])
  }

  @Test("Messages name the key and the expected value")
  func messages() throws {
    let tree = try read("a: &a {x: 1}\nk: {<<: *a, x: 2}\nl: {<<: 3}\n")
    #expect(
      tree.report == [
        "2:9 the merged value of `x` is ignored, because `x` already has a value here",
        "3:9 `<<` requires a mapping, an alias of a mapping, or a sequence of these; quote the key if it is not a "
          + "merge key",
      ])
  }

  @Test("Long chains of merges are fast and do not overflow the stack")
  func chain() throws {
    let first = "m0: &m0 {a0: 0}\n"
    let rest = (1...400).map { "m\($0): &m\($0) {<<: *m\($0 - 1), a\($0): 0}\n" }
    let tree = try readSound(first + rest.joined())
    let last = try tree.value(of: "m400")
    #expect(tree.mergedEntries(last).count == 401)
    #expect(tree.mergedEntries(last).last?.via.count == 400)
  }

  @Test("Nested merges are bounded by the limit of nodes")
  func bomb() throws {
    let first = "m0: &m0 {a0: 0}\n"
    let chain = first + (1...2000).map { "m\($0): &m\($0) {<<: *m\($0 - 1), a\($0): 0}\n" }.joined()
    #expect(try read(chain).problems.map(\.kind) == [.limit(.nodes, 1_000_000)])
    let entries = (0..<2000).map { "a\($0)," }.joined()
    let nested = String(repeating: "{<<: ", count: 90) + "{\(entries)}" + String(repeating: "}", count: 90)
    let problems = try read(nested, limits: Limits(nodes: 20_000)).problems
    #expect(problems.map(\.kind) == [.limit(.nodes, 20_000)])
  }
}
