package import CEL

extension FieldType {
  /// The CEL type. References are followed; words of policy vocabularies have the type of their vocabulary.
  package func celType(_ vocabularies: Vocabularies) -> Type {
    switch self {
    case .text, .formatted, .identifier, .expression: .string
    case .reference(let namespaces): .record(namespaces.count == 1 ? namespaces[0].noun : namespaces[0].group)
    case .boolean: .bool
    case .integer: .int
    case .date: .timestamp
    case .quantity(.duration): .duration
    case .quantity: .opaque(QuantityValue.type.name, [])
    case .choice(let choice): .named(Domain(name: choice.noun, members: choice.words.map(\.word)))
    case .name(let vocabulary):
      vocabularies[vocabulary].map {
        .named(Domain(name: vocabulary.noun, members: $0, isOpaque: vocabulary.isOrdered))
      } ?? .string
    case .record(let schema): .record(schema.noun)
    case .list(let element, _): .list(element.celType(vocabularies))
    case .map(let element): .map(.string, element.celType(vocabularies))
    case .answer(let type): type.celType(vocabularies)
    case .textOr: .string
    case .either, .anything: .dyn
    }
  }

  /// The record schemas in a field, through lists and maps.
  fileprivate var innerSchemas: [RecordSchema] {
    switch self {
    case .record(let schema): [schema]
    case .list(let element, _), .map(let element), .answer(let element): element.innerSchemas
    case .textOr(let schema, _): [schema]
    case .either(let scalar, let mapping): scalar.innerSchemas + mapping.innerSchemas
    default: []
    }
  }
}

extension RecordSchema {
  /// This schema and all nested ones, each once, in order of first occurrence.
  package var reachable: [RecordSchema] {
    var found: [RecordSchema] = []
    var waiting: [RecordSchema] = [self]
    while !waiting.isEmpty {
      let schema = waiting.removeFirst()
      if found.contains(where: { $0 === schema }) { continue }
      found.append(schema)
      waiting += schema.fields.flatMap(\.type.innerSchemas)
    }
    return found
  }

  /// The CEL type of the record, with the fields that are known at the stage.
  package func recordType(_ vocabularies: Vocabularies, upTo stage: Stage) -> RecordType {
    let visible = fields.enumerated().filter { $0.element.stage <= stage }
    return RecordType(
      name: noun, documentation: doc,
      fields: visible.map { slot, field in
        RecordField(
          name: field.name, type: field.type.celType(vocabularies), isOptional: !field.isAlwaysThere,
          slot: slot,
          documentation: field.doc)
      })
  }
}

extension FieldDescription {
  /// Whether every readable record has a value in the field.
  var isAlwaysThere: Bool {
    guard case .required = presence else { return false }
    // The value may be replaced by `notApplicable`, and a text by a record.
    switch type {
    case .answer, .textOr: return false
    default: return true
    }
  }
}
