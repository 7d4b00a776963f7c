/// YAML written for people: a value, with comments that give its source or name what is missing.
package struct CommentedYAML: Sendable {
  package enum Content: Sendable {
    case scalar(Scalar)
    case list([CommentedYAML])
    case mapping([Entry])
  }

  /// A scalar's text, and whether it is written without quotes if the syntax allows it.
  package struct Scalar: Sendable {
    package let text: String
    package let isPlain: Bool

    package init(_ text: String, isPlain: Bool) {
      self.text = text
      self.isPlain = isPlain
    }
  }

  /// One or more lines of a mapping: a key with its value, or a comment in place of a key.
  package enum Entry: Sendable {
    case value(key: Scalar, CommentedYAML)
    case comment(String)
  }

  package var content: Content
  /// A comment of one line, beside the value or above it.
  package var comment: String?

  package init(_ content: Content, comment: String? = nil) {
    self.content = content
    self.comment = comment
  }
}

extension CommentedYAML {
  package init(_ value: YAMLValue) {
    switch value {
    case .scalar(let text, let isPlain): self.init(.scalar(Scalar(text, isPlain: isPlain)))
    case .list(let items): self.init(.list(items.map { CommentedYAML($0) }))
    case .mapping(let entries):
      self.init(
        .mapping(
          entries.map { .value(key: Scalar($0.key, isPlain: true), CommentedYAML($0.value)) }))
    }
  }

  /// The value as a YAML document after a comment header, with a final line end.
  package func document(header: [String] = []) -> String {
    var layout = ReadableLayout()
    layout.write(self, header: header)
    return layout.text
  }
}
