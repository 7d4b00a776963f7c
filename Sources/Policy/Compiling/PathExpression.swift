import CEL
package import Manifest
package import Schema
import Spelling

/// Where a finding is to stand: the subject, or fields of it one inside the other, `effect.controls.idempotency`.
///
/// It is not an expression that has a value, since it may well lead to something that is not there.
package struct PathExpression: Sendable {
  /// Whether the path begins at the whole manifest though the subject is a part of it.
  package let startsAtManifest: Bool
  package let fields: [String]
  /// What the item that is looked at is there, where the path ends at it: `products[item]`.
  package let end: ItemEnd?

  package enum ItemEnd: Sendable {
    /// The name of a field or of an entry.
    case key
    /// A text in a list.
    case text
  }

  /// The subject itself.
  package static let subject = PathExpression(startsAtManifest: false, fields: [], end: nil)

  /// The name of the field that holds a subject's controls.
  package static let controls = ArchitectureFields.description(of: \.controls).name

  /// The control of a family on the subject.
  package static func controls(_ family: ControlFamily) -> PathExpression {
    PathExpression(startsAtManifest: false, fields: [controls, family.rawValue], end: nil)
  }

  private init(startsAtManifest: Bool, fields: [String], end: ItemEnd?) {
    self.startsAtManifest = startsAtManifest
    self.fields = fields
    self.end = end
  }

  /// - Throws: what is wrong with the path, and what was probably meant.
  init(_ text: String, subject: Subject, records: [String: RecordType], hasItem: Bool) throws(PathError) {
    let endsAtItem = text.hasSuffix(Self.item)
    guard hasItem || !endsAtItem else {
      throw PathError("`item` is not available", remedy: "set `items` to a list of texts")
    }
    let text = endsAtItem ? String(text.dropLast(Self.item.count)) : text
    let names = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      .map { String(Substring($0)) }
    guard let first = names.first, first == subject.rawValue || first == "manifest" else {
      throw PathError(
        "a place begins with \(subject.rawValue) or manifest, and this with '\(names.first ?? "")'",
        remedy: "write \(subject.rawValue), and the fields inside it: \(subject.rawValue).id")
    }
    var type = Type.record(first == "manifest" ? Subject.manifest.schema.noun : subject.schema.noun)
    for (depth, name) in names.enumerated().dropFirst() {
      guard case .record(let record) = type, let known = records[record] else {
        throw PathError(
          "nothing is inside '\(names[..<depth].joined(separator: "."))' that a place could name",
          remedy: "end the place there")
      }
      guard let field = known.field(named: name) else {
        let meant = nearestName(to: name, among: known.fields.map(\.name))
        throw PathError(
          "\(record) has no field '\(name)'",
          remedy: meant.map { didYouMean($0) } ?? "docs/manifest.md lists its fields")
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
    default: throw PathError("nothing in '\(text)' can be found by an item")
    }
  }

  /// The place, as far as it is there, with a path that names the rest.
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

  /// What the path ends at.
  package func stored(in records: RecordTree, subject: RecordID, manifest: RecordID) -> Stored {
    guard let last = fields.last else { return .record(startsAtManifest ? manifest : subject) }
    return around.record(in: records, subject: subject, manifest: manifest).map { records[$0, last] }
      ?? .absent
  }

  /// The record that the path ends at, when it ends at one.
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
