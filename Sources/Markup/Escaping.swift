extension String {
  /// With the five characters of markup as references, whatever marks combine with them.
  package var escapedForMarkup: String {
    guard utf8.contains(where: \.isOfMarkup) else { return self }
    var text = ""
    text.reserveCapacity(utf8.count + 16)
    for scalar in unicodeScalars {
      switch scalar {
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "&": text += "&amp;"
      case "\"": text += "&quot;"
      case "'": text += "&#39;"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}

extension UInt8 {
  fileprivate var isOfMarkup: Bool {
    switch self {
    case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), UInt8(ascii: "\""), UInt8(ascii: "'"): true
    default: false
    }
  }
}

extension String {
  /// As text of Markdown: nothing in it formats, links, mentions or is HTML.
  package var escapedForMarkdown: String {
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
  package var asMarkdownCode: String {
    let text = legible.split(separator: "`", omittingEmptySubsequences: false).joined(separator: "'")
    return text.isEmpty ? "" : "`\(text)`"
  }

  /// As code in a cell of a table, where a bar would end the cell.
  package var asMarkdownCell: String {
    let text = legible.split(separator: "`", omittingEmptySubsequences: false).joined(separator: "'")
      .split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
    return text.isEmpty ? "" : "`\(text)`"
  }
}

extension String {
  /// A path as a relative reference of a URI (RFC 3986): everything but the unreserved and `/` in percents, and no
  /// colon in front that would make a scheme of a folder.
  package var asRelativeReference: String {
    let hexadecimal = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"), UInt8(ascii: "/"):
        bytes.append(byte)
      default: bytes += [UInt8(ascii: "%"), hexadecimal[Int(byte >> 4)], hexadecimal[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// The lines of a Markdown table; cells are Markdown, in which only bars are escaped.
package func markdownTable(_ header: [String], _ rows: [[String]]) -> [String] {
  ([header, header.map { _ in "---" }] + rows).map { cells in
    let escaped = cells.map {
      $0.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
    }
    return "| \(escaped.joined(separator: " | ")) |"
  }
}
