import Schema

/// A value of YAML that is made up for a test, and may be changed at one place.
indirect enum Sample {
  case scalar(String)
  case list([Sample])
  case mapping([(key: String, value: Sample)])

  /// In flow style, with every text in quotes.
  var yaml: String {
    switch self {
    case .scalar(let text): "\"\(text)\""
    case .list(let items): "[\(items.map(\.yaml).joined(separator: ", "))]"
    case .mapping(let entries):
      "{\(entries.map { "\"\($0.key)\": \($0.value.yaml)" }.joined(separator: ", "))}"
    }
  }

  /// The entry of a mapping; appended when it is not there yet.
  subscript(key: String) -> Sample? {
    get {
      guard case .mapping(let entries) = self else { return nil }
      return entries.first { $0.key == key }?.value
    }
    set {
      guard case .mapping(var entries) = self else { return }
      let index = entries.firstIndex { $0.key == key }
      switch (index, newValue) {
      case (let index?, let value?): entries[index].value = value
      case (let index?, nil): entries.remove(at: index)
      case (nil, let value?): entries.append((key, value))
      case (nil, nil): break
      }
      self = .mapping(entries)
    }
  }
}

/// Makes up a valid value for each type of field.
struct Samples {
  let vocabularies: Vocabularies

  func value(_ type: FieldType) -> Sample {
    switch type {
    case .text: .scalar("a text")
    case .expression: .scalar("true")
    case .anything: .scalar("anything")
    case .formatted(.digest): .scalar("sha256:" + String(repeating: "0f", count: 32))
    case .formatted(.sha256): .scalar(String(repeating: "0f", count: 32))
    case .formatted(.url): .scalar("https://example.org/page")
    case .formatted(.answer): .scalar("a reason")
    case .identifier(let space): .scalar("new-\(space.noun)")
    case .reference(let spaces): .scalar("known-\(spaces[0].noun)")
    case .boolean: .scalar("true")
    case .integer(let least): .scalar("\(max(least, 0) + 2)")
    case .date: .scalar("2026-10-01")
    case .quantity(let kind): .scalar(quantity(kind))
    case .choice(let choice): .scalar(choice.words[0].word)
    case .name(let vocabulary): .scalar(vocabularies[vocabulary]?.first ?? "a-word")
    case .record(let schema): record(schema)
    case .list(let element, _): .list([value(element)])
    case .map(let element): .mapping([("own-name", value(element))])
    case .answer(let answer): value(answer)
    case .textOr: .scalar("a text")
    case .either(let scalar, _): value(scalar)
    }
  }

  private func quantity(_ kind: QuantityType) -> String {
    switch kind {
    case .duration: "30s"
    case .percentage: "99.9%"
    case .rate: "12 req/s"
    case .money, .moneyOrRate: "200 EUR"
    case .any: "40 W"
    }
  }

  /// A record with the fields that it cannot be read without.
  func record(_ schema: RecordSchema) -> Sample {
    .mapping(
      schema.writtenFields.compactMap { field in
        if case .optional = field.presence { return nil }
        return (field.name, value(field.type))
      })
  }
}
