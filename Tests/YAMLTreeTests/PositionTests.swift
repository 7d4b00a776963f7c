import Testing
import YAMLTree

@Suite("Positions")
struct PositionTests {
  @Test(
    "Positions are lines and columns in code points, for all line ends and characters",
    arguments: [
      ("a: b\nc: x\n", "2:4", 8),
      ("a: b\r\nc: x\r\n", "2:4", 9),
      ("a: b\rc: x\r", "2:4", 8),
      ("a: b\n\r\n\rc: x", "4:4", 11),
      ("ä: b\nc: x\n", "2:4", 9),
      ("ä: 漢字\n🙂🙂: x\n", "2:5", 21),
      ("\u{FEFF}a: x\n", "1:4", 6),
      ("\u{FEFF}ä: x\n", "1:4", 7),
      // These end a line in YAML 1.1 and in libyaml, but not in YAML 1.2 and in editors.
      ("a: \"b\u{2028}c\"\nd: x\n", "2:4", 14),
      ("a: b\u{85}\nd: x\n", "2:4", 10),
      ("# ä\u{2029}\n\u{2028}\nc: x\n", "3:4", 15),
    ])
  func ofScalar(text: String, place: String, byte: Int) throws {
    let tree = try readSound(text)
    let span = tree.span(try tree.scalar("x"))
    #expect(tree.place(span.start) == place)
    #expect(Int(span.start) == byte)
    #expect(tree.source.text(of: span) == "x")
  }

  @Test(
    "Positions in UTF-16 are the same with and without a byte order mark",
    arguments: [true, false], [true, false])
  func inUTF16(hasMark: Bool, isBigEndian: Bool) throws {
    let text = (hasMark ? "\u{FEFF}" : "") + "a: ä\n漢: 🙂 # 🙂\nb: x\n"
    let bytes = text.utf16.flatMap { unit in
      isBigEndian ? [UInt8(unit >> 8), UInt8(unit & 0xFF)] : [UInt8(unit & 0xFF), UInt8(unit >> 8)]
    }
    let tree = Tree.parse(try SourceText(name: "utf16.yaml", bytes: bytes))
    #expect(tree.problems == [])
    #expect(tree.source.utf8 == Array(text.utf8))
    #expect(tree.range(tree.span(try tree.scalar("🙂"))) == "2:4-2:5")
    #expect(tree.range(tree.span(try tree.scalar("x"))) == "3:4-3:5")
  }

  @Test("A byte far into a long text is found in its block")
  func farIntoText() throws {
    let lines = (1...5000).map { "key\($0): \($0.isMultiple(of: 3) ? "ä" : "a")\($0)" }
    let tree = try readSound(lines.joined(separator: "\n"))
    for number in [1, 2, 3, 299, 300, 301, 1024, 4096, 4998, 5000] {
      let value = try tree.value(of: "key\(number)")
      let start = tree.source.position(of: Int(tree.span(value).start))
      #expect(start.line == number)
      #expect(start.column == "key\(number): ".count + 1)
      #expect(tree.source.line(number) == lines[number - 1])
    }
    #expect(tree.source.lineCount == 5000)
  }

  @Test("Characters at the end of a block are counted once", arguments: 4080...4100)
  func aroundBlockEnd(length: Int) throws {
    let comment = "#" + String(repeating: "a", count: length - 4) + "🙂"
    let tree = try readSound(comment + "\na: [ä, x]")
    #expect(tree.range(tree.span(try tree.scalar("x"))) == "2:8-2:9")
    #expect(tree.source.position(of: comment.utf8.count).column == comment.unicodeScalars.count + 1)
  }

  @Test("A position after the text is at its end")
  func beyondText() throws {
    let source = try SourceText(name: "short.yaml", bytes: Array("a: b\n".utf8))
    #expect(source.position(of: 99) == Position(line: 2, column: 1, byte: 5))
    #expect(source.position(of: -1) == Position(line: 1, column: 1, byte: 0))
    #expect(source.line(2) == "")
    #expect(source.line(3) == "")
    #expect(source.line(0) == "")
  }

  @Test("A line for a snippet has no line end and no byte order mark")
  func lines() throws {
    let text = "\u{FEFF}a: ä\r\nb: \u{2028}c\rd: e\n\n# end"
    let source = try SourceText(name: "lines.yaml", bytes: Array(text.utf8))
    #expect((1...source.lineCount).map { source.line($0) } == ["a: ä", "b: \u{2028}c", "d: e", "", "# end"])
  }

  @Test("Positions are ordered by their bytes")
  func order() throws {
    let source = try SourceText(name: "order.yaml", bytes: Array("a: b\nc: d\n".utf8))
    #expect(source.position(of: 3) < source.position(of: 5))
  }
}
