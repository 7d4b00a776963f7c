/// The declaration of one field of a structure.
public struct RecordField: Sendable {
  /// The name by which expressions select the field.
  public let name: String
  /// The type of the field's values.
  public let type: Type
  /// Whether the field may be absent; a field that may not be is always present.
  public let isOptional: Bool
  /// The place by which the store is asked for the field.
  public let slot: Int
  /// What the field stands for.
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
/// Types refer to each other by name (``Type/record(_:)``), so they may do so in a circle.
public final class RecordType: Sendable {
  /// The name, unique in an environment.
  public let name: String
  /// What the structure stands for.
  public let documentation: String
  /// The fields in the order of their declaration.
  public let fields: [RecordField]
  private let positions: [String: Int]

  /// A declaration; of fields with the same name the first counts.
  public init(name: String, documentation: String = "", fields: [RecordField]) {
    self.name = name
    self.documentation = documentation
    self.fields = fields
    positions = Dictionary(
      fields.indices.lazy.map { (fields[$0].name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The field of that name.
  public func field(named name: String) -> RecordField? { positions[name].map { fields[$0] } }
}
