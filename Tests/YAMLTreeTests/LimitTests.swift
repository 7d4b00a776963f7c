import Testing
import YAMLTree

@Suite("Limits")
struct LimitTests {
  @Test("The defaults are 8 MiB per file, 100 levels, a million nodes and 1 MiB per scalar")
  func standard() {
    let limits = Limits.standard
    #expect(limits.fileBytes == 8_388_608)
    #expect(limits.depth == 100)
    #expect(limits.nodes == 1_000_000)
    #expect(limits.scalarBytes == 1_048_576)
  }

  @Test("The file size is checked before the content is read")
  func fileSize() throws {
    let limits = Limits(fileBytes: 10)
    _ = try SourceText(name: "ten.yaml", bytes: Array("a: 1234567".utf8), limits: limits)
    let eleven = Array("a: 12345678".utf8)
    let problem = #expect(throws: Problem.self) {
      _ = try SourceText(name: "x", bytes: eleven, limits: limits)
    }
    #expect(problem?.kind == .limit(.fileBytes, 10))
    #expect(problem?.message == "the file is larger than the limit of 10 bytes")
    #expect(throws: Problem(.limit(.fileBytes, 8_388_608), at: Span(start: 0, end: 0))) {
      _ = try SourceText(name: "x", bytes: [UInt8](repeating: 0, count: 8_388_609))
    }
  }

  @Test(
    "The nesting limit applies to every style",
    arguments: [
      (String(repeating: "[", count: 100), "["),
      (String(repeating: "{a: ", count: 100), "{"),
      (String(repeating: "- ", count: 100), "- x"),
      (String(repeating: "? ", count: 100), "? x"),
      (String(repeating: "[a: ", count: 50), "["),
      (
        (0..<100).map { String(repeating: " ", count: $0) + "a:\n" }.joined(),
        String(repeating: " ", count: 100) + "a:"
      ),
    ])
  func depth(hundred: String, oneMore: String) throws {
    #expect(try read(hundred + "\n").problems.contains { $0.kind == .limit(.depth, 100) } == false)
    let problem = try #require(try read(hundred + oneMore + "\n").problems.last)
    #expect(problem.kind == .limit(.depth, 100))
    #expect(problem.message == "sequences and mappings are nested deeper than the limit of 100 levels")
    #expect(Int(problem.span.start) >= hundred.utf8.count)
  }

  @Test(
    "Parsing ends at the nesting limit, so that any depth takes little time",
    arguments: [10_000, 100_000, 1_000_000])
  func hugeDepth(levels: Int) throws {
    for opening in ["[", "{a: ", "- ", "? ", "!!seq [", "&a [", "[a: "] {
      let tree = try read(String(repeating: opening, count: levels))
      #expect(tree.problems.map(\.kind) == [.limit(.depth, 100)])
      #expect(tree.documents.isEmpty)
    }
  }

  @Test("The nesting limit applies to blocks of ever deeper lines", arguments: [1000, 2000])
  func hugeBlockDepth(levels: Int) throws {
    let text = (0..<levels).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
    #expect(try read(text).problems.map(\.kind) == [.limit(.depth, 100)])
  }

  @Test("Every node counts")
  func nodes() throws {
    let limits = Limits(nodes: 7)
    #expect(try read("a: [1, 2, 3]\nb: 1", limits: limits).problems.map(\.kind) == [.limit(.nodes, 7)])
    #expect(try read("a: [1, 2, 3, 4]", limits: limits).problems == [])
    #expect(try read("a: 1\n---\nb: 2\n---\n", limits: limits).problems == [])
    #expect(try read("a: 1\n---\nb: 2\n---\nc: 3", limits: limits).documents.count == 2)
    #expect(
      try read(String(repeating: "---\n", count: 8), limits: limits).problems.map(\.kind) == [
        .limit(.nodes, 7)
      ])
  }

  @Test("An alias counts as its expanded nodes")
  func aliases() throws {
    let text = "a: &a [1, 2]\nb: [*a, *a]\n"
    #expect(try read(text, limits: Limits(nodes: 13)).problems == [])
    let problem = try #require(try read(text, limits: Limits(nodes: 12)).problems.last)
    #expect(problem.kind == .limit(.nodes, 12))
    #expect(
      problem.message
        == "the file has more nodes than the limit of 12, with aliases and merges expanded")
    #expect(problem.span == Span(start: 21, end: 23))
  }

  @Test("A short file that expands to very many nodes is rejected", arguments: [10, 80])
  func bomb(levels: Int) throws {
    let first = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    let rest = (1...levels).map { level in
      "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ") + "]\n"
    }
    let tree = try read(first + rest.joined())
    #expect(tree.problems.map(\.kind) == [.limit(.nodes, 1_000_000)])
    // An overflow of the sum must not pass as a small number.
    let unlimited = try read(first + rest.joined(), limits: Limits(fileBytes: .max - 1, nodes: .max - 1))
    #expect(unlimited.problems.isEmpty == (levels == 10))
  }

  @Test("The text of an alias counts each time, so that copies of a long text are bounded")
  func aliasedText() throws {
    let text = "a: &a [long text, x]\nb: [*a, *a]\n"
    // The keys, three times the list, and the commas are not text.
    #expect(try read(text, limits: Limits(fileBytes: 40)).problems == [])
    let aliases = String(repeating: "*a, ", count: 4)
    let tree = try read(
      "a: &a \"\(String(repeating: "x", count: 100))\"\nb: [\(aliases)]\n", limits: Limits(fileBytes: 400))
    let problem = try #require(tree.problems.last)
    #expect(problem.kind == .limit(.expandedBytes, 400))
    #expect(
      problem.message == "the texts of the file are longer than the limit of 400 bytes, with aliases expanded"
    )
  }

  @Test("The limit of a scalar counts the bytes of its text")
  func scalar() throws {
    let limits = Limits(scalarBytes: 4)
    #expect(try read("a: ääa", limits: limits).problems.map(\.kind) == [.limit(.scalarBytes, 4)])
    #expect(try read("a: \"\\u00e4\\u00e4\"", limits: limits).problems == [])
    #expect(
      try read("a: ääa", limits: limits).report == ["1:4 this value is longer than the limit of 4 bytes"])
    let long = "a: " + String(repeating: "x", count: 1 << 20)
    #expect(try read(long).problems == [])
    #expect(try read(long + "x").problems.map(\.kind) == [.limit(.scalarBytes, 1 << 20)])
  }

  @Test("The limit of a key applies to keys and their aliases and does not end the parsing")
  func key() throws {
    let long = String(repeating: "k", count: 4097)
    let tree = try read("? \(long)\n: 1\nb: 2\n")
    #expect(tree.problems.map(\.kind) == [.limit(.keyBytes, 4096)])
    #expect(tree.documents.count == 1)
    #expect(try read("a: &a \(long)\n*a : 1\n").problems.map(\.kind) == [.limit(.keyBytes, 4096)])
    #expect(try read("? \(long.dropLast())\n: 1\n").problems == [])
  }

  @Test("The limit of `%TAG` directives applies to each document")
  func tagDirectives() throws {
    func directives(_ count: Int) -> String {
      (0..<count).map { "%TAG !a\($0)! tag:x\n" }.joined() + "---\na\n"
    }
    #expect(try read(directives(100) + "...\n" + directives(100)).problems == [])
    #expect(try read(directives(101)).problems.map(\.kind) == [.limit(.tagDirectives, 100)])
    #expect(try read("a\n...\n" + directives(20_000)).problems.map(\.kind) == [.limit(.tagDirectives, 100)])
  }
}
