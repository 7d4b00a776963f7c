import Manifest
import Shapes

/// When a field of the model is there although it need not be written.
struct FieldPresence {
  private static let shapes: [String: Shape] = {
    let all = ArchitectureFields.shape.reachable + [PartyFields.shape, ControlBasics.shape]
    return Dictionary(all.map { ($0.noun, $0) }, uniquingKeysWith: { first, _ in first })
  }()

  /// The field on which it depends, and the words of that field with which it may be absent: none, where it is always
  /// there; `nil` where it may be absent whatever the others are.
  static func of(_ field: String, in record: String) -> (unless: String, is: [String])? {
    guard let shape = shapes[record], let slot = shape.slot(field) else { return nil }
    if Facts.isInForce(field, of: shape) { return ("", []) }
    guard case .requiredUnless(let other, let words) = shape.fields[slot].presence else { return nil }
    return (other, words)
  }
}
