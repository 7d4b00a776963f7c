package import Schema
package import YAMLTree

/// The kinds of entries that a pack holds, one to a file.
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

  /// The field that holds the id, by whose name the kind is called.
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

/// One file of a pack, read. It does not change, and everything that is made of it holds on to it.
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

  /// The entry through its described fields.
  package func read<F: Fields>(as fields: F.Type) -> Entity<F> { Entity(root, in: records) }

  /// The way to the entry in its pack, and to a field or an item of one.
  var route: Route { .document.field(id) }

  func route(to field: FieldDescription, item: String? = nil) -> Route {
    let route = route.field(field.name)
    return item.map(route.item) ?? route
  }

  /// Whether it is a rule that only says how grave something is that the program itself finds.
  var isReported: Bool { kind == .rule && read(as: RuleFields.self).reports != nil }

  /// The lines of the guide that it serves.
  package var guideLines: [String] { value(\EntryFields.guide) ?? [] }

  /// What it is about, in a few words that speak of no manifest in particular.
  package var title: String? {
    value(\EntryFields.title).map {
      Template.outline(of: $0, about: value(\EntryFields.each) ?? .manifest)
    }
  }

  /// The entry with something else in one of its fields, or in a field of a record inside it.
  package func setting(
    _ field: FieldDescription, of record: RecordID? = nil, to stored: Stored
  ) -> PolicyEntry {
    var records = records
    records.set(record ?? root, field, to: stored)
    return PolicyEntry(kind: kind, id: id, source: source, root: root, records: records)
  }
}

/// A pack, read and not yet composed with others.
package struct Pack: Sendable {
  package let folder: String
  package let name: String
  package let version: String
  package let extends: [String]
  package let source: SourceText
  let root: RecordID
  let records: RecordTree
  package let entries: [PolicyEntry]
  /// Whether it is the pack that is compiled into the program, which the program's tests have checked.
  let isCompiledIn: Bool

  /// Its description, `pack.yaml`.
  package var entry: PackEntry { Entity(root, in: records) }

  /// The way to a field of the description, or to an item of one.
  static func route(to field: FieldDescription, item: String? = nil) -> Route {
    let route = Route([.field("pack"), .field(field.name)])
    return item.map(route.item) ?? route
  }

  func span(_ field: FieldDescription) -> Span { records.span(of: root, field) }
}
