import YAMLTree

/// Access to the fields of records by key path: `records[effect, \EffectFields.kind]`. Only decoding and
/// expressions use field names instead.
///
/// A key path into fields that several kinds of records share works for all of them. For a kind without the
/// field, it reads as absent and cannot be set.
extension RecordTree {
  package subscript<F: Fields, Value>(record: RecordID, field: KeyPath<F, Field<Value>>) -> Stored {
    slot(of: field, in: record).map { self[record, $0] } ?? .absent
  }

  package func value<F: Fields, Value: FieldValue>(
    of record: RecordID, _ field: KeyPath<F, Field<Value>>
  ) -> Value? {
    Value(self[record, field], in: self)
  }

  /// Sets the value of a field and keeps its source position.
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

  /// The place of a field, or of the whole record if it does not have the field.
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
  /// The index of the field in its record, from 0.
  package static func slot<Value>(of field: KeyPath<Self, Field<Value>>) -> Int { described.slot(of: field) }

  package static func description<Value>(of field: KeyPath<Self, Field<Value>>) -> FieldDescription {
    schema.fields[slot(of: field)]
  }
}
