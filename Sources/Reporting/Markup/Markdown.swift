extension String {
  /// As text of Markdown: nothing in it formats, links, mentions or is HTML.
  var escapedForMarkdown: String {
    var text = ""
    for scalar in legible.unicodeScalars {
      switch scalar {
      case "\\", "`", "*", "_", "{", "}", "[", "]", "(", ")", "#", "!", "|", "~", "$":
        text += "\\"
        text.unicodeScalars.append(scalar)
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "&": text += "&amp;"
      // A reference would still notify, and a number would still link.
      case "@": text += "@\u{2060}"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  /// As code of Markdown: within ticks, of which it has none itself.
  var asMarkdownCode: String {
    let text = legible.split(separator: "`", omittingEmptySubsequences: false).joined(separator: "'")
    return text.isEmpty ? "" : "`\(text)`"
  }

  /// As code in a cell of a table, where a bar would end the cell.
  var asMarkdownCell: String {
    let text = legible.split(separator: "`", omittingEmptySubsequences: false).joined(separator: "'")
      .split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
    return text.isEmpty ? "" : "`\(text)`"
  }
}
