package import CEL

/// Records as values of expressions, which read one field at a time by its index.
package final class RecordValues: RecordStore {
  package let records: RecordTree
  private let types: [ObjectIdentifier: RecordType]

  /// - Parameter types: The record types by schema, as registered in the environment.
  package init(_ records: RecordTree, types: [ObjectIdentifier: RecordType]) {
    self.records = records
    self.types = types
  }

  package func value(_ record: RecordID) -> Value { .record(Record(store: self, id: Int(record.index))) }

  package func type(ofRecord record: Int) -> RecordType {
    let schema = records.schema(RecordID(record))
    return types[ObjectIdentifier(schema)] ?? RecordType(name: schema.noun, fields: [])
  }

  package func read(record: Int, slot: Int) -> FieldReading {
    switch records[RecordID(record), slot] {
    case .absent: .absent
    case .broken(let problem), .partial(_, let problem): .unknown(problem)
    case .scalar(let value): .value(value)
    case .record(let id): .value(value(id))
    case .records(let ids): .value(.list(ids.map(value)))
    case .list(let values): .value(.list(values))
    case .map(let entries):
      .value(.map(MapValue(entries.map { .init(key: .string($0.key), value: $0.value) }) ?? MapValue([:])))
    case .node: .absent
    }
  }
}
