extension YAMLValue {
  /// The value as YAML in block style, ending with a line end; empty collections stand in brackets.
  package var yaml: String {
    var text = ""
    write(into: &text, indent: 0)
    return text
  }

  /// Whether the value fits behind a key: a scalar, or an empty collection.
  private var inline: String? {
    switch self {
    case .scalar(let text, let isPlain): Self.written(text, isPlain: isPlain)
    case .list(let items): items.isEmpty ? "[]" : nil
    case .mapping(let entries): entries.isEmpty ? "{}" : nil
    }
  }

  private func write(into text: inout String, indent: Int) {
    let margin = String(repeating: " ", count: indent)
    if let inline {
      text += "\(margin)\(inline)\n"
      return
    }
    switch self {
    case .scalar: break
    case .mapping(let entries):
      for entry in entries {
        let key = Self.written(entry.key, isPlain: true)
        if let inline = entry.value.inline {
          text += "\(margin)\(key): \(inline)\n"
        } else {
          text += "\(margin)\(key):\n"
          entry.value.write(into: &text, indent: indent + 2)
        }
      }
    case .list(let items):
      for item in items {
        // The item's first line moves up behind the dash.
        var inner = ""
        item.write(into: &inner, indent: indent + 2)
        text += "\(margin)- \(inner.dropFirst(indent + 2))"
      }
    }
  }

  /// A scalar as it can stand anywhere: plain where that changes nothing, else in double quotes.
  private static func written(_ text: String, isPlain: Bool) -> String {
    if isPlain, canBePlain(text) { return text }
    var quoted = ""
    quoted.appendQuoted(text) { scalar in
      switch scalar {
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}", "\u{FEFF}": true
      default: false
      }
    }
    return quoted
  }

  private static func canBePlain(_ text: String) -> Bool {
    guard let first = text.utf8.first, let last = text.utf8.last else { return false }
    let indicators = "-?:,[]{}#&*!|>'\"%@` ".utf8
    let mayStart =
      !indicators.contains(first) || (first == UInt8(ascii: "-") && text.utf8.dropFirst().first != 0x20)
    let isMarker = text == "-" || text == "---" || text == "..."
    return mayStart && !isMarker && last != 0x20 && last != UInt8(ascii: ":") && isUnbroken(text.utf8)
  }

  /// Whether nothing in a text ends a line, a key or a value, and nothing is a control character.
  private static func isUnbroken(_ text: String.UTF8View) -> Bool {
    var before: (UInt8, UInt8) = (0, 0)
    for byte in text {
      switch (before.0, before.1, byte) {
      case (_, UInt8(ascii: ":"), 0x20), (_, 0x20, UInt8(ascii: "#")): return false
      case (_, _, 0x00...0x1F), (_, _, 0x7F): return false
      // U+0080 to U+009F, and U+2028.
      case (_, 0xC2, 0x80...0x9F), (0xE2, 0x80, 0xA8): return false
      default: before = (before.1, byte)
      }
    }
    return true
  }
}
