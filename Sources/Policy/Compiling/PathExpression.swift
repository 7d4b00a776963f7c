import CEL
package import Manifest
package import Schema
import Spelling

/// The location of a finding: the subject, or nested fields of it, for example `effect.controls.idempotency`.
///
/// It is not an expression with a value, because the field may be absent.
package struct PathExpression: Sendable {
  /// Whether the path starts at the manifest although the subject is a part of it.
  package let startsAtManifest: Bool
  package let fields: [String]
  /// The role of the item at the end of the path, for example in `products[item]`.
  package let end: ItemEnd?

  package enum ItemEnd: Sendable {
    /// The item is the name of a field or of a map entry.
    case key
    /// The item is a text in a list.
    case text
  }

  /// The path of the subject itself.
  package static let subject = PathExpression(startsAtManifest: false, fields: [], end: nil)

  /// The name of the field with the controls of a subject.
  package static let controls = ArchitectureFields.description(of: \.controls).name

  /// Returns the path of the control of a family on the subject.
  package static func controls(_ family: ControlFamily) -> PathExpression {
    PathExpression(startsAtManifest: false, fields: [controls, family.rawValue], end: nil)
  }

  private init(startsAtManifest: Bool, fields: [String], end: ItemEnd?) {
    self.startsAtManifest = startsAtManifest
    self.fields = fields
    self.end = end
  }

  /// - Throws: The mistake in the path, with a suggestion.
  init(_ text: String, subject: Subject, records: [String: RecordType], hasItem: Bool) throws(PathError) {
    let endsAtItem = text.hasSuffix(Self.item)
    guard hasItem || !endsAtItem else {
      throw PathError("`[item]` requires `items`, which is not set", remedy: "set `items` to a list of texts")
    }
    let text = endsAtItem ? String(text.dropLast(Self.item.count)) : text
    let names = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      .map { String(Substring($0)) }
    guard let first = names.first, first == subject.rawValue || first == "manifest" else {
      throw PathError(
        "`\(names.first ?? "")` is not a valid start of a path",
        remedy: "start the path with "
          + (subject == .manifest ? "`manifest`" : "`\(subject.rawValue)` or `manifest`"))
    }
    var type = Type.record(first == "manifest" ? Subject.manifest.schema.noun : subject.schema.noun)
    for (depth, name) in names.enumerated().dropFirst() {
      guard case .record(let record) = type, let known = records[record] else {
        throw PathError(
          "`\(names[..<depth].joined(separator: "."))` has no fields, so `\(name)` does not exist",
          remedy: "end the path at `\(names[..<depth].joined(separator: "."))`")
      }
      guard let field = known.field(named: name) else {
        let meant = nearestName(to: name, among: known.fields.map(\.name))
        throw PathError(
          "`\(record)` has no field `\(name)`",
          remedy: meant.map { didYouMean($0) } ?? "see docs/manifest.md for its fields")
      }
      type = field.type
    }
    let end: ItemEnd? = endsAtItem ? try Self.end(of: text, type) : nil
    self.init(
      startsAtManifest: first == "manifest" && subject != .manifest, fields: Array(names.dropFirst()),
      end: end
    )
  }

  private static let item = "[item]"

  private static func end(of text: String, _ type: Type) throws(PathError) -> ItemEnd {
    switch type {
    case .record, .map: return .key
    case .list(.string), .list(.named): return .text
    default:
      throw PathError(
        "`\(text)` is not a record, a map or a list of texts, so `[item]` cannot select from it",
        remedy: "end the path at `\(text)`")
    }
  }

  /// Returns the location as far as it exists, with a route that names the rest.
  package func place(
    in records: RecordTree, subject: RecordID, manifest: RecordID, item: String? = nil
  ) -> RecordPlace {
    let place = container(in: records, subject: subject, manifest: manifest)
    guard let end, let item else { return place }
    if let record = walk(in: records, subject: subject, manifest: manifest) {
      let slot = records.schema(record).slot(item)
      return slot.map { records.place(of: record, slot: $0) } ?? place.naming(item)
    }
    let isKey = end == .key
    if let last = fields.last,
      let record = around.walk(in: records, subject: subject, manifest: manifest),
      let slot = records.schema(record).slot(last),
      let there = records.place(of: record, slot: slot, item: item, isKey: isKey)
    {
      return there
    }
    return isKey ? place.naming(item) : place
  }

  /// The path without its last name.
  private var around: PathExpression {
    PathExpression(startsAtManifest: startsAtManifest, fields: Array(fields.dropLast()), end: nil)
  }

  private func container(in records: RecordTree, subject: RecordID, manifest: RecordID) -> RecordPlace {
    var record = startsAtManifest ? manifest : subject
    for (depth, name) in fields.enumerated() {
      guard let slot = records.schema(record).slot(name) else { return records.place(of: record) }
      if depth < fields.count - 1, case .record(let inner) = records[record, slot] {
        record = inner
        continue
      }
      let place = records.place(of: record, slot: slot)
      let rest = fields[(depth + 1)...]
      guard !rest.isEmpty else { return place }
      return rest.reduce(place) { $0.naming($1) }
    }
    return records.place(of: record)
  }

  /// Returns the value at the end of the path.
  package func stored(in records: RecordTree, subject: RecordID, manifest: RecordID) -> Stored {
    guard let last = fields.last else { return .record(startsAtManifest ? manifest : subject) }
    return around.record(in: records, subject: subject, manifest: manifest).map { records[$0, last] }
      ?? .absent
  }

  /// Returns the record at the end of the path; `nil` if it does not end at a record.
  package func record(in records: RecordTree, subject: RecordID, manifest: RecordID) -> RecordID? {
    end == nil ? walk(in: records, subject: subject, manifest: manifest) : nil
  }

  private func walk(in records: RecordTree, subject: RecordID, manifest: RecordID) -> RecordID? {
    var record = startsAtManifest ? manifest : subject
    for name in fields {
      guard case .record(let inner) = records[record, name] else { return nil }
      record = inner
    }
    return record
  }
}

struct PathError: Error {
  let message: String
  let remedy: String?

  init(_ message: String, remedy: String? = nil) {
    self.message = message
    self.remedy = remedy
  }
}
