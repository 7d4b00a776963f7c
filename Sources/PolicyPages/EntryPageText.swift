import Markup
package import Terminal

extension EntryPage {
  /// The page for a terminal.
  package func text(_ style: TextStyle) -> String {
    let paint = Paint(isOn: style.isColored)
    var lines = [paint(.strong, "\(title)"), paint(.frame, "\(kind) \(id)")]
    for section in sections {
      lines += ["", paint(.help, section.heading)]
      for block in section.blocks { lines += block.lines.map { $0.isEmpty ? "" : "  \($0)" } }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The page as Markdown.
  package var markdown: String {
    var lines = ["# \(title)", "", "`\(id)` (\(kind))"]
    for section in sections {
      lines += ["", "## \(section.heading)"]
      for block in section.blocks { lines += [""] + block.markdown }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension EntryPage.Block {
  /// The width at which text for a terminal is wrapped.
  private static let width = 96

  fileprivate var lines: [String] {
    switch self {
    case .paragraph(let text): return text.isEmpty ? [] : text.wrapped(to: Self.width)
    case .list(let items):
      return items.flatMap { item in
        item.wrapped(to: Self.width - 2).enumerated().map { ($0.offset == 0 ? "- " : "  ") + $0.element }
      }
    case .yaml(let text):
      return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
    case .table(let header, let rows): return ([header] + rows).alignedLines
    }
  }

  fileprivate var markdown: [String] {
    switch self {
    case .paragraph(let text): [text]
    case .list(let items): items.map { "- \($0)" }
    case .yaml(let text):
      ["```yaml"] + text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
        + ["```"]
    case .table(let header, let rows): markdownTable(header, rows)
    }
  }
}
