package import YAMLTree

/// A record to write: values for its fields, by key path and in any order.
///
/// ```swift
/// var component = RecordDraft<ComponentFields>()
/// component.set(\.id, to: "engine")
/// component.set(\.runs, to: .trustedCode, comment: "from compose.yaml:7")
/// component.markMissing(\.owner)
/// ```
///
/// Each field takes only values of its own type. The descriptions define the order of the keys, the form of
/// each value, and the required fields.
package struct RecordDraft<F: Fields>: Sendable {
  var fields: DraftedFields

  package init(comment: String? = nil) { fields = DraftedFields(of: F.schema, comment: comment) }

  /// Creates a draft that `fill` completes, for nested records.
  package init<Failure: Error>(
    comment: String? = nil, _ fill: (inout RecordDraft) throws(Failure) -> Void
  ) throws(Failure) {
    self.init(comment: comment)
    try fill(&self)
  }

  /// A comment on the whole record, such as its source.
  package var comment: String? {
    get { fields.comment }
    set { fields.comment = newValue }
  }

  /// The record as YAML, with a comment for each missing required field.
  package var yaml: CommentedYAML { fields.yaml }
}

// MARK: Values

extension RecordDraft {
  /// Sets a field.
  ///
  /// A referenced record is written as its id. An empty list is written as `none` if the field has that word.
  ///
  /// - Parameter comment: A comment beside the value, such as its source.
  package mutating func set<Value: DraftableValue>(
    _ field: KeyPath<F, Field<Value>>, to value: Value.Draft, comment: String? = nil
  ) {
    set(field, to: Value.written(value, as: Self.type(of: field)), comment)
  }

  /// Sets a field whose record has more fields than its Swift type, such as the controls of a family.
  package mutating func set<Read, Written>(
    _ field: KeyPath<F, Field<Entity<Read>>>, toRecord value: RecordDraft<Written>, comment: String? = nil
  ) {
    guard case .record(let schema) = Self.type(of: field), schema === Written.schema else {
      Self.refuse(field, "is not \(Written.noun.withArticle)")
    }
    set(field, to: value.yaml, comment)
  }

  /// Sets a field to a record that `fill` completes.
  package mutating func set<G, Failure: Error>(
    _ field: KeyPath<F, Field<Entity<G>>>, comment: String? = nil,
    _ fill: (inout RecordDraft<G>) throws(Failure) -> Void
  ) throws(Failure) {
    set(field, to: try RecordDraft<G>(fill), comment: comment)
  }

  /// Adds an item to a list.
  package mutating func append<Item: DraftableValue>(
    _ field: KeyPath<F, Field<[Item]>>, _ item: Item.Draft
  ) {
    guard case .list(let element, _) = Self.type(of: field) else { Self.refuse(field, "is not a list") }
    var list = CommentedYAML(.list([]))
    if case .value(let earlier)? = fields[Self.writtenSlot(of: field)], case .list = earlier.content {
      list = earlier
    }
    guard case .list(let items) = list.content else { return }
    list.content = .list(items + [Item.written(item, as: element)])
    set(field, to: list, nil)
  }

  /// Adds a record that `fill` completes to a list.
  package mutating func append<G, Failure: Error>(
    _ field: KeyPath<F, Field<[Entity<G>]>>, comment: String? = nil,
    _ fill: (inout RecordDraft<G>) throws(Failure) -> Void
  ) throws(Failure) {
    append(field, try RecordDraft<G>(comment: comment, fill))
  }

  /// Sets a field that refers to a record by its id.
  package mutating func set<G>(
    _ field: KeyPath<F, Field<Entity<G>>>, toID id: String, comment: String? = nil
  ) {
    guard case .reference = Self.type(of: field) else { Self.refuse(field, "holds a record, not its id") }
    set(field, to: .text(id), comment)
  }

  /// Sets a field that refers to several records by their ids.
  package mutating func set<G>(
    _ field: KeyPath<F, Field<[Entity<G>]>>, toIDs ids: [String], comment: String? = nil
  ) {
    guard case .list(.reference, _) = Self.type(of: field) else {
      Self.refuse(field, "holds records, not their ids")
    }
    set(field, to: CommentedYAML(.list(ids.map { .text($0) })), comment)
  }

  /// States that a field does not apply, and why.
  package mutating func set<Value>(
    _ field: KeyPath<F, Field<Value>>, notApplicable reason: String, comment: String? = nil
  ) {
    guard case .answer = F.description(of: field).type else { Self.refuse(field, "always applies") }
    set(field, to: .notApplicable(reason), comment)
  }

  /// Writes a comment in place of a field that the author must complete.
  ///
  /// - Parameter question: The missing information; by default the meaning of the field.
  package mutating func markMissing<Value>(_ field: KeyPath<F, Field<Value>>, _ question: String? = nil) {
    let question = question ?? F.description(of: field).doc
    fields[Self.writtenSlot(of: field)] = .missing(question: question)
  }

  private mutating func set<Value>(
    _ field: KeyPath<F, Field<Value>>, to value: CommentedYAML, _ comment: String?
  ) {
    var value = value
    value.comment = comment ?? value.comment
    fields[Self.writtenSlot(of: field)] = .value(value)
  }

  /// The key under which a field is written. A record in place of a text has the key of that text.
  private static func writtenSlot<Value>(of field: KeyPath<F, Field<Value>>) -> Int {
    let description = F.description(of: field)
    guard description.stage != .written else { return F.slot(of: field) }
    let stood = F.schema.fields.firstIndex {
      if case .textOr(_, in: description.name) = $0.type { true } else { false }
    }
    guard let stood else { refuse(field, "is derived") }
    return stood
  }

  private static func type<Value>(of field: KeyPath<F, Field<Value>>) -> FieldType {
    let type = F.description(of: field).type
    return if case .answer(let answer) = type { answer } else { type }
  }

  /// Traps on a programming error in the code that makes the draft.
  private static func refuse<Value>(_ field: KeyPath<F, Field<Value>>, _ reason: String) -> Never {
    preconditionFailure("'\(F.description(of: field).name)' of \(F.noun.withArticle) \(reason)")
  }
}
