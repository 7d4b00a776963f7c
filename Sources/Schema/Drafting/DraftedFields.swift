import YAMLTree

/// The fields of a drafted record, without the Swift type that describes them.
struct DraftedFields: Sendable {
  enum Entry: Sendable {
    case value(CommentedYAML)
    case missing(question: String)
  }

  let schema: RecordSchema
  var comment: String?
  private var entries: [Int: Entry] = [:]

  init(of schema: RecordSchema, comment: String? = nil) {
    self.schema = schema
    self.comment = comment
  }

  subscript(slot: Int) -> Entry? {
    get { entries[slot] }
    set { entries[slot] = newValue }
  }

  /// The reference to the record: its id or its identifying field.
  var id: String? { schema.label.flatMap(text) }

  /// The record as YAML: the keys in the order of their descriptions, with a comment for each missing
  /// required field.
  var yaml: CommentedYAML {
    let lines = schema.fields.enumerated().compactMap { slot, field -> CommentedYAML.Entry? in
      switch entries[slot] {
      case .value(let value): .value(key: .init(field.name, isPlain: true), value)
      case .missing(let question): .comment("TODO \(field.name): \(question)")
      case nil: isRequired(field) ? .comment("TODO \(field.name): \(field.doc)") : nil
      }
    }
    return CommentedYAML(.mapping(lines), comment: comment)
  }

  private func isRequired(_ field: FieldDescription) -> Bool {
    guard field.stage == .written else { return false }
    return switch field.presence {
    case .optional: false
    case .required: true
    case .requiredUnless(let other, let words): !(text(other).map(words.contains) ?? false)
    }
  }

  /// The text of a text field.
  private func text(_ name: String) -> String? {
    guard let slot = schema.slot(name), case .value(let value)? = entries[slot] else { return nil }
    return if case .scalar(let scalar) = value.content { scalar.text } else { nil }
  }
}
