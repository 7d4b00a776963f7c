import Spelling
package import YAMLTree

/// A decoder that reads a document into records according to a schema, and reports everything that cannot be
/// read.
///
/// It does not stop at the first problem. A near miss (`strenght`, `paymnt`) is reported once and then read
/// as the nearest name, so one mistake gives one finding. A value that cannot be read is marked as broken,
/// and code that reads it learns that it is unknown.
package struct Decoder {
  let tree: Tree
  let vocabularies: Vocabularies
  package internal(set) var records: RecordTree
  package internal(set) var problems: [DecodingProblem] = []
  /// The route to the current value.
  var route = Route.document
  /// The aliases on the way to the current value.
  var aliases: [NodeID] = []
  var identifiers = Identifiers()

  package init(tree: Tree, vocabularies: Vocabularies) {
    self.tree = tree
    self.vocabularies = vocabularies
    records = RecordTree(tree: tree)
  }

  /// Reads the mapping at `root`, and then resolves its references.
  package mutating func decode(_ root: NodeID, as schema: RecordSchema) -> RecordID? {
    let record = record(at: root, schema, parent: nil, field: "", label: nil)
    resolveReferences()
    return record
  }

  /// Returns the records and releases them, so that the caller can add to them without a copy.
  package mutating func takeRecords() -> RecordTree {
    defer { records = RecordTree(tree: tree) }
    return records
  }

  /// Reads one value as the only field of a schema, for values whose type is given by data.
  package mutating func decodeValue(at node: NodeID, as schema: RecordSchema) -> (Stored, RecordTree) {
    let record = records.add(schema)
    let stored = value(
      at: node, schema.fields[0].type, Target(record: record, slot: 0, origin: Origin(value: node)))
    return (stored ?? .absent, records)
  }

  // MARK: Records

  /// Reads a mapping; returns `nil` and reports a problem if the node is not a mapping.
  mutating func record(
    at node: NodeID, _ schema: RecordSchema, parent: RecordID?, field: String, label: String?
  ) -> RecordID? {
    let mapping = tree.resolved(node)
    guard tree.kind(mapping) == .mapping else {
      report(.wrongType, at: node, "expected \(schema.noun.withArticle), found \(found(node))")
      return nil
    }
    let isAlias = enter(node)
    defer { if isAlias { aliases.removeLast() } }
    let record = records.add(schema, parent: parent, field: field, label: label, node: node)
    // Empty here; `notApplicable` answers are added as they are read.
    if let reasons = schema.reasons { records.set(record, slot: reasons, to: .map([])) }
    var misspelled: [MergedEntry] = []
    var seen = SlotSet()
    for entry in tree.mergedEntries(mapping) {
      guard tree.kind(tree.resolved(entry.key)) == .scalar else {
        guard !leadsNowhere(entry.key) else { continue }
        report(
          .unknownKey, at: entry.key, "a key of `\(schema.noun)` must be text, not \(found(entry.key))")
        continue
      }
      let key = tree.text(tree.resolved(entry.key))
      if key.hasPrefix("x-") { continue }
      guard let slot = schema.slot(key), schema.fields[slot].stage == .written else {
        misspelled.append(entry)
        continue
      }
      guard seen.insert(slot) else { continue }  // a duplicate key, which the tree has reported
      read(entry, into: slot, of: record)
    }
    for entry in misspelled { readMisspelled(entry, into: record, seen: &seen) }
    reportMissing(in: record, seen: seen)
    return record
  }

  private mutating func read(_ entry: MergedEntry, into slot: Int, of record: RecordID) {
    let field = records.schema(record).fields[slot]
    route.enter(field: field.name)
    defer { route.leave() }
    aliases.append(contentsOf: entry.via)
    defer { aliases.removeLast(entry.via.count) }
    let origin = Origin(key: entry.key, value: entry.value)
    // Nested values derive their place from this.
    records.set(record, slot: slot, to: .absent, origin: origin)
    let stored = value(at: entry.value, field.type, Target(record: record, slot: slot, origin: origin))
    if let stored { records.set(record, slot: slot, to: stored, origin: origin) }
  }

  /// Whether a key is the rest of an unquoted text with a comma in a flow mapping: `{reason: slow, and expensive}`.
  private func isCutByComma(_ key: NodeID) -> Bool {
    let rest = tree.source.utf8.dropFirst(Int(tree.span(key).end))
    let next = rest.first { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    return next == UInt8(ascii: ",") || next == UInt8(ascii: "}")
  }

  /// Reports an unknown key and reads it as the nearest unused field.
  private mutating func readMisspelled(_ entry: MergedEntry, into record: RecordID, seen: inout SlotSet) {
    let schema = records.schema(record)
    let key = tree.text(tree.resolved(entry.key))
    let free = schema.fields.indices.filter { schema.fields[$0].stage == .written && !seen.contains($0) }
    let meant = nearestName(to: key, among: free.map { schema.fields[$0].name })
    route.enter(field: key)
    aliases.append(contentsOf: entry.via)
    let remedy =
      if isCutByComma(entry.key) {
        "the comma before it ends the previous value; quote a text that contains a comma"
      } else if let meant {
        didYouMean(meant)
      } else if let stated = nearestName(to: key, among: schema.writtenFields.map(\.name)) {
        "`\(stated)` is already set here; remove this key, or start it with `x-` if it is a custom key"
      } else {
        "known keys: \(schema.writtenFields.map(\.name).joined(separator: ", ")); custom keys start with `x-`"
      }
    let guide = meant.flatMap(schema.slot).map { schema.fields[$0].guide } ?? []
    let problem = report(
      .unknownKey, at: entry.key, "unknown key `\(key.shortened)` in `\(schema.noun)`",
      remedy: remedy, meant: meant, guide: guide)
    route.leave()
    aliases.removeLast(entry.via.count)
    guard let slot = meant.flatMap(schema.slot) else { return }
    seen.insert(slot)
    let before = problems.count
    read(entry, into: slot, of: record)
    if case .broken = records[record, slot] {
      // The value does not fit the nearest field, so the unknown key is the only problem.
      problems.removeLast(problems.count - before)
      let origin = Origin(key: entry.key, value: entry.value)
      records.set(record, slot: slot, to: .broken(problem: problem), origin: origin)
    }
  }

  private mutating func reportMissing(in record: RecordID, seen: SlotSet) {
    let schema = records.schema(record)
    for (slot, field) in schema.fields.enumerated() where field.stage == .written && !seen.contains(slot) {
      switch field.presence {
      case .optional: continue
      case .required: break
      case .requiredUnless(let other, let words):
        // An unreadable value may be one of the words.
        if case .broken = records[record, other] { continue }
        if let text = String(records[record, other], in: records), words.contains(text) { continue }
      }
      route.enter(field: field.name)
      let problem = report(
        .missingKey, span: records.anchor(of: record),
        "`\(field.name)` is missing in the \(schema.noun)",
        remedy: "set `\(field.name)`: \(field.doc.inSentence)",
        guide: field.guide)
      route.leave()
      records.set(record, slot: slot, to: .broken(problem: problem))
      if case .identifier(let namespace) = field.type {
        identifiers.markBroken(namespace.group, problem: problem)
      }
    }
  }

  // MARK: Reporting

  /// The field for which a value is read.
  struct Target {
    let record: RecordID
    let slot: Int
    let origin: Origin
    /// Whether the value is an item of the field's list.
    var isItem = false
  }

  @discardableResult
  mutating func report(
    _ kind: DecodingProblem.Kind, at node: NodeID, _ message: String, remedy: String? = nil,
    meant: String? = nil, guide: [String] = [],
    related: [DecodingProblem.Related] = []
  ) -> Int {
    let shown = tree.resolved(node)
    let isAlias = enter(node)
    defer { if isAlias { aliases.removeLast() } }
    // The target of an alias may be valid in its other uses.
    let replacement = meant.flatMap { text in
      shown == node && tree.kind(node) == .scalar
        ? DecodingProblem.Replacement(span: tree.span(node), text: text) : nil
    }
    return report(
      kind, span: tree.visibleSpan(shown), message, remedy: remedy, replacement: replacement, guide: guide,
      related: related)
  }

  @discardableResult
  mutating func report(
    _ kind: DecodingProblem.Kind, span: Span, _ message: String, remedy: String? = nil,
    replacement: DecodingProblem.Replacement? = nil, guide: [String] = [],
    related: [DecodingProblem.Related] = []
  ) -> Int {
    let uses = aliases.map {
      DecodingProblem.Related(span: tree.span($0), message: "used here, through an alias")
    }
    problems.append(
      DecodingProblem(
        kind: kind, message: message, remedy: remedy, route: route, span: span, related: related + uses,
        guide: guide, replacement: replacement))
    return problems.count - 1
  }

  /// Adds the alias through which a value is reached, if there is one and it is not yet in the list.
  mutating func enter(_ node: NodeID) -> Bool {
    guard tree.kind(node) == .alias, aliases.last != node else { return false }
    aliases.append(node)
    return true
  }

  /// The node in words, for a message about an unexpected value.
  func found(_ node: NodeID) -> String {
    let node = tree.resolved(node)
    switch tree.kind(node) {
    case .mapping: return "a mapping"
    case .sequence: return "a list"
    case .scalar, .alias:
      let text = tree.text(node)
      return text.isEmpty ? "nothing" : "`\(text.shortened)`"
    }
  }
}

/// A set of fields of a schema with at most ``limit`` fields.
struct SlotSet {
  static let limit = UInt64.bitWidth
  private var bits: UInt64 = 0

  func contains(_ slot: Int) -> Bool { bits & 1 << UInt64(slot) != 0 }

  /// Inserts a field; returns whether it was new.
  @discardableResult
  mutating func insert(_ slot: Int) -> Bool {
    defer { bits |= 1 << UInt64(slot) }
    return !contains(slot)
  }
}
