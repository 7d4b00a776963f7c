package import YAMLTree

/// A Swift type of field values that can be written.
package protocol DraftableValue: FieldValue {
  /// The value for a draft: the value itself, or the draft of a record.
  associatedtype Draft = Self
  /// The value in the form of a field of this type.
  static func written(_ draft: Draft, as type: FieldType) -> CommentedYAML
}

extension String: DraftableValue {
  package static func written(_ text: String, as type: FieldType) -> CommentedYAML { .text(text) }
}

extension Bool: DraftableValue {
  package static func written(_ value: Bool, as type: FieldType) -> CommentedYAML { .plain("\(value)") }
}

extension Int: DraftableValue {
  package static func written(_ number: Int, as type: FieldType) -> CommentedYAML { .plain("\(number)") }
}

extension CalendarDay: DraftableValue {
  package static func written(_ day: CalendarDay, as type: FieldType) -> CommentedYAML {
    .plain(day.description)
  }
}

extension Quantity: DraftableValue {
  package static func written(_ quantity: Quantity, as type: FieldType) -> CommentedYAML {
    .text(quantity.text)
  }
}

extension ChoiceValue {
  package static func written(_ word: Self, as type: FieldType) -> CommentedYAML { .text(word.rawValue) }
}

extension Anything: DraftableValue {
  package static func written(_ value: YAMLValue, as type: FieldType) -> CommentedYAML {
    CommentedYAML(value)
  }
}

extension Entity: DraftableValue where F: Fields {
  package static func written(_ record: RecordDraft<F>, as type: FieldType) -> CommentedYAML {
    guard case .reference = type else { return record.yaml }
    guard let id = record.fields.id else {
      preconditionFailure("\(F.noun.withArticle) without an id cannot be referred to")
    }
    return .text(id)
  }
}

extension Array: DraftableValue where Element: DraftableValue {
  package static func written(_ items: [Element.Draft], as type: FieldType) -> CommentedYAML {
    guard case .list(let element, let orNone) = type else {
      preconditionFailure("a list is written in a field that is described as one")
    }
    return .list(items.map { Element.written($0, as: element) }, orNone: orNone)
  }
}

/// The keys are sorted, so that equal values give equal text.
extension Dictionary: DraftableValue where Key == String, Value: DraftableValue {
  package static func written(_ values: [String: Value.Draft], as type: FieldType) -> CommentedYAML {
    guard case .map(let element) = type else {
      preconditionFailure("a mapping is written in a field that is described as one")
    }
    let sorted = values.sorted { $0.key < $1.key }
    return .map(sorted.map { ($0.key, Value.written($0.value, as: element)) })
  }
}
