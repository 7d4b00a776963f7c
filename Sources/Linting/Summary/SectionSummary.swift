import Manifest
package import Schema

/// A section of a manifest as a list of values, for sections without a dedicated report table.
package struct SectionSummary: Sendable {
  /// A stated value with its path inside the section.
  package struct Row: Sendable {
    package let route: Route
    package let value: String
  }

  /// The name of the section's field.
  package let name: String
  /// The description of the section's field.
  package let doc: String
  package let rows: [Row]

  /// The sections of a manifest without a dedicated report table, in schema order.
  static func all(in manifest: RuntimeArchitecture) -> [SectionSummary] {
    ArchitectureFields.schema.fields.enumerated().compactMap { slot, field in
      field.stage == .written && !field.hasOwnReport
        ? SectionSummary(field, manifest.records[manifest.id, slot], in: manifest.records) : nil
    }
  }

  /// Creates the summary of a section; `nil` if it contains no readable value.
  package init?(_ field: FieldDescription, _ stored: Stored, in records: RecordTree) {
    var rows: [Row] = []
    Self.add(stored, at: .document, of: field.type, in: records, to: &rows)
    guard !rows.isEmpty else { return nil }
    name = field.name
    doc = field.doc
    self.rows = rows
  }

  private static func add(
    _ stored: Stored, at route: Route, of type: FieldType, in records: RecordTree, to rows: inout [Row]
  ) {
    switch stored {
    case .absent, .broken, .node: return
    case .scalar(let value): rows.append(Row(route: route, value: value.shown))
    case .list(let values):
      rows.append(
        Row(route: route, value: values.isEmpty ? "none" : values.map(\.shown).joined(separator: ", ")))
    case .map(let entries):
      for (key, value) in entries { rows.append(Row(route: route.field(key), value: value.shown)) }
    case .record(let record): add(record, at: route, of: type, in: records, to: &rows)
    case .records(let list), .partial(let list, _):
      if list.isEmpty { rows.append(Row(route: route, value: "none")) }
      for record in list {
        add(record, at: route.item(records.header(record).label ?? ""), of: type, in: records, to: &rows)
      }
    }
  }

  /// Adds the fields of a nested record, or the id of a referenced record.
  private static func add(
    _ record: RecordID, at route: Route, of type: FieldType, in records: RecordTree, to rows: inout [Row]
  ) {
    if type.isReference {
      rows.append(Row(route: route, value: Part(record, in: records).identifier))
      return
    }
    for (slot, field) in records.schema(record).fields.enumerated() where field.stage == .written {
      add(records[record, slot], at: route.field(field.name), of: field.type, in: records, to: &rows)
    }
  }
}

extension FieldType {
  /// Whether the field refers to a record elsewhere in the document.
  fileprivate var isReference: Bool {
    switch self {
    case .reference: true
    case .list(let element, _), .answer(let element): element.isReference
    default: false
    }
  }
}
