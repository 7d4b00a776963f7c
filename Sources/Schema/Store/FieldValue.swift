import CEL

/// A Swift type of field values.
package protocol FieldValue {
  /// The field type that corresponds to this Swift type, if it is unique.
  static var fieldType: FieldType { get }
  init?(_ stored: Stored, in records: RecordTree)
}

extension String: FieldValue {
  package static var fieldType: FieldType { .text }

  package init?(_ stored: Stored, in records: RecordTree) {
    guard case .scalar(.string(let text)) = stored else { return nil }
    self = text
  }
}

extension Bool: FieldValue {
  package static var fieldType: FieldType { .boolean }

  package init?(_ stored: Stored, in records: RecordTree) {
    guard case .scalar(.bool(let value)) = stored else { return nil }
    self = value
  }
}

extension Int: FieldValue {
  package static var fieldType: FieldType { .integer(atLeast: 0) }

  package init?(_ stored: Stored, in records: RecordTree) {
    guard case .scalar(.int(let value)) = stored else { return nil }
    self = value
  }
}

extension CalendarDay: FieldValue {
  package static var fieldType: FieldType { .date }

  package init?(_ stored: Stored, in records: RecordTree) {
    guard case .scalar(.timestamp(let instant)) = stored else { return nil }
    self.init(of: instant)
  }
}

extension Array: FieldValue where Element: FieldValue {
  package static var fieldType: FieldType { .list(Element.fieldType) }

  package init?(_ stored: Stored, in records: RecordTree) {
    switch stored {
    case .list(let values): self = values.compactMap { Element(.scalar($0), in: records) }
    case .records(let ids), .partial(let ids, _): self = ids.compactMap { Element(.record($0), in: records) }
    default: return nil
    }
  }
}

extension Dictionary: FieldValue where Key == String, Value: FieldValue {
  package static var fieldType: FieldType { .map(Value.fieldType) }

  package init?(_ stored: Stored, in records: RecordTree) {
    self = [:]
    switch stored {
    case .map(let entries):
      for (key, value) in entries { self[key] = Value(.scalar(value), in: records) }
    default: return nil
    }
  }
}
