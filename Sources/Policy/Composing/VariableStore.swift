package import CEL

/// The variables of the packs in force for one manifest, as the record `variables` that expressions read.
package final class VariableStore: RecordStore {
  static let typeName = "variables"

  private let recordType: RecordType
  private let readings: [FieldReading]

  package init(_ type: RecordType, _ readings: [FieldReading]) {
    recordType = type
    self.readings = readings
  }

  package func type(ofRecord record: Int) -> RecordType { recordType }
  package func read(record: Int, slot: Int) -> FieldReading {
    readings.indices.contains(slot) ? readings[slot] : .absent
  }
}

/// The variables of the packs in force, compiled.
package struct CompiledVariables: Sendable {
  package let type: RecordType
  package let programs: [(name: String, program: Program)]

  init(_ programs: [(name: String, program: Program, type: Type)]) {
    type = RecordType(
      name: VariableStore.typeName,
      fields: programs.enumerated().map {
        RecordField(name: $0.element.name, type: $0.element.type, slot: $0.offset)
      })
    self.programs = programs.map { ($0.name, $0.program) }
  }
}
