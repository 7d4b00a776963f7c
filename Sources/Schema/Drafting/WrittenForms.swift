import YAMLTree

/// The YAML forms of field values.
extension CommentedYAML {
  /// A text, quoted if a YAML reader would parse it as another type.
  static func text(_ text: String) -> CommentedYAML { CommentedYAML(.scalar(.text(text))) }

  /// A number, a boolean or a date, unquoted.
  static func plain(_ text: String) -> CommentedYAML { CommentedYAML(.scalar(Scalar(text, isPlain: true))) }

  static func list(_ items: [CommentedYAML], orNone: Bool) -> CommentedYAML {
    orNone && items.isEmpty ? .plain("none") : CommentedYAML(.list(items))
  }

  static func map(_ entries: [(key: String, value: CommentedYAML)]) -> CommentedYAML {
    CommentedYAML(.mapping(entries.map { .value(key: .text($0.key), $0.value) }))
  }

  static func notApplicable(_ reason: String) -> CommentedYAML {
    .map([("notApplicable", .text(reason))])
  }
}

extension CommentedYAML.Scalar {
  static func text(_ text: String) -> Self { Self(text, isPlain: !text.isMisreadWithoutQuotes) }
}

extension String {
  /// Whether a YAML 1.1 or 1.2 reader parses the text as null, a boolean, a number, a date or a time.
  ///
  /// A text with only the characters of numbers (`0.12.6`) counts as a number, so that versions are quoted
  /// consistently.
  var isMisreadWithoutQuotes: Bool {
    if otherReading(ofPlain: self) != nil { return true }
    switch self {
    case "", "~", "null", "Null", "NULL", "y", "Y", "n", "N", "=", "<<": return true
    default: break
    }
    guard let first = utf8.first(where: { !"+-.".utf8.contains($0) }), first.isDigit else { return false }
    return utf8.allSatisfy { $0.isDigit || ".,:+-_ TtZz".utf8.contains($0) }
  }
}
