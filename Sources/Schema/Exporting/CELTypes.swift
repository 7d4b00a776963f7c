package import CEL

extension FieldType {
  /// The type that expressions see. References are followed; words of a policy's lists are typed by the lists in
  /// force.
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

  /// The shapes that lie inside a field, whatever list or map is around them.
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
  /// This schema and all those inside it, each once, in the order in which they are met.
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

  /// The record as expressions see it, with the fields that are known at the stage.
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
  /// Whether the field has a value in every record that could be read.
  var isAlwaysThere: Bool {
    guard case .required = presence else { return false }
    // An answer may be the reason why there is no value, and a text may stand aside for a record.
    switch type {
    case .answer, .textOr: return false
    default: return true
    }
  }
}
