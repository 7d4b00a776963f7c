/// A span of prose: plain text, or the code between two backticks.
struct ProseSpan: Equatable {
  let text: String
  let isCode: Bool
}

extension String {
  /// The spans of a message or another text that marks names and values with backticks.
  ///
  /// A backtick without a partner and an empty pair of backticks are plain text. Works on Unicode scalars, so
  /// that a combining mark does not hide a backtick.
  var proseSpans: [ProseSpan] {
    let parts = unicodeScalars.split(separator: "`", omittingEmptySubsequences: false).map { String($0) }
    return parts.enumerated().map { index, part in
      guard !index.isMultiple(of: 2) else { return ProseSpan(text: part, isCode: false) }
      if index == parts.count - 1 { return ProseSpan(text: "`\(part)", isCode: false) }
      return part.isEmpty ? ProseSpan(text: "``", isCode: false) : ProseSpan(text: part, isCode: true)
    }
  }

  /// The text as Markdown prose: text between two backticks is a code span, the rest is plain text.
  package var proseForMarkdown: String {
    legible.proseSpans.map { $0.isCode ? $0.text.asMarkdownCode : $0.text.escapedForMarkdown }.joined()
  }
}
