import CEL
import Manifest
import Schema
import YAMLTree

/// The parameters of the loaded packs, as the record `params` that expressions read.
final class ParameterStore: RecordStore {
  static let typeName = "parameters"

  let recordType: RecordType
  private let values: [Value]

  init(_ parameters: [(field: RecordField, value: Value)]) {
    recordType = RecordType(name: Self.typeName, fields: parameters.map(\.field))
    values = parameters.map(\.value)
  }

  func type(ofRecord record: Int) -> RecordType { recordType }
  func read(record: Int, slot: Int) -> FieldReading {
    values.indices.contains(slot) ? .value(values[slot]) : .absent
  }
}

extension ParameterType {
  var fieldType: FieldType {
    switch self {
    case .text: .text
    case .texts: .list(.text)
    case .number: .integer(atLeast: .min)
    case .boolean: .boolean
    case .duration: .quantity(.duration)
    case .percentage: .quantity(.percentage)
    case .capabilityGrade: .name(.capabilityGrade)
    case .controlGrade: .name(.controlGrade)
    }
  }

  func celType(byLevel: Bool, _ levels: Type) -> Type {
    let type = fieldType.celType(.ofTheModel)
    return byLevel ? .map(levels, type) : type
  }
}
