import Testing
import YAMLTree

@Suite("Duplicate keys")
struct DuplicateKeyTests {
  @Test(
    "A duplicate key is rejected, with the place of the first",
    arguments: [
      ("a: 1\nb: 2\na: 3\n", ["3:1 a 1:1"]),
      ("{a: 1, 'a': 2, \"a\": 3}\n", ["1:8 a 1:2", "1:16 a 1:2"]),
      ("a: {b: 1, b: 2}\nc: {d: 1, d: 2}\na: 3\n", ["1:11 b 1:5", "2:11 d 2:5", "3:1 a 1:1"]),
      ("? a\n? b\n? a\n", ["3:3 a 1:3"]),
      ("'': 1\n\"\": 2\n", ["2:1  1:1"]),
      ("&x a: 1\n*x : 2\n", ["2:1 a 1:1"]),
      ("x: &a {y: 1}\nk:\n  <<: *a\n  <<: *a\n", ["4:3 << 3:3"]),
      ("'<<': 1\n\"<<\": 2\n", ["2:1 << 1:1"]),
      ("a: 1\n---\nb: 1\nb: 2\n", ["4:1 b 3:1"]),
      ("ä: 1\n\"\\u00e4\": 2\n", ["2:1 ä 1:1"]),
    ])
  func refused(text: String, expected: [String]) throws {
    let tree = try read(text)
    let found = tree.problems.map { problem -> String in
      guard case .duplicateKey(let key) = problem.kind else { return problem.message }
      let first = problem.related.map { tree.place($0.span.start) }
      return "\(tree.place(problem.span.start)) \(key) \(first.joined(separator: " "))"
    }
    #expect(found == expected)
  }

  @Test(
    "Different keys, keys of different mappings and collections are not duplicates",
    arguments: [
      "a: 1\nA: 2\n", "a: {a: {a: 1}}\n", "- a: 1\n- a: 2\n", "<<: {}\n'<<': 1\n", "a: 1\n---\na: 2\n",
      "[a]: 1\n? [a]\n: 2\n", "a: 1\n'a ': 2\n", "{}: 1\n'': 2\n",
    ])
  func accepted(text: String) throws {
    _ = try readSound(text)
  }

  @Test("The mapping is still read")
  func kept() throws {
    let tree = try read("a: 1\na: 2\nb: 3\n")
    let root = try #require(tree.documents.first?.root)
    #expect(tree.entries(root).map { tree.text($0.value) } == ["1", "2", "3"])
  }

  @Test("Duplicates are found among very many keys", arguments: [15, 16, 17, 40, 100_000])
  func many(count: Int) throws {
    let keys = (0..<count).map { "key\($0): 1\n" }.joined()
    #expect(try read(keys).problems == [])
    let tree = try read(keys + "key0: 2\nother: 3\nkey\(count - 1): 4\n")
    #expect(tree.problems.map(\.kind) == [.duplicateKey("key0"), .duplicateKey("key\(count - 1)")])
    #expect(tree.problems.map { tree.place($0.span.start) } == ["\(count + 1):1", "\(count + 3):1"])
  }

  @Test("Duplicates after the first thousand are counted but not listed")
  func bounded() throws {
    let tree = try read(String(repeating: "a: 1\n", count: 5000))
    #expect(tree.problems.count == 1001)
    #expect(tree.problems.last?.kind == .more(3999, isWarning: false))
    #expect(tree.problems.last?.message == "3999 more problems are not listed")
    #expect(tree.problems.map(\.span.start) == tree.problems.map(\.span.start).sorted())
  }

  @Test("Warnings and errors are counted separately")
  func errorsAmongWarnings() throws {
    let warnings = String(repeating: "- {<<: *a, x: 2}\n", count: 1500)
    let tree = try read("- &a {x: 1}\n" + warnings + "- {b: 1, b: 2}\n")
    #expect(tree.problems.filter { !$0.isWarning }.map(\.kind) == [.duplicateKey("b")])
    #expect(tree.problems.contains { $0.kind == .more(500, isWarning: true) })
  }

  @Test("Messages escape characters that cannot be printed")
  func messages() throws {
    #expect(
      try read("a: 1\na: 2\n").report == ["2:1 duplicate key `a` in this mapping; keep one of the entries"]
    )
    let long = String(repeating: "x", count: 60)
    #expect(
      try read("? \"\(long)\\e[0m\"\n? \"\(long)\\e[0m\"\n? \"\\e\\n`\"\n? \"\\e\\n`\"\n").problems.map(
        \.message) == [
          "duplicate key `\(long.prefix(40))…` in this mapping; keep one of the entries",
          "duplicate key \"\\u{1b}\\n`\" in this mapping; keep one of the entries",
        ])
  }
}
