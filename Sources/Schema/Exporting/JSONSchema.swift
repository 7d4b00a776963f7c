import JSON

/// A writer of JSON Schema (draft 2020-12), for completion and validation in editors.
///
/// The schema accepts what the decoder accepts, except that only the decoder checks ids and references.
package struct JSONSchema {
  private let vocabularies: Vocabularies

  package init(vocabularies: Vocabularies) { self.vocabularies = vocabularies }

  /// The JSON Schema of a record schema, with all nested ones under `$defs`.
  package func text(of root: RecordSchema, id: String, title: String) -> String {
    var writer = JSONWriter(indented: true)
    writer.object { writer in
      head(id: id, title: title, &writer)
      writer.key("$ref", "#/$defs/\(root.noun.definitionName)")
      definitions(root.reachable, &writer)
    }
    return writer.text + "\n"
  }

  /// The JSON Schema of a document with one of several record schemas, distinguished by their keys.
  package func text(ofAnyOf roots: [RecordSchema], id: String, title: String) -> String {
    var writer = JSONWriter(indented: true)
    writer.object { writer in
      head(id: id, title: title, &writer)
      writer.key("oneOf") { writer in
        writer.array(roots) { writer, schema in
          writer.object { $0.key("$ref", "#/$defs/\(schema.noun.definitionName)") }
        }
      }
      var shapes: [RecordSchema] = []
      for schema in roots.flatMap(\.reachable) where !shapes.contains(where: { $0 === schema }) {
        shapes.append(schema)
      }
      definitions(shapes, &writer)
    }
    return writer.text + "\n"
  }

  private func head(id: String, title: String, _ writer: inout JSONWriter) {
    writer.key("$schema", "https://json-schema.org/draft/2020-12/schema")
    writer.key("$id", id)
    writer.key("title", title)
  }

  private func definitions(_ shapes: [RecordSchema], _ writer: inout JSONWriter) {
    writer.key("$defs") { writer in
      writer.object { writer in
        for schema in shapes {
          writer.key(schema.noun.definitionName) { definition(of: schema, &$0) }
        }
      }
    }
  }

  private func definition(of schema: RecordSchema, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("type", "object")
      if !schema.doc.isEmpty { writer.key("description", schema.doc) }
      writer.key("properties") { writer in
        writer.object { writer in
          for field in schema.writtenFields {
            writer.key(field.name) { writer in
              writer.object { writer in
                writer.key("description", field.describedWithGuide)
                constrain(field.type, &writer)
              }
            }
          }
        }
      }
      writer.key("patternProperties") { $0.object { $0.key("^x-", true) } }
      writer.key("additionalProperties", false)
      let required = schema.writtenFields.filter { if case .required = $0.presence { true } else { false } }
      if !required.isEmpty { writer.key("required", required.map(\.name)) }
      conditions(of: schema, &writer)
    }
  }

  /// Fields that are required unless another field has certain values.
  private func conditions(of schema: RecordSchema, _ writer: inout JSONWriter) {
    let conditional = schema.writtenFields.compactMap { field in
      if case .requiredUnless(let other, let words) = field.presence {
        (field.name, other, words)
      } else {
        nil
      }
    }
    guard !conditional.isEmpty else { return }
    writer.key("allOf") { writer in
      writer.array(conditional) { writer, condition in
        let (name, other, words) = condition
        writer.object { writer in
          writer.key("if") { writer in
            writer.object { writer in
              writer.key("properties") { $0.object { $0.key(other) { $0.object { $0.key("enum", words) } } } }
              writer.key("required", [other])
            }
          }
          writer.key("else") { $0.object { $0.key("required", [name]) } }
        }
      }
    }
  }

  private func constrain(_ type: FieldType, _ writer: inout JSONWriter) {
    switch type {
    // An unquoted number is a valid text, because a version or a name may look like one.
    case .text, .expression:
      writer.key("type", ["string", "number"])
      writer.key("minLength", 1)
    case .formatted(let format): pattern(format.pattern, &writer)
    case .identifier: pattern("^[a-z0-9]+([.-][a-z0-9]+)*$", &writer)
    case .reference:
      writer.key("type", "string")
      writer.key("minLength", 1)
    case .boolean: writer.key("type", "boolean")
    case .integer(let least):
      writer.key("type", "integer")
      if least > .min { writer.key("minimum", least) }
    case .date:
      pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", &writer)
      writer.key("format", "date")
    case .quantity(let kind): pattern(kind.pattern, &writer)
    case .choice(let choice): words(choice.words, &writer)
    case .name(let vocabulary):
      if let known = vocabularies[vocabulary] {
        words(known.map { (word: $0, meaning: "") }, &writer)
      } else {
        writer.key("type", "string")
      }
    case .record(let schema): writer.key("$ref", "#/$defs/\(schema.noun.definitionName)")
    case .list(let element, let orNone):
      if orNone {
        anyOf([{ $0.key("const", "none") }, { self.array(of: element, &$0) }], &writer)
      } else {
        array(of: element, &writer)
      }
    case .map(let element):
      writer.key("type", "object")
      writer.key("additionalProperties") { writer in writer.object { constrain(element, &$0) } }
    case .answer(let answer):
      anyOf([{ self.constrain(answer, &$0) }, notApplicable], &writer)
    case .textOr(let schema, _):
      anyOf([{ self.constrain(.text, &$0) }, { self.constrain(.record(schema), &$0) }], &writer)
    case .either(let scalar, let mapping):
      anyOf([{ self.constrain(scalar, &$0) }, { self.constrain(mapping, &$0) }], &writer)
    case .anything: break
    }
  }

  private func array(of element: FieldType, _ writer: inout JSONWriter) {
    writer.key("type", "array")
    writer.key("items") { writer in writer.object { constrain(element, &$0) } }
  }

  private func pattern(_ pattern: String, _ writer: inout JSONWriter) {
    writer.key("type", "string")
    writer.key("pattern", pattern)
  }

  private func words(_ words: [(word: String, meaning: String)], _ writer: inout JSONWriter) {
    // Editors show the meaning of each value.
    if words.contains(where: { !$0.meaning.isEmpty }) {
      writer.key("oneOf") { writer in
        writer.array(words) { writer, entry in
          writer.object {
            $0.key("const", entry.word)
            if !entry.meaning.isEmpty { $0.key("description", entry.meaning) }
          }
        }
      }
    } else {
      writer.key("enum", words.map(\.word))
    }
  }

  private func notApplicable(_ writer: inout JSONWriter) {
    writer.key("type", "object")
    writer.key("properties") { writer in
      writer.object { writer in
        writer.key("notApplicable") { writer in
          writer.object { writer in
            writer.key("description", "Reason why it does not apply.")
            constrain(.text, &writer)
          }
        }
      }
    }
    writer.key("required", ["notApplicable"])
    writer.key("patternProperties") { $0.object { $0.key("^x-", true) } }
    writer.key("additionalProperties", false)
  }

  private func anyOf(_ forms: [(inout JSONWriter) -> Void], _ writer: inout JSONWriter) {
    writer.key("anyOf") { writer in
      writer.array(forms) { writer, form in writer.object { form(&$0) } }
    }
  }
}

extension String {
  /// The definition name of a noun: `measured dimensions` becomes `measured-dimensions`.
  fileprivate var definitionName: String {
    split(separator: " ").joined(separator: "-")
  }
}

extension FieldDescription {
  /// The description with the guide lines of the field.
  fileprivate var describedWithGuide: String {
    guide.isEmpty ? doc : "\(doc) (\(guide.joined(separator: ", ")))"
  }
}
