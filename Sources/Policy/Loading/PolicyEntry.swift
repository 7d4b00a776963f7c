package import Schema
package import YAMLTree

/// The entry kinds of a pack; each file contains one entry.
package enum EntryKind: String, CaseIterable, Sendable {
  case rule, requirement, floor, words, ladder, level, layer, job, product, line, framework, base

  package var schema: RecordSchema {
    switch self {
    case .rule: RuleFields.schema
    case .requirement: RequirementFields.schema
    case .floor: FloorFields.schema
    case .ladder: LadderFields.schema
    case .level: LevelFields.schema
    case .layer: LayerFields.schema
    case .job: JobFields.schema
    case .words: WordsFields.schema
    case .product: ProductFields.schema
    case .line: GuideLineFields.schema
    case .framework: FrameworkFields.schema
    case .base: BaseFields.schema
    }
  }

  /// The field with the id; its name is the name of the kind.
  var id: FieldDescription {
    switch self {
    case .rule: .of(\RuleFields.rule)
    case .requirement: .of(\RequirementFields.requirement)
    case .floor: .of(\FloorFields.floor)
    case .ladder: .of(\LadderFields.ladder)
    case .level: .of(\LevelFields.level)
    case .layer: .of(\LayerFields.layer)
    case .job: .of(\JobFields.job)
    case .words: .of(\WordsFields.words)
    case .product: .of(\ProductFields.product)
    case .line: .of(\GuideLineFields.line)
    case .framework: .of(\FrameworkFields.framework)
    case .base: .of(\BaseFields.base)
    }
  }
}

/// A decoded entry of a pack. It is immutable, and everything compiled from it refers to it.
package final class PolicyEntry: Sendable {
  package let kind: EntryKind
  package let id: String
  package let source: SourceText
  package let root: RecordID
  package let records: RecordTree

  init(kind: EntryKind, id: String, source: SourceText, root: RecordID, records: RecordTree) {
    self.kind = kind
    self.id = id
    self.source = source
    self.root = root
    self.records = records
  }

  /// Returns the entry with typed access to its fields.
  package func read<F: Fields>(as fields: F.Type) -> Entity<F> { Entity(root, in: records) }

  /// The route of the entry in its pack.
  var route: Route { .document.field(id) }

  func route(to field: FieldDescription, item: String? = nil) -> Route {
    let route = route.field(field.name)
    return item.map(route.item) ?? route
  }

  /// Whether the entry describes a built-in rule.
  var isReported: Bool { kind == .rule && read(as: RuleFields.self).reports != nil }

  /// The guide lines that the entry enforces.
  package var guideLines: [String] { value(\EntryFields.guide) ?? [] }

  /// The title without values of a manifest.
  package var title: String? {
    value(\EntryFields.title).map {
      Template.outline(of: $0, about: value(\EntryFields.each) ?? .manifest)
    }
  }

  /// Returns a copy of the entry with a changed field, in the entry or in a record inside it.
  package func setting(
    _ field: FieldDescription, of record: RecordID? = nil, to stored: Stored
  ) -> PolicyEntry {
    var records = records
    records.set(record ?? root, field, to: stored)
    return PolicyEntry(kind: kind, id: id, source: source, root: root, records: records)
  }
}

/// A decoded pack, not yet composed with others.
package struct Pack: Sendable {
  package let folder: String
  package let name: String
  package let version: String
  package let extends: [String]
  package let source: SourceText
  let root: RecordID
  let records: RecordTree
  package let entries: [PolicyEntry]
  /// Whether it is the embedded pack, which the tests of the program check.
  package let isCompiledIn: Bool

  /// The description in `pack.yaml`.
  package var entry: PackEntry { Entity(root, in: records) }

  /// Returns the route of a field of the description, or of an item in it.
  static func route(to field: FieldDescription, item: String? = nil) -> Route {
    let route = Route([.field("pack"), .field(field.name)])
    return item.map(route.item) ?? route
  }

  package func span(_ field: FieldDescription) -> Span { records.span(of: root, field) }
}
