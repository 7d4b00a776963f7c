import YAMLTree

/// Fields of records by key path: `records[effect, \EffectFields.kind]`. Outside decoding and expressions this is the
/// only way to one, so that no string has to agree with a description elsewhere.
///
/// A key path into fields that records of several kinds share reads each of these records. A record of a kind that has
/// no such field reads as absent there, and cannot be written to.
extension RecordTree {
  package subscript<F: Fields, Value>(record: RecordID, field: KeyPath<F, Field<Value>>) -> Stored {
    slot(of: field, in: record).map { self[record, $0] } ?? .absent
  }

  package func value<F: Fields, Value: FieldValue>(
    of record: RecordID, _ field: KeyPath<F, Field<Value>>
  ) -> Value? {
    Value(self[record, field], in: self)
  }

  /// Replaces the value of a field; where it was written stays as it is.
  package mutating func set<F: Fields, Value>(
    _ record: RecordID, _ field: KeyPath<F, Field<Value>>, to stored: Stored
  ) {
    guard let slot = slot(of: field, in: record) else {
      preconditionFailure("\(schema(record).noun) has no field '\(F.description(of: field).name)'")
    }
    set(record, slot: slot, to: stored, origin: origin(record, slot: slot))
  }

  package func origin<F: Fields, Value>(_ record: RecordID, _ field: KeyPath<F, Field<Value>>) -> Origin {
    slot(of: field, in: record).map { origin(record, slot: $0) } ?? Origin()
  }

  /// The place of a field; that of the whole record where it has no such field.
  package func place<F: Fields, Value>(
    of record: RecordID, _ field: KeyPath<F, Field<Value>>
  ) -> RecordPlace {
    slot(of: field, in: record).map { place(of: record, slot: $0) } ?? place(of: record)
  }

  private func slot<F: Fields, Value>(of field: KeyPath<F, Field<Value>>, in record: RecordID) -> Int? {
    let schema = schema(record)
    let described = F.described
    let slot = described.slot(of: field)
    return schema === described.schema ? slot : schema.slot(described.schema.fields[slot].name)
  }
}

extension Fields {
  /// Which of the record's fields it is, from 0.
  package static func slot<Value>(of field: KeyPath<Self, Field<Value>>) -> Int { described.slot(of: field) }

  package static func description<Value>(of field: KeyPath<Self, Field<Value>>) -> FieldDescription {
    schema.fields[slot(of: field)]
  }
}
