import Schema
import Testing
import YAMLTree

@Suite("Drafts of records")
struct RecordDraftTests {
  /// Texts that a careless writer of YAML gets wrong.
  static let hostileTexts =
    [
      "yes", "No", "on", "OFF", "y", "true", "null", "~", "Null", "1", "1.10", "0.12.6", "1e3", "0x1F", "0o7",
      "010",
      "12:30", "12:30:45", "2026-11-23", "2026-11-23T10:00:00Z", "2001-12-14 21:59:43.10 -5", ".inf", "-.NaN",
      "+1", "-1", "1_000", "<<", "=", ".5", "1.",
    ] + [
      "a: b", "a:", ":a", "a #b", "#a", "a#b", "- a", "-", "-a", "--- a", "---", "...", "? a", "?", "! a",
      "!tag",
      "&anchor", "*alias", "@at", "`tick`", "%TAG", "| a", "> a", "|", ">-", "[a", "a]", "{a", "a}", "{a: b}",
      "a, b",
      ",", "\"", "'", "it's", "\"quoted\"", "'quoted'", "back\\slash", "\\n", "v1:0", "a:,b",
    ] + [
      " a", "a ", "a\nb", "\na", "a\n", "a\r\nb", "a\tb", "\ta", "a\t", "a\u{0}b", "a\u{7}b", "a\u{1B}[31mb",
      "a\u{7F}b", "a\u{85}b", "a\u{A0}b", "a\u{2028}b", "a\u{2029}b", "\u{FEFF}a", "a\u{FEFF}b", "a\u{FFFE}b",
      "a\u{FFFF}b", "a\u{202E}b", "é", "e\u{301}", "日本語", "👩‍👩‍👧", "\u{10FFFF}", "\u{1F}",
    ] + [String(repeating: "a", count: 5_000), String(repeating: "long text, ", count: 5_000) + "end"]

  @Test(
    "Hostile texts are unchanged after writing and reading, in block and flow style", arguments: hostileTexts)
  func hostileText(text: String) throws {
    let draft = RecordDraft<OrchardFields> { orchard in
      orchard.set(\.name, to: "north")
      orchard.set(\.soil, to: text)
      orchard.set(\.labels, to: [text: text, "other": text])
      orchard.append(\.trees) { tree in
        tree.set(\.id, to: "one")
        tree.set(\.fruit, to: .sourCherry)
        tree.set(\.words, to: [text, "between", text])
      }
      orchard.set(\.sold, notApplicable: "because \(text)")
    }
    let yaml = draft.yaml.document()
    let reading = try DecodedOrchard(yaml)
    #expect(reading.report == [], "\(yaml)")
    let orchard = try reading.orchard
    #expect(orchard.soil?.unicodeScalars.elementsEqual(text.unicodeScalars) == true, "\(yaml)")
    #expect(orchard.labels == [text: text, "other": text], "\(yaml)")
    #expect(orchard.trees?.first?.words == [text, "between", text], "\(yaml)")
    #expect(orchard.notApplicable == ["sold": "because \(text)"], "\(yaml)")
  }

  @Test("A key that YAML allows only as an explicit key is written")
  func longKey() throws {
    let key = String(repeating: "k", count: 2_000)
    let draft = RecordDraft<OrchardFields> { orchard in
      orchard.set(\.name, to: "north")
      orchard.set(\.labels, to: [key: "text"], comment: "a note")
    }
    let reading = try DecodedOrchard(draft.yaml.document())
    #expect(reading.report == [])
    #expect(try reading.orchard.labels == [key: "text"])
  }

  @Test("A blank text is written, and reported on reading")
  func blankText() throws {
    let draft = RecordDraft<OrchardFields> { orchard in
      orchard.set(\.name, to: "north")
      orchard.set(\.soil, to: "")
    }
    #expect(draft.yaml.document() == "name: north\nsoil: \"\"\n")
    #expect(try DecodedOrchard(draft.yaml.document()).kinds == [.wrongType])
  }

  @Test("Texts are quoted only if necessary")
  func plainTexts() throws {
    let plain = ["apple", "it's", "back\\slash", "a#b", "-a", "a, b", "12 req/s", "1x3x224", "fp8", "v1:0"]
    for text in plain {
      let draft = RecordDraft<OrchardFields> { $0.set(\.soil, to: text) }
      #expect(draft.yaml.document().hasSuffix("\nsoil: \(text)\n"))
    }
  }

  @Test("Keys are in the order of their descriptions, and values in the form of their field")
  func forms() throws {
    let draft = try RecordDraft<OrchardFields> { orchard in
      orchard.set(\.isOpen, to: true)
      orchard.set(\.map, to: .mapping([.init("rows", .list([.scalar("1", isPlain: true)]))]))
      orchard.set(\.analysis) { soil in
        soil.set(\.acidity, to: "6.50")
        soil.set(\.date, to: CalendarDay(daysSinceEpoch: 20_780))
      }
      orchard.set(
        \.picked, to: ["south": try Quantity.duration("3d"), "east": try Quantity.duration("90min")])
      let first = RecordDraft<TreeFields> { tree in
        tree.set(\.id, to: "first")
        tree.set(\.fruit, to: .apple)
        tree.set(\.limbs, to: 3)
      }
      let second = RecordDraft<TreeFields> { tree in
        tree.set(\.id, to: "second")
        tree.set(\.fruit, to: .sourCherry)
        tree.set(\.beside, to: first)
        tree.set(\.pollinators, toIDs: ["first", "box"])
      }
      orchard.set(\.trees, to: [first, second])
      orchard.append(\.hives) { $0.set(\.place, to: "box") }
      try orchard.set(\.keeper) { $0.set(\.visits, to: try Quantity.rate("2/w")) }
      orchard.set(\.name, to: "north")
    }
    #expect(
      draft.yaml.document() == """
        name: north
        keeper:
          # TODO name: The keeper's name.
          visits: 2/w
        trees:
          - id: first
            fruit: apple
            # TODO grafted: When it was grafted.
            limbs: 3
          - {id: second, fruit: sour-cherry, beside: first, pollinators: [first, box]}
        hives: [{place: box}]
        picked: {east: 90min, south: 3d}
        soil: {acidity: "6.50", date: 2026-11-23}
        map: {rows: [1]}
        isOpen: true

        """)
  }

  @Test("An empty list is written as `none` if the field has that word")
  func emptyLists() {
    let draft = RecordDraft<OrchardFields> { orchard in
      orchard.set(\.name, to: "north")
      orchard.set(\.trees, to: [])
      orchard.set(\.hives, to: [])
      orchard.set(\.labels, to: [:])
    }
    #expect(draft.yaml.document() == "name: north\ntrees: none\nhives: []\nlabels: {}\n")
  }

  @Test("Comments are beside their values, or above a line that is too long, and never end early")
  func notes() throws {
    let long = String(repeating: "a long note ", count: 12)
    let draft = RecordDraft<OrchardFields>(comment: "whole\nrecord") { orchard in
      orchard.set(\.name, to: "north", comment: "from map.txt:1\nsoil: clay")
      orchard.set(\.keeper, comment: "from people.txt") { $0.set(\.name, to: "Ada", comment: "line 3") }
      orchard.append(\.hives, comment: long) { $0.set(\.place, to: "box", comment: long) }
      orchard.append(\.hives) { hive in
        hive.markMissing(\.place, "where\u{2028}is it?")
        hive.set(\.frames, to: 8)
      }
      orchard.set(\.isOpen, to: true, comment: long)
    }
    let yaml = draft.yaml.document(header: ["Top"])
    #expect(
      yaml == """
        # Top
        # whole record
        name: north  # from map.txt:1 soil: clay
        keeper:  # from people.txt
          name: Ada  # line 3
        hives:
          # \(long)
          - # \(long)
            place: box
          - # TODO place: where is it?
            frames: 8
        # \(long)
        isOpen: true

        """)
    let reading = try DecodedOrchard(yaml)
    #expect(reading.report == [])
    #expect(try reading.orchard.soil == nil)
    #expect(try reading.orchard.hives?.map(\.frames) == [nil, 8])
  }

  @Test("Short records are in flow style; the limit is lower for nested records")
  func widths() {
    func written(_ length: Int) -> [String] {
      let text = String(repeating: "x", count: length)
      let draft = RecordDraft<OrchardFields> { orchard in
        orchard.set(\.name, to: "north")
        orchard.set(\.keeper) { $0.set(\.name, to: text) }
        orchard.append(\.hives) { $0.set(\.place, to: text) }
      }
      return draft.yaml.document().split(separator: "\n").map(String.init)
    }
    // `keeper: {name: …}` has 16 columns beside the name, `hives: [{place: …}]` 18, and `  - {place: …}` 13.
    #expect(written(96)[1].count == 112)
    #expect(written(97)[1] == "keeper:")
    #expect(written(54)[2].count == 72)
    #expect(written(55)[2] == "hives:")
  }

  @Test("Readable values are written unchanged; unreadable values are marked as missing")
  func draftOfRecord() throws {
    let text = """
      name: north
      keeper: {name: Ada, since: 2020-01-02, visits: 2/w}
      trees: none
      picked: {notApplicable: nothing is picked}
      soil: {acidity: "6.50"}
      map: {rows: [1, [2, 3]]}
      isOpen: true

      """
    #expect(try RecordDraft(DecodedOrchard(text).orchard).yaml.document() == text)
    let broken = try DecodedOrchard("name: north\nhives: [{place: box}, box]\nisOpen: perhaps\n").orchard
    #expect(
      RecordDraft(broken).yaml.document() == """
        name: north
        hives: [{place: box}]  # TODO: items that could not be read are missing here
        # TODO isOpen: Whether visitors come in.

        """)
  }
}
