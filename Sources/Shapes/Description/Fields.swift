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
  /// The one instance, and the shape made of it.
  static var described: Described<Self> { get }
}

extension Fields {
  package static var doc: String { "" }
  package static var label: String? { nil }
  package static var shape: Shape { described.shape }
}

/// The fields of a kind of record beside the shape that they make up.
package struct Described<F: Fields>: Sendable {
  package let fields: F
  package let shape: Shape

  package init() {
    let (fields, descriptions) = FieldCollector.gather { F() }
    self.fields = fields
    shape = Shape(noun: F.noun, doc: F.doc, label: F.label, fields: descriptions)
  }
}
