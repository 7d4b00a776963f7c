/// What may stand in a field: one description that decoding, JSON Schema, the types of expressions and the field
/// reference are all derived from.
package indirect enum FieldType: Sendable {
  case text
  /// Text in a form that is checked: a digest, a web address.
  case formatted(TextFormat)
  /// The name by which others refer to this item; unique in its namespace.
  case identifier(IDNamespace)
  /// The identifier of another item, in one of the namespaces named.
  case reference(to: [IDNamespace])
  case boolean
  case integer(atLeast: Int)
  case date
  case quantity(QuantityType)
  /// One word of a list that belongs to the model.
  case choice(Choice)
  /// One word of a list that belongs to the policy in force.
  case name(Vocabulary)
  /// A mapping with fields of its own.
  case record(RecordSchema)
  /// With `orNone`, the word `none` is an answer too and means the empty list.
  case list(FieldType, orNone: Bool = false)
  /// A mapping whose keys the author makes up.
  case map(FieldType)
  /// The value, or `{notApplicable: reason}`. The reason is kept in the record's field `notApplicable`.
  case answer(FieldType)
  /// A text, or in its place a mapping that is kept in the field named `field` of the same record.
  case textOr(RecordSchema, in: String)
  /// One of two forms, told apart by the kind of node.
  case either(scalar: FieldType, mapping: FieldType)
  /// An expression of the policy language, kept as text.
  case expression
  /// Any YAML at all; only its place is kept.
  case anything
}

package enum TextFormat: Sendable {
  /// `sha256:` and 64 hexadecimal digits; SHA-384 and SHA-512 likewise.
  case digest
  /// 64 hexadecimal digits.
  case sha256
  /// An absolute `http` or `https` address.
  case url
}

package enum QuantityType: Sendable {
  case duration, percentage, rate, money, moneyOrRate, any
}

/// A set of names in which each may be given once.
package struct IDNamespace: Sendable, Hashable {
  /// What carries the name: `component`. Also the type that a reference leads to.
  package let noun: String
  /// Spaces of one group share their names: a component and an external may not be called the same.
  package let group: String
  /// Whether the namespace begins again in each parent, as the capabilities of a component do.
  package let isPerParent: Bool

  package init(_ noun: String, group: String? = nil, perParent: Bool = false) {
    self.noun = noun
    self.group = group ?? noun
    isPerParent = perParent
  }
}

/// A list of words that packs extend.
package struct Vocabulary: Sendable, Hashable {
  /// What one word of it is called: `layer`, `isolation rung`.
  package let noun: String
  /// Whether its words have an order that expressions ask for by `.atLeast` and `.below`.
  package let isOrdered: Bool

  package init(_ noun: String, ordered: Bool = false) {
    self.noun = noun
    isOrdered = ordered
  }
}

/// The words of each vocabulary as the policy in force has them. A vocabulary that is not here takes any word.
package struct Vocabularies: Sendable {
  private var words: [String: [String]] = [:]

  package init() {}

  package subscript(vocabulary: Vocabulary) -> [String]? {
    get { words[vocabulary.noun] }
    set { words[vocabulary.noun] = newValue }
  }
}
