extension String {
  /// The text with the five special characters of markup as character references. Works on Unicode scalars,
  /// so that a combining mark after a special character does not hide it.
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
  /// The text as plain Markdown text, without formatting, links, mentions or HTML.
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
      // An escaped mention would still notify the user.
      case "@": text += "@\u{2060}"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  /// The text as a Markdown code span; backticks in it become apostrophes.
  package var asMarkdownCode: String {
    let text = legible.withoutBackticks
    return text.isEmpty ? "" : "`\(text)`"
  }

  /// The text as a code span in a table cell, with escaped bars.
  package var asMarkdownCell: String {
    let text = legible.withoutBackticks.split(separator: "|", omittingEmptySubsequences: false)
      .joined(separator: "\\|")
    return text.isEmpty ? "" : "`\(text)`"
  }

  /// Apostrophes instead of backticks. Works on Unicode scalars, so that a combining mark does not hide a
  /// backtick.
  private var withoutBackticks: String {
    var text = String.UnicodeScalarView()
    for scalar in unicodeScalars { text.append(scalar == "`" ? "'" : scalar) }
    return String(text)
  }
}

extension String {
  /// A path as a relative reference of a URI (RFC 3986). Everything except unreserved characters and `/` is
  /// percent-encoded, including a colon, which would turn a folder name into a scheme.
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

/// The lines of a Markdown table. The cells are Markdown; only bars are escaped.
package func markdownTable(_ header: [String], _ rows: [[String]]) -> [String] {
  ([header, header.map { _ in "---" }] + rows).map { cells in
    let escaped = cells.map {
      $0.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
    }
    return "| \(escaped.joined(separator: " | ")) |"
  }
}
