import YAMLTree

/// The forms that values of fields have in YAML.
extension CommentedYAML {
  /// A text, in quotes where any reader of YAML would take it for something else.
  static func text(_ text: String) -> CommentedYAML { CommentedYAML(.scalar(.text(text))) }

  /// A number, a boolean or a date, which a reader of YAML is meant to take for one.
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
  /// Whether some reader of YAML 1.1 or 1.2 takes the text for nothing, a boolean, a number, a date or a time.
  ///
  /// Whatever has the characters of a number is counted as one (`0.12.6`): an author need not know the grammar of
  /// numbers to see why one version has quotes and another has none.
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
