extension String {
  /// The text as a scalar that parses to the same text: unquoted if the syntax allows it and `isPlain`
  /// requests it, otherwise in double quotes.
  ///
  /// - Parameter inFlow: Whether it is inside brackets or braces, where fewer texts can be unquoted.
  func yamlScalar(isPlain: Bool, inFlow: Bool = false) -> String {
    if isPlain, canBePlain, !inFlow || canBePlainInFlow { return self }
    var quoted = ""
    quoted.appendQuoted(self) { scalar in
      switch scalar {
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}", "\u{FEFF}", "\u{FFFE}",
        "\u{FFFF}":
        true
      default: false
      }
    }
    return quoted
  }

  private var canBePlain: Bool {
    guard let first = utf8.first, let last = utf8.last else { return false }
    let indicators = "-?:,[]{}#&*!|>'\"%@` ".utf8
    let mayStart =
      !indicators.contains(first) || (first == UInt8(ascii: "-") && utf8.dropFirst().first != 0x20)
    let isMarker = self == "-" || self == "---" || self == "..."
    return mayStart && !isMarker && last != 0x20 && last != UInt8(ascii: ":") && isUnbroken
  }

  /// Whether the text contains no end of a line, key or value, and only characters that need no escape.
  private var isUnbroken: Bool {
    var before: (UInt8, UInt8) = (0, 0)
    for byte in utf8 {
      switch (before.0, before.1, byte) {
      case (_, UInt8(ascii: ":"), 0x20), (_, 0x20, UInt8(ascii: "#")): return false
      case (_, _, 0x00...0x1F), (_, _, 0x7F): return false
      // U+0080 to U+009F, U+2028 and U+2029, U+FEFF, U+FFFE and U+FFFF.
      case (_, 0xC2, 0x80...0x9F), (0xE2, 0x80, 0xA8...0xA9): return false
      case (0xEF, 0xBB, 0xBF), (0xEF, 0xBF, 0xBE...0xBF): return false
      default: before = (before.1, byte)
      }
    }
    return true
  }

  /// A colon is quoted although YAML 1.2 allows most colons in plain text: YAML 1.1 parsers end a key there.
  private var canBePlainInFlow: Bool {
    !utf8.contains { ",[]{}:".utf8.contains($0) }
  }
}
