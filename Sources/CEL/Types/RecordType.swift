/// The declaration of one field of a structure.
public struct RecordField: Sendable {
  /// The name by which expressions select the field.
  public let name: String
  /// The type of the field's values.
  public let type: Type
  /// Whether the field may be absent. Other fields are always present.
  public let isOptional: Bool
  /// The slot by which the store reads the field.
  public let slot: Int
  /// The meaning of the field.
  public let documentation: String

  /// A declaration.
  public init(name: String, type: Type, isOptional: Bool = false, slot: Int, documentation: String = "") {
    self.name = name
    self.type = type
    self.isOptional = isOptional
    self.slot = slot
    self.documentation = documentation
  }
}

/// The declaration of a structure of the host.
///
/// Types refer to each other by name (``Type/record(_:)``), so circular references are possible.
public final class RecordType: Sendable {
  /// The name, unique in an environment.
  public let name: String
  /// The meaning of the structure.
  public let documentation: String
  /// The fields in the order of their declaration.
  public let fields: [RecordField]
  private let positions: [String: Int]

  /// Creates a declaration. Of several fields with the same name, the first is used.
  public init(name: String, documentation: String = "", fields: [RecordField]) {
    self.name = name
    self.documentation = documentation
    self.fields = fields
    positions = Dictionary(
      fields.indices.lazy.map { (fields[$0].name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The field with this name.
  public func field(named name: String) -> RecordField? { positions[name].map { fields[$0] } }
}
