package import CEL

/// A quantity as a value of expressions. Quantities of the same kind and unit are comparable; others are
/// unequal and unordered.
package final class QuantityValue: OpaqueValue {
  package static let type = OpaqueType(
    name: "quantity", isComparable: true, documentation: "A number with its unit: 99.9%, 12 req/s, 200 EUR.")

  package let quantity: Quantity

  package init(_ quantity: Quantity) { self.quantity = quantity }

  package var typeName: String { Self.type.name }
  package var description: String { quantity.text }

  package func isEqual(to other: any OpaqueValue) -> Bool {
    (other as? QuantityValue)?.quantity.compare(to: quantity) == .equal
  }

  package func isLess(than other: any OpaqueValue) -> Bool? {
    guard let other = other as? QuantityValue else { return nil }
    return quantity.compare(to: other.quantity).map { $0 == .less }
  }
}

extension Quantity {
  /// Durations become CEL durations, so that they compare with `duration('5s')`. Every other quantity becomes an
  /// opaque value.
  func celValue(as type: QuantityType) -> Value {
    if case .duration = type, let span = celDuration { return .duration(span) }
    return .opaque(QuantityValue(self))
  }

  /// The duration as a value of expressions; `nil` beyond about 292 years.
  var celDuration: CEL.Duration? {
    var nanoseconds = Int128(number.mantissa) * Int128(factor)
    for _ in 0..<number.scale { nanoseconds /= 10 }
    return Int(exactly: nanoseconds).map { CEL.Duration(nanoseconds: $0) }
  }
}

extension Quantity: FieldValue {
  package static var fieldType: FieldType { .quantity(.any) }

  package init?(_ stored: Stored, in records: RecordTree) {
    guard case .scalar(.opaque(let value)) = stored, let quantity = (value as? QuantityValue)?.quantity else {
      return nil
    }
    self = quantity
  }
}
