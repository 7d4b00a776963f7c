import Manifest
import Schema

/// When a field of the model is there although it need not be written.
struct FieldPresence {
  private static let shapes: [String: RecordSchema] = {
    let all = ArchitectureFields.schema.reachable + [PartyFields.schema, ControlBasics.schema]
    return Dictionary(all.map { ($0.noun, $0) }, uniquingKeysWith: { first, _ in first })
  }()

  /// The field on which it depends, and the words of that field with which it may be absent: none, where it is always
  /// there; `nil` where it may be absent whatever the others are.
  static func of(_ field: String, in record: String) -> (unless: String, is: [String])? {
    guard let schema = shapes[record], let slot = schema.slot(field) else { return nil }
    if schema.fields[slot].isInForce { return ("", []) }
    guard case .requiredUnless(let other, let words) = schema.fields[slot].presence else { return nil }
    return (other, words)
  }
}
