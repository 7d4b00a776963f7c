import Testing

@testable import Schema

@Suite("Values that other readers of YAML take for something else")
struct AmbiguousScalarTests {
  @Test(
    "An ambiguous value is reported with its other meaning",
    arguments: [
      ("no", "the boolean false"), ("Off", "the boolean false"), ("YES", "the boolean true"),
      ("on", "the boolean true"), ("true", "the boolean true"), ("False", "the boolean false"),
      ("1.10", "the number 1.1"), ("1.0", "the number 1"), ("0.50", "the number 0.5"),
      (".5", "the number 0.5"),
      ("1.", "the number 1"), ("+1.10", "the number 1.1"), ("-1.10", "the number -1.1"),
      ("12:30", "the number 750, in base 60"), ("1:00:00", "the number 3600, in base 60"),
      ("0x1F", "a number in another base"), ("0o17", "a number in another base"),
      ("0b101", "a number in another base"),
      ("017", "a number in base 8, or without its leading zero"),
      ("1_000", "a number without its underscores"),
      ("1e3", "the number 1e3 in powers of ten"), ("12e03", "the number 12e03 in powers of ten"),
      (".inf", "a floating-point number"), (".NaN", "a floating-point number"),
      ("20261123101500123", "a number of more digits than it can hold"),
    ])
  func named(text: String, reading: String) {
    #expect(otherReading(ofPlain: text) == reading)
  }

  @Test(
    "A number that keeps its spelling is not ambiguous",
    arguments: [
      "17.6", "2507", "0", "0.5", "-17", "1.2.3", "v1.10", "1.10.0", "0.11.0-rc1", "abc", "e3", "1e", "1e3x",
      "norway",
      "online", "12:60", "12:345", "1:2:", ":30", "0x", "0xyz", "...", ".", "+", "+a", "10-2", "2026-11-23",
      "ctx<=32768",
      "1 000", "sha256:12",
    ])
  func unnamed(text: String) {
    #expect(otherReading(ofPlain: text) == nil)
  }

  @Test("Only values of text fields are reported")
  func whereItMatters() throws {
    try expect(
      "soil: 1.10\nkeeper: {name: no}\nlabels: {altitude: 12:30}\nisOpen: true",
      reports: [
        "2:7-2:11 soil: other YAML parsers read `1.10` as the number 1.1; quote the value: \"1.10\"",
        "3:16-3:18 keeper.name: other YAML parsers read `no` as the boolean false; quote the value: \"no\"",
        "4:20-4:25 labels.altitude: other YAML parsers read `12:30` as the number 750, in base 60; quote the value: \"12:30\"",
      ])
  }

  @Test("Ambiguous keys are reported")
  func keys() throws {
    try expect(
      "labels: {no: Norway}\npicked: {1.10: 5s}",
      reports: [
        "2:10-2:12 labels.no: other YAML parsers read `no` as the boolean false; quote the value: \"no\"",
        "3:10-3:14 picked[1.10]: other YAML parsers read `1.10` as the number 1.1; quote the value: \"1.10\"",
      ])
  }

  @Test(
    "Quoted and tagged values are not reported",
    arguments: ["\"no\"", "'no'", "!!str no", "|-\n  no"])
  func quoted(text: String) throws {
    try expect("soil: \(text)", reports: [])
  }
}
