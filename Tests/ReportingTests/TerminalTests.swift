import Linting
import Reporting
import Terminal
import TestSupport
import Testing

@Suite("Findings in a terminal")
struct TerminalTests {
  private func text(_ assessment: Assessment, isFull: Bool = false, width: Int? = nil) -> String {
    FindingFormats.text.text(
      of: assessment,
      ReportContext(style: TextStyle(isColored: false, isFull: isFull, width: width), version: "0.0.0"))
  }

  /// Six findings of one rule and one severity.
  private let repeats =
    "apiVersion: plumbline/v1\nkind: RuntimeArchitecture\nmetadata:\n  name: a\n"
    + (1...6).map { "  unheard\($0): x\n" }.joined()

  @Test("repeated findings are folded and counted, and --full shows them")
  func folds() throws {
    let assessment = try CorePolicy.assess(repeats)
    let folded = text(assessment)
    #expect(folded.contains("and 3 more of the same, at lines 8, 9, 10; --only unknown-key shows them"))
    #expect(!folded.contains("unheard4"))
    #expect(text(assessment, isFull: true).contains("unheard6"))
    #expect(!text(assessment, isFull: true).contains("of the same"))
  }

  @Test("findings are grouped by file if there are several")
  func files() throws {
    let input = Input(name: "a.yaml", isNamed: true, content: .bytes(Array(repeats.utf8)))
    let other = Input(name: "b.yaml", isNamed: true, content: .bytes(Array("a: [".utf8)))
    let shown = text(try CorePolicy.assess([input, other]))
    #expect(shown.contains("──── a.yaml · "))
    #expect(shown.contains("──── b.yaml · "))
    #expect(!text(try CorePolicy.assess([input])).contains("────"))
  }

  @Test("no line is wider than the terminal, except for a wider word", arguments: [60, 80, 100, 200])
  func width(width: Int) throws {
    let shown = text(try GapsExample.assessment.get(), isFull: true, width: width)
    let wide = shown.split(separator: "\n").filter { line in
      line.count > width && !line.contains("-->") && !line.contains("architecture.yaml:")
        && !line.hasSuffix("architecture") && line.split(separator: " ").count > 3
    }
    // The label after a mark under a source line is not wrapped.
    #expect(wide.filter { !$0.contains("^") && !$0.contains("---") && !$0.contains(" documents of ") } == [])
  }

  @Test("the last line shows the next command")
  func next() throws {
    let shown = text(try CorePolicy.assess(repeats))
    #expect(shown.split(separator: "\n").last?.hasPrefix("next: plumbline explain ") == true)
    #expect(!text(try CorePolicy.assess([])).contains("next:"))
  }

  @Test("a range of several lines is marked at both ends")
  func tall() throws {
    let manifest = """
      apiVersion: plumbline/v1
      kind: RuntimeArchitecture
      metadata: {name: a}
      consequence:
        level: "mini
          mal
          ist"

      """
    let shown = text(try CorePolicy.assess(manifest))
    #expect(shown.contains("5 |   level: \"mini\n  |          ^^^^^\n  ⋮\n7 |     ist\"\n  |     ^^^^"))
  }
}
