import CEL
import YAMLTree

extension RecordDraft {
  /// Creates a draft from a decoded record, to change and write it. Unreadable values are marked as missing;
  /// comments and unknown keys are not kept.
  package init(_ record: Entity<F>) {
    self.init()
    fields = record.records.draft(of: record.id)
  }
}

extension RecordTree {
  fileprivate func draft(of record: RecordID) -> DraftedFields {
    let schema = schema(record)
    var draft = DraftedFields(of: schema)
    for (slot, field) in schema.fields.enumerated() where field.stage == .written {
      if case .broken = self[record, slot] {
        draft[slot] = .missing(question: field.doc)
      } else if let value = written(record, slot: slot) {
        draft[slot] = .value(value)
      }
    }
    return draft
  }

  /// The written value of a field; `nil` if it is absent.
  private func written(_ record: RecordID, slot: Int) -> CommentedYAML? {
    let field = schema(record).fields[slot]
    switch field.type {
    case .answer(let type):
      let reasons = [String: String](self[record, "notApplicable"], in: self)
      return reasons?[field.name].map(CommentedYAML.notApplicable) ?? written(self[record, slot], as: type)
    case .textOr(let schema, let other):
      return written(self[record, slot], as: .text) ?? written(self[record, other], as: .record(schema))
    default:
      return written(self[record, slot], as: field.type)
    }
  }

  private func written(_ stored: Stored, as type: FieldType) -> CommentedYAML? {
    switch (stored, type) {
    case (.absent, _), (.broken, _): nil
    case (.scalar(let value), _): written(value)
    case (.record(let record), .reference): draft(of: record).id.map(CommentedYAML.text)
    case (.record(let record), _): draft(of: record).yaml
    case (.records(let records), .list(let element, let orNone)):
      .list(records.compactMap { written(.record($0), as: element) }, orNone: orNone)
    case (.partial(let records, _), .list(let element, _)):
      CommentedYAML(
        .list(records.compactMap { written(.record($0), as: element) }),
        comment: "TODO: items that could not be read are missing here")
    case (.list(let values), .list(_, let orNone)): .list(values.compactMap(written), orNone: orNone)
    case (.map(let entries), _):
      .map(entries.compactMap { key, value in written(value).map { (key, $0) } })
    case (.node(let node), _): CommentedYAML(YAMLValue(node, in: tree))
    case (.records, _), (.partial, _), (.list, _): nil
    }
  }

  private func written(_ value: Value) -> CommentedYAML? {
    switch value {
    case .string(let text): .text(text)
    case .bool(let value): .plain("\(value)")
    case .int(let number): .plain("\(number)")
    case .timestamp(let instant):
      .plain(CalendarDay(daysSinceEpoch: Int(instant.seconds / 86_400)).description)
    case .duration(let span): .text(Quantity(nanoseconds: span.nanoseconds).text)
    case .opaque(let value): (value as? QuantityValue).map { .text($0.quantity.text) }
    default: nil
    }
  }
}
