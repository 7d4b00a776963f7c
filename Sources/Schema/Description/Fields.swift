/// The fields of one kind of record, as the stored properties of a type:
///
/// ```swift
/// struct HardwareFields: Fields {
///   static let noun = "hardware"
///   let id = Field<String>("id", .identifier(.hardware), .required, doc: "Names it.")
///   let count = Field<Int>("count", doc: "Number on each host.")
/// }
/// ```
///
/// A property may be a group of fields that several records share: a value of another such type.
///
/// Decoding, JSON Schema, CEL types, the field reference and typed access (``Entity``) are derived from this
/// description.
package protocol Fields: Sendable {
  init()
  /// The noun for a record of this kind, used in messages and as its type in expressions.
  static var noun: String { get }
  /// The meaning in one sentence, for the field reference.
  static var doc: String { get }
  /// The field that identifies a list item without an `id`.
  static var label: String? { get }
  /// The collection of these records in a document, if rules can iterate over them.
  static var collection: RecordCollection? { get }
  /// The schema, created once.
  static var described: Described<Self> { get }
}

extension Fields {
  package static var doc: String { "" }
  package static var label: String? { nil }
  package static var collection: RecordCollection? { nil }
  package static var schema: RecordSchema { described.schema }
}

/// The schema of a kind of record.
package struct Described<F>: Sendable {
  package let schema: RecordSchema
}

extension Described where F: Fields {
  package init() {
    let (_, descriptions) = FieldCollector.gather { F() }
    precondition(
      MemoryLayout<F>.size == descriptions.count * Self.width,
      "\(F.self) holds something else than fields, or one of them was not described with the others")
    schema = RecordSchema(
      noun: F.noun, doc: F.doc, label: F.label, collection: F.collection, fields: descriptions)
  }

  /// Every field is one reference and fields are contiguous, so the offset of a field gives its index.
  /// Reading the field itself would copy all its siblings first.
  package func slot<Value>(of field: KeyPath<F, Field<Value>>) -> Int {
    guard let offset = MemoryLayout<F>.offset(of: field) else {
      preconditionFailure("\(field) is not a stored field")
    }
    return offset / Self.width
  }

  private static var width: Int { MemoryLayout<FieldDescription>.size }
}
