/// A writer of the field reference: every field with its type, presence and meaning.
package struct FieldReference {
  private let vocabularies: Vocabularies

  package init(vocabularies: Vocabularies) { self.vocabularies = vocabularies }

  /// - Parameter command: The command that writes the page, named in its header.
  package func markdown(of roots: [RecordSchema], command: String, title: String, introduction: String)
    -> String
  {
    var lines = ["<!-- Written by `\(command)`. Do not edit. -->", "", "# \(title)", "", introduction]
    var shapes: [RecordSchema] = []
    for schema in roots.flatMap(\.reachable) where !shapes.contains(where: { $0 === schema }) {
      shapes.append(schema)
    }
    for schema in shapes { lines += section(schema) }
    lines += values(in: roots.map { FieldIndex(of: $0) })
    return lines.joined(separator: "\n") + "\n"
  }

  /// The meaning of each value of the enumerations, each with all paths where it is used.
  private func values(in indexes: [FieldIndex]) -> [String] {
    var merged: [(choice: Choice, paths: [String])] = []
    for entry in indexes.flatMap(\.choices) {
      let same = merged.firstIndex {
        $0.choice.noun == entry.choice.noun && $0.choice.words.map(\.word) == entry.choice.words.map(\.word)
      }
      if let same {
        merged[same].paths = (merged[same].paths + entry.paths).uniqued()
      } else {
        merged.append((entry.choice, entry.paths))
      }
    }
    return merged.flatMap { entry in
      ["", "## Values: \(entry.choice.noun)", ""]
        + ["Used in \(entry.paths.map { "`\($0)`" }.joined(separator: ", ")).", ""]
        + ["| value | meaning |", "| --- | --- |"]
        + entry.choice.words.map { "| `\($0.word)` | \($0.meaning.inCell) |" }
    }
  }

  private func section(_ schema: RecordSchema) -> [String] {
    var lines = ["", "## \(schema.noun)", ""]
    if !schema.doc.isEmpty { lines += [schema.doc, ""] }
    let written = Array(schema.writtenFields)
    if !written.isEmpty {
      lines += ["| key | value | required | guide | meaning |", "| --- | --- | --- | --- | --- |"]
    }
    lines += written.map { field in
      "| `\(field.name)` | \(description(of: field.type)) | \(presence(of: field)) | \(field.guide.joined(separator: ", ")) | \(field.doc.inCell) |"
    }
    let derived = schema.fields.filter { $0.stage != .written }
    if !derived.isEmpty {
      lines += [
        "", "Expressions can also read:", "", "| field | type | available | meaning |",
        "| --- | --- | --- | --- |",
      ]
      lines += derived.map { field in
        let stage = field.stage == .facts ? "always" : "in rules and requirements"
        return "| `\(field.name)` | \(description(of: field.type)) | \(stage) | \(field.doc.inCell) |"
      }
    }
    return lines
  }

  /// The presence of the field in words; empty if it is optional.
  package func presence(of field: FieldDescription) -> String {
    switch field.presence {
    case .optional: ""
    case .required: "yes"
    case .requiredUnless(let other, let words):
      "unless `\(other)` is \(words.map { "`\($0)`" }.joined(separator: " or "))"
    }
  }

  /// The valid values of a type, as Markdown.
  package func description(of type: FieldType) -> String {
    switch type {
    case .text: "text"
    case .formatted(let format): format.expected
    case .identifier: "an id: lower-case letters and digits joined by `-`"
    case .reference(let namespaces): "id of " + String.choice(of: namespaces.map(\.noun.withArticle))
    case .boolean: "`true` or `false`"
    case .integer(.min): "a whole number"
    case .integer(let least): "a whole number of at least \(least)"
    case .date: "date: `YYYY-MM-DD`"
    case .quantity(let kind): "\(kind.noun): \(kind.form.inCell)"
    case .choice(let choice): choice.words.map { "`\($0.word)`" }.joined(separator: " ")
    case .name(let vocabulary):
      vocabularies[vocabulary].map { $0.map { "`\($0)`" }.joined(separator: " ") } ?? vocabulary.noun
    case .record(let schema): "[\(schema.noun)](#\(schema.noun.anchor))"
    case .list(let element, let orNone): "list of: \(description(of: element))\(orNone ? "; or `none`" : "")"
    case .map(let element): "names, each with: \(description(of: element))"
    case .answer(let answer): "\(description(of: answer)); or `{notApplicable: reason}`"
    case .textOr(let schema, _): "text; or [\(schema.noun)](#\(schema.noun.anchor))"
    case .either(let scalar, let mapping): "\(description(of: scalar)); or \(description(of: mapping))"
    case .expression: "an expression"
    case .anything: "any YAML"
    }
  }
}

extension String {
  /// The text, escaped for a table cell.
  fileprivate var inCell: String {
    reduce(into: "") { text, character in
      switch character {
      case "|": text += "\\|"
      case "<": text += "&lt;"
      default: text.append(character)
      }
    }
  }

  /// The anchor of a heading with this text.
  fileprivate var anchor: String { split(separator: " ").joined(separator: "-").lowercased() }
}
