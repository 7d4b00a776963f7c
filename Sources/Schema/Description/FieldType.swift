/// The type of a field. Decoding, JSON Schema, CEL types and the field reference are derived from it.
package indirect enum FieldType: Sendable {
  case text
  /// Text in a checked format, such as a digest or a URL.
  case formatted(TextFormat)
  /// The id of an item, unique in its namespace.
  case identifier(IDNamespace)
  /// The id of another item in one of the namespaces.
  case reference(to: [IDNamespace])
  case boolean
  case integer(atLeast: Int)
  case date
  case quantity(QuantityType)
  /// A word of an enumeration of the model.
  case choice(Choice)
  /// A word of a vocabulary of the policy.
  case name(Vocabulary)
  /// A mapping with described fields.
  case record(RecordSchema)
  /// A list. With `orNone`, the word `none` means the empty list.
  case list(FieldType, orNone: Bool = false)
  /// A mapping with free keys.
  case map(FieldType)
  /// The value, or `{notApplicable: reason}`, whose reason is stored in the record's field `notApplicable`.
  case answer(FieldType)
  /// A text, or a mapping that is stored in the field `field` of the same record.
  case textOr(RecordSchema, in: String)
  /// One of two forms, distinguished by the kind of node.
  case either(scalar: FieldType, mapping: FieldType)
  /// A CEL expression, stored as text.
  case expression
  /// Arbitrary YAML; only its place is stored.
  case anything
}

package enum TextFormat: Sendable {
  /// `sha256:` and 64 hexadecimal digits; SHA-384 and SHA-512 likewise.
  case digest
  /// 64 hexadecimal digits.
  case sha256
  /// An absolute `http` or `https` address.
  case url
  /// A text that answers a question: at least two visible letters or digits, and no placeholder such as `n/a`.
  case answer
}

package enum QuantityType: Sendable {
  case duration, percentage, rate, money, moneyOrRate, any
}

/// A namespace of ids.
package struct IDNamespace: Sendable, Hashable {
  /// The noun of the items: `component`. It is also the type to which a reference resolves.
  package let noun: String
  /// The group of namespaces that share their ids: a component and an external must have different ids.
  package let group: String
  /// Whether ids are unique only within the parent, such as the capabilities of a component.
  package let isPerParent: Bool

  package init(_ noun: String, group: String? = nil, perParent: Bool = false) {
    self.noun = noun
    self.group = group ?? noun
    isPerParent = perParent
  }
}

/// A list of words that packs define.
package struct Vocabulary: Sendable, Hashable {
  /// The noun for one word: `layer`, `isolation rung`.
  package let noun: String
  /// Whether the words are ordered, for `.atLeast` and `.below`.
  package let isOrdered: Bool

  package init(_ noun: String, ordered: Bool = false) {
    self.noun = noun
    isOrdered = ordered
  }
}

/// The words of each vocabulary in the policy in force. A vocabulary that is not in the table accepts any
/// word.
package struct Vocabularies: Sendable {
  private var words: [String: [String]] = [:]

  package init() {}

  package subscript(vocabulary: Vocabulary) -> [String]? {
    get { words[vocabulary.noun] }
    set { words[vocabulary.noun] = newValue }
  }
}
