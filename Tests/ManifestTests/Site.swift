import Manifest
import Schema
import Testing

/// A place of the model where a field is written: the way to its record, and the field.
struct Site: CustomTestStringConvertible {
  /// One step from a record to one inside it.
  struct Step {
    let field: FieldDescription
    let inner: RecordSchema
    /// Puts the inner record where the field has it: in a list, or behind a key of the author's own.
    let wrap: @Sendable (Sample) -> Sample
  }

  let steps: [Step]
  let schema: RecordSchema
  let field: FieldDescription

  var testDescription: String { (steps.map(\.field.name) + [field.name]).joined(separator: ".") }
}

extension Site {
  /// Every field that is written, at every place where it may stand: derived from the description of the manifest, so
  /// that a field which is added later is tested without anybody's doing.
  static let all = sites(in: ArchitectureFields.schema, steps: [])

  /// One place for each field of each kind of record.
  static let distinct: [Site] = {
    var seen = Set<String>()
    return all.filter { seen.insert("\($0.schema.noun) \($0.field.name)").inserted }
  }()

  private static func sites(in schema: RecordSchema, steps: [Step]) -> [Site] {
    schema.writtenFields.flatMap { field in
      [Site(steps: steps, schema: schema, field: field)]
        + field.type.records.flatMap { inner, wrap in
          sites(in: inner, steps: steps + [Step(field: field, inner: inner, wrap: wrap)])
        }
    }
  }
}

extension FieldType {
  /// The records that may stand in a field of this type, each with how it is put there.
  fileprivate var records: [(schema: RecordSchema, wrap: @Sendable (Sample) -> Sample)] {
    switch self {
    case .record(let schema), .textOr(let schema, _): [(schema, { @Sendable in $0 })]
    case .list(let element, _):
      element.records.map { schema, wrap in (schema, { @Sendable in .list([wrap($0)]) }) }
    case .map(let element):
      element.records.map { schema, wrap in (schema, { @Sendable in .mapping([("own-name", wrap($0))]) }) }
    case .answer(let answer): answer.records
    case .either(let scalar, let mapping): scalar.records + mapping.records
    default: []
    }
  }
}
