import Testing
import YAMLTree

@Suite("Encoding errors")
struct EncodingTests {
  /// The problem of the bytes, as `line:column message`, with the position in the repaired text.
  private func problem(_ bytes: [UInt8]) -> String? {
    do {
      _ = try SourceText(name: "bytes.yaml", bytes: bytes)
      return nil
    } catch {
      let position = SourceText(name: "bytes.yaml", repairing: bytes).position(of: Int(error.span.start))
      return "\(position.line):\(position.column) \(error.message)"
    }
  }

  @Test(
    "Invalid UTF-8 is rejected at the first invalid byte",
    arguments: [
      ([0xFF], "1:4", 0xFF), ([0x80], "1:4", 0x80), ([0xC3], "1:4", 0xC3), ([0xC0, 0x80], "1:4", 0xC0),
      ([0xE4, 0x20], "1:4", 0xE4), ([0xE2, 0x82], "1:4", 0xE2), ([0xED, 0xA0, 0x80], "1:4", 0xED),
      ([0xF4, 0x90, 0x80, 0x80], "1:4", 0xF4), ([0xF8, 0x80, 0x80, 0x80], "1:4", 0xF8),
      ([0xE0, 0x80, 0x80], "1:4", 0xE0),
      ([0xC3, 0xA4, 0x0A, 0xC3, 0xA4, 0xE4, 0x0A], "2:2", 0xE4),
    ] as [([UInt8], String, Int)])
  func notUTF8(bytes: [UInt8], place: String, byte: Int) {
    let name = String(byte, radix: 16, uppercase: true)
    #expect(
      problem(Array("a: ".utf8) + bytes)
        == "\(place) byte 0x\(name) is not valid UTF-8; save the file as UTF-8"
    )
  }

  @Test(
    "The first character that YAML forbids is named",
    arguments: [
      ("a: \u{0}", "1:4 a NUL byte is not allowed in YAML; check that the file is a text file"),
      ("\u{0}a: b", "1:1 a NUL byte is not allowed in YAML; check that the file is a text file"),
      (
        "a: b\nc: \u{1B}[0m",
        "2:4 character U+001B is not allowed in YAML; remove it, or write it as an escape in double quotes"
      ),
      (
        "a: \u{7F}",
        "1:4 character U+007F is not allowed in YAML; remove it, or write it as an escape in double quotes"
      ),
      (
        "ä\u{80}",
        "1:2 character U+0080 is not allowed in YAML; remove it, or write it as an escape in double quotes"
      ),
      (
        "\u{FFFE}",
        "1:1 character U+FFFE is not allowed in YAML; remove it, or write it as an escape in double quotes"
      ),
      (
        "a: b\n\u{FEFF}c: d",
        "2:1 a byte order mark (U+FEFF) is only allowed at the start of the file; remove it"
      ),
    ])
  func forbidden(text: String, expected: String) {
    #expect(problem(Array(text.utf8)) == expected)
  }

  @Test(
    "Every character that YAML allows is accepted",
    arguments: ["\t", "\u{85}", "\u{A0}", "\u{D7FF}", "\u{E000}", "\u{FFFD}", "\u{10000}", "\u{10FFFF}", "~"])
  func allowed(character: String) throws {
    #expect(try readSound("a: \"\(character)\"\n").documents.count == 1)
  }

  @Test("A forbidden character is found at any offset", arguments: 0..<40)
  func anywhere(offset: Int) {
    let bytes =
      Array(String(repeating: "x", count: offset).utf8) + [0x01]
      + Array(String(repeating: "y", count: 40).utf8)
    #expect(problem(bytes)?.hasPrefix("1:\(offset + 1) character U+0001") == true)
  }

  @Test(
    "An unpaired UTF-16 surrogate is rejected",
    arguments: [
      (
        [0x61, 0x3A, 0x20, 0xD83D],
        "1:4 0xD83D is an unpaired UTF-16 surrogate; save the file as UTF-8"
      ),
      (
        [0x61, 0x3A, 0xE4, 0xDE00, 0x61],
        "1:4 0xDE00 is an unpaired UTF-16 surrogate; save the file as UTF-8"
      ),
      (
        [0x61, 0x0A, 0xD83D, 0xDE42, 0xD83D, 0x61],
        "2:2 0xD83D is an unpaired UTF-16 surrogate; save the file as UTF-8"
      ),
    ] as [([UInt16], String)])
  func notUTF16(units: [UInt16], expected: String) {
    #expect(problem([0xFF, 0xFE] + units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }) == expected)
    #expect(problem([0xFE, 0xFF] + units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }) == expected)
  }

  @Test("UTF-16 that ends inside a code unit is rejected")
  func halfUnit() {
    let expected = "1:2 the UTF-16 file ends in the middle of a character; save it as UTF-8"
    #expect(problem([0xFF, 0xFE, 0x61, 0x00, 0x3A]) == expected)
  }

  @Test("A forbidden character in UTF-16 is rejected")
  func forbiddenInUTF16() {
    #expect(problem([0xFE, 0xFF, 0x00, 0x61, 0x00, 0x00])?.hasPrefix("1:2 a NUL byte") == true)
  }

  @Test("The place of the error is displayed in the repaired text")
  func repaired() {
    let source = SourceText(name: "latin1.yaml", repairing: Array("a: b\nc: caf".utf8) + [0xE9, 0x0A])
    #expect(source.line(2) == "c: caf\u{FFFD}")
  }
}
