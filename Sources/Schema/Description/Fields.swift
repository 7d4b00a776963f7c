/// The fields of one kind of record, described as the stored properties of a type:
///
/// ```swift
/// struct HardwareFields: Fields {
///   static let noun = "hardware"
///   let id = Field<String>("id", .identifier(.hardware), .required, doc: "Names it.")
///   let count = Field<Int>("count", doc: "How many on each host.")
/// }
/// ```
///
/// A property may be a group of fields that several records share: a value of another such type.
///
/// Everything else is derived from this one place: decoding, the JSON Schema, the types of expressions, the field
/// reference, and typed access in Swift (``Entity``).
package protocol Fields: Sendable {
  init()
  /// What one record of this kind is called, with which messages name it and expressions type it.
  static var noun: String { get }
  /// One sentence for the field reference.
  static var doc: String { get }
  /// The field by which an item of a list is named when it has no `id`.
  static var label: String? { get }
  /// How the records of this kind are found in a document, where rules may look at them one after the other.
  static var collection: RecordCollection? { get }
  /// What is made of them, once.
  static var described: Described<Self> { get }
}

extension Fields {
  package static var doc: String { "" }
  package static var label: String? { nil }
  package static var collection: RecordCollection? { nil }
  package static var schema: RecordSchema { described.schema }
}

/// The schema that the fields of a kind of record make up.
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

  /// Every field is one reference, and they lie in the order in which they are written: where one lies tells which one
  /// it is. Reading the field itself would copy all of its siblings first.
  package func slot<Value>(of field: KeyPath<F, Field<Value>>) -> Int {
    guard let offset = MemoryLayout<F>.offset(of: field) else {
      preconditionFailure("\(field) is not a stored field")
    }
    return offset / Self.width
  }

  private static var width: Int { MemoryLayout<FieldDescription>.size }
}
