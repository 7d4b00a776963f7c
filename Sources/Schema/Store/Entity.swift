/// Typed read access to a record: `effect.kind`, `component.owner`.
///
/// A field reads as `nil` if it is absent or unreadable; ``stored(_:)`` distinguishes the two.
@dynamicMemberLookup
package struct Entity<F>: Sendable {
  package let id: RecordID
  package let records: RecordTree

  package init(_ id: RecordID, in records: RecordTree) {
    self.id = id
    self.records = records
  }
}

extension Entity: FieldValue where F: Fields {
  package static var fieldType: FieldType { .record(F.schema) }

  package init?(_ stored: Stored, in records: RecordTree) {
    guard case .record(let id) = stored else { return nil }
    self.init(id, in: records)
  }

  package subscript<Value: FieldValue>(dynamicMember field: KeyPath<F, Field<Value>>) -> Value? {
    Value(stored(field), in: records)
  }

  package func stored<Value>(_ field: KeyPath<F, Field<Value>>) -> Stored { records[id, field] }
}

/// Arbitrary YAML, by its place.
package struct Anything: FieldValue, Sendable {
  package let node: NodeID

  package static var fieldType: FieldType { .anything }

  package init?(_ stored: Stored, in records: RecordTree) {
    guard case .node(let node) = stored else { return nil }
    self.node = node
  }
}
