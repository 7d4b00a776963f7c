import CEL
package import Schema
package import YAMLTree

/// A loosening, in effect or expired; every report shows it.
package struct Loosening: Sendable {
  package let pack: String
  package let id: String
  /// The change, for example `high: conditional instead of per-action`.
  package let change: String
  package let reason: String
  package let owner: String
  package let until: CalendarDay
  /// Whether its last day has passed, so that it has no effect.
  package let isExpired: Bool
  /// The location of the loosening in the pack.
  package let source: SourceText
  package let span: Span
}

/// The changes that packs make to entries of extended packs.
///
/// Tightenings are always allowed, and the strictest applies, so the order of packs does not matter. A
/// loosening must be explicit, and only one pack may loosen a value.
struct Adjustments {
  /// One item of `tightens` or `loosens`.
  private struct Adjustment {
    let pack: Pack
    let record: RecordID
    let id: String
    /// The conditions of a loosening; `nil` for a tightening.
    let terms: Terms?

    struct Terms {
      let reason: String
      let owner: String
      let until: CalendarDay
      let isExpired: Bool
    }

    func stored(_ field: FieldDescription) -> Stored { pack.records[record, field] }

    func span(_ field: FieldDescription) -> Span { pack.records.span(of: record, field) }
  }

  private(set) var problems: [PolicyProblem] = []
  private(set) var loosenings: [Loosening] = []
  private let byID: [String: [Adjustment]]
  private var used: Set<String> = []

  init(_ packs: [Pack], today: CalendarDay) {
    var byID: [String: [Adjustment]] = [:]
    for pack in packs {
      let records = pack.records
      for tightening in pack.entry.tightens ?? [] {
        guard let id = records.value(of: tightening.id, \TighteningFields.id) else { continue }
        byID[id, default: []].append(Adjustment(pack: pack, record: tightening.id, id: id, terms: nil))
      }
      for loosening in pack.entry.loosens ?? [] {
        guard let id = records.value(of: loosening.id, \TighteningFields.id), let until = loosening.until
        else {
          continue
        }
        let terms = Adjustment.Terms(
          reason: loosening.reason ?? "", owner: loosening.owner ?? "", until: until, isExpired: until < today
        )
        byID[id, default: []].append(Adjustment(pack: pack, record: loosening.id, id: id, terms: terms))
      }
    }
    self.byID = byID
  }

  /// Returns whether a pack changes the entry.
  func isAdjusted(_ id: String) -> Bool { byID[id] != nil }

  /// Returns one value after all adjustments: a cell of a table, a severity at a level, or a parameter.
  ///
  /// - Parameters:
  ///   - cell: The name of the value in messages, for example `high`.
  ///   - field: The field of an adjustment that changes it, for example `atLeast`.
  ///   - read: Returns the new value in an adjustment; `nil` if the adjustment does not change it.
  ///   - compare: Returns whether the second value is stricter, looser or equal; `nil` if they are not
  ///     comparable.
  ///   - join: Returns the least strict value that is at least as strict as both; `nil` if there is none.
  ///   - show: Returns the text of a value.
  mutating func adjust<Value>(
    _ id: String, cell: String, field: FieldDescription, from original: Value,
    read: (Stored, RecordTree) -> Value?,
    compare: (Value, Value) -> Comparison?, join: (Value, Value) -> Value?, show: (Value) -> String
  ) -> Value {
    used.insert(id)
    var result = original
    var loosened: Adjustment?
    var tightened: Adjustment?
    for adjustment in byID[id] ?? [] {
      guard let wanted = read(adjustment.stored(field), adjustment.pack.records) else { continue }
      let direction = compare(original, wanted)
      if let terms = adjustment.terms {
        guard direction != .greater, direction != .equal else {
          report(CompositionDefect.ineffectiveLoosening(cell: cell, value: show(original)), adjustment, field)
          continue
        }
        loosenings.append(
          Loosening(
            pack: adjustment.pack.name, id: id,
            change: "\(cell): \(show(wanted)) instead of \(show(original))",
            reason: terms.reason, owner: terms.owner, until: terms.until, isExpired: terms.isExpired,
            source: adjustment.pack.source, span: adjustment.span(field)))
        guard !terms.isExpired else { continue }
        if let other = loosened ?? tightened { conflict(adjustment, other, cell, field) }
        loosened = adjustment
        result = wanted
      } else if direction == .greater || direction == .equal {
        // All tightenings apply together, in any order of the packs.
        if let joined = loosened == nil ? join(result, wanted) : nil {
          result = joined
        } else if let other = loosened ?? tightened {
          conflict(adjustment, other, cell, field)
        }
        tightened = adjustment
      } else {
        report(
          CompositionDefect.loosening(cell: cell, from: show(original), to: show(wanted)), adjustment, field)
      }
    }
    return result
  }

  /// Reports adjustments of entries that do not exist.
  mutating func reportUnused(known: [String]) {
    for (id, adjustments) in byID.sorted(by: { $0.key < $1.key }) where !used.contains(id) {
      for adjustment in adjustments {
        report(
          CompositionDefect.unknownEntry(id: id, known: known), adjustment, .of(\TighteningFields.id))
      }
    }
  }

  private mutating func conflict(
    _ one: Adjustment, _ other: Adjustment, _ cell: String, _ field: FieldDescription
  ) {
    problems.append(
      PolicyProblem(
        CompositionDefect.conflict(
          pack: one.pack.name, other: other.pack.name, id: one.id, cell: cell),
        at: Route([.field(one.id), .field(field.name)]), source: one.pack.source, span: one.span(field),
        related: [.init("the other is here", source: other.pack.source, span: other.span(field))]))
  }

  private mutating func report(
    _ defect: any PolicyDefect, _ adjustment: Adjustment, _ field: FieldDescription
  ) {
    problems.append(
      adjustment.pack.problem(
        defect, adjustment.terms == nil ? .of(\PackFields.tightens) : .of(\PackFields.loosens),
        item: adjustment.id, inner: field, span: adjustment.span(field)))
  }
}
