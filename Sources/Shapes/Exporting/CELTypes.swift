package import CEL

extension FieldType {
  /// The type that expressions see. References are followed; words of a policy's lists are typed by the lists in
  /// force.
  package func celType(_ vocabularies: Vocabularies) -> Type {
    switch self {
    case .text, .formatted, .identifier, .expression: .string
    case .reference(let spaces): .record(spaces.count == 1 ? spaces[0].noun : spaces[0].group)
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
    case .record(let shape): .record(shape.noun)
    case .list(let element, _): .list(element.celType(vocabularies))
    case .map(let element): .map(.string, element.celType(vocabularies))
    case .answer(let type): type.celType(vocabularies)
    case .textOr: .string
    case .either, .anything: .dyn
    }
  }

  /// The shapes that lie inside a field, whatever list or map is around them.
  fileprivate var innerShapes: [Shape] {
    switch self {
    case .record(let shape): [shape]
    case .list(let element, _), .map(let element), .answer(let element): element.innerShapes
    case .textOr(let shape, _): [shape]
    case .either(let scalar, let mapping): scalar.innerShapes + mapping.innerShapes
    default: []
    }
  }
}

extension Shape {
  /// This shape and all those inside it, each once, in the order in which they are met.
  package var reachable: [Shape] {
    var found: [Shape] = []
    var waiting: [Shape] = [self]
    while !waiting.isEmpty {
      let shape = waiting.removeFirst()
      if found.contains(where: { $0 === shape }) { continue }
      found.append(shape)
      waiting += shape.fields.flatMap(\.type.innerShapes)
    }
    return found
  }

  /// The record as expressions see it, with the fields that are known at the stage.
  package func recordType(_ vocabularies: Vocabularies, upTo stage: Source) -> RecordType {
    let visible = fields.enumerated().filter { $0.element.source <= stage }
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
