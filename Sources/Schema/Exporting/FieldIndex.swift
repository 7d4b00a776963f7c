/// The fields of a document model, each with its first path, and the enumerations of their values.
package struct FieldIndex: Sendable {
  package struct Entry: Sendable {
    /// The keys from the root: `workload.autonomy`, `effects[].kind`.
    package let path: String
    package let schema: RecordSchema
    package let field: FieldDescription
  }

  /// An enumeration, with the paths of its fields.
  package struct ChoiceEntry: Sendable {
    package let choice: Choice
    package internal(set) var paths: [String]
  }

  package private(set) var fields: [Entry] = []
  /// Ordered by their first field.
  package private(set) var choices: [ChoiceEntry] = []

  package init(of root: RecordSchema) {
    // Breadth first, so that the path of a schema that is used in several places is the shortest.
    var queue: [(schema: RecordSchema, path: String)] = [(root, "")]
    var next = 0
    while next < queue.count {
      let (schema, path) = queue[next]
      next += 1
      for inner in add(schema, under: path) where !queue.contains(where: { $0.schema === inner.schema }) {
        queue.append(inner)
      }
    }
  }

  /// The fields with a name: a key, a path or its end (`review.by`), or a record and its key (`effect.kind`).
  /// Text in brackets is ignored, so the path of a finding works too.
  package func fields(named name: String) -> [Entry] {
    let path = name.withoutLabels
    let exact = fields.filter { $0.path.withoutLabels == path }
    guard exact.isEmpty else { return exact }
    return fields.filter { entry in
      entry.path.withoutLabels.hasSuffix(".\(path)") || "\(entry.schema.noun).\(entry.field.name)" == path
    }
  }

  /// Adds the fields of a schema, and returns the schemas of their values.
  private mutating func add(
    _ schema: RecordSchema, under path: String
  ) -> [(schema: RecordSchema, path: String)] {
    let written = Array(schema.writtenFields)
    let paths = written.map { path.isEmpty ? $0.name : "\(path).\($0.name)" }
    for (field, path) in zip(written, paths) {
      fields.append(Entry(path: path + field.type.listMark, schema: schema, field: field))
      if let choice = field.type.choice { add(choice, at: path) }
    }
    return zip(written, paths).flatMap { field, path in
      field.type.schemas.map { ($0, path + field.type.listMark) }
    }
  }

  private mutating func add(_ choice: Choice, at path: String) {
    if let index = choices.firstIndex(where: { $0.choice.noun == choice.noun }) {
      choices[index].paths.append(path)
    } else {
      choices.append(ChoiceEntry(choice: choice, paths: [path]))
    }
  }
}

extension FieldType {
  /// The enumeration of a value or of each item.
  fileprivate var choice: Choice? {
    switch self {
    case .choice(let choice): choice
    case .list(let element, _), .map(let element): element.choice
    case .answer(let answer): answer.choice
    case .either(let scalar, let mapping): scalar.choice ?? mapping.choice
    default: nil
    }
  }

  /// The record schemas of a value.
  fileprivate var schemas: [RecordSchema] {
    switch self {
    case .record(let schema), .textOr(let schema, _): [schema]
    case .list(let element, _), .map(let element): element.schemas
    case .answer(let answer): answer.schemas
    case .either(let scalar, let mapping): scalar.schemas + mapping.schemas
    default: []
    }
  }

  fileprivate var listMark: String {
    if case .list(.record, _) = self { "[]" } else { "" }
  }
}

extension String {
  /// The path without item labels: `effects[pay].kind` becomes `effects.kind`.
  fileprivate var withoutLabels: String {
    var depth = 0
    return filter { character in
      if character == "[" { depth += 1 }
      defer { if character == "]" { depth = max(0, depth - 1) } }
      return depth == 0 && character != "]"
    }
  }
}
