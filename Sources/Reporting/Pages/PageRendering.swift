extension Page {
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

extension Page.Block {
  /// Columns at which text for a terminal is wrapped.
  private static let width = 96

  fileprivate var lines: [String] {
    switch self {
    case .paragraph(let text): return text.wrapped(at: Self.width)
    case .list(let items):
      return items.flatMap { item in
        item.wrapped(at: Self.width - 2).enumerated().map { ($0.offset == 0 ? "- " : "  ") + $0.element }
      }
    case .yaml(let text):
      return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
    case .table(let header, let rows):
      let all = [header] + rows
      let widths = header.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
      return all.map { row in
        let cells = zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
        let line = cells.joined(separator: "  ")
        return String(line.reversed().drop { $0 == " " }.reversed())
      }
    }
  }

  fileprivate var markdown: [String] {
    switch self {
    case .paragraph(let text): [text]
    case .list(let items): items.map { "- \($0)" }
    case .yaml(let text):
      ["```yaml"] + text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
        + ["```"]
    case .table(let header, let rows):
      [row(header), row(header.map { _ in "---" })] + rows.map(row)
    }
  }

  private func row(_ cells: [String]) -> String {
    "| "
      + cells.map { $0.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|") }
      .joined(separator: " | ") + " |"
  }
}

extension String {
  /// Lines of at most so many characters, broken between words.
  func wrapped(at width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in split(separator: " ") {
      if line.isEmpty {
        line = String(word)
      } else if line.count + 1 + word.count <= width {
        line += " \(word)"
      } else {
        lines.append(line)
        line = String(word)
      }
    }
    return lines + (line.isEmpty ? [] : [line])
  }
}
