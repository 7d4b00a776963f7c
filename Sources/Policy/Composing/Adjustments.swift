import CEL
package import Schema
package import YAMLTree

/// A loosening that is in force, or was: every report shows it.
package struct Loosening: Sendable {
  package let pack: String
  package let id: String
  /// What is asked now instead of what was: `high: conditional instead of per-action`.
  package let change: String
  package let reason: String
  package let owner: String
  package let until: CalendarDay
  /// Past its last day it no longer holds.
  package let isExpired: Bool
  /// Where the pack says so.
  package let source: SourceText
  package let span: Span
}

/// What packs change of the entries below them. Tightening is free and the strongest wins, so that the order of packs
/// does not matter; loosening has to be said in so many words, and only one pack may loosen a thing.
struct Adjustments {
  /// One item of `tightens` or `loosens`.
  private struct Adjustment {
    let pack: Pack
    let record: RecordID
    let id: String
    /// `nil` for a tightening.
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

  /// What one thing is after all adjustments: a cell of a table, a severity at a level, a parameter.
  ///
  /// - Parameters:
  ///   - cell: its name, for messages: `high`.
  ///   - field: the field of an adjustment that speaks of it: `atLeast`.
  ///   - read: its value in an adjustment; `nil` where the adjustment does not speak of it.
  ///   - compare: whether the second value asks for more, less or the same; `nil` when that cannot be said.
  ///   - join: the least that asks for as much as both; `nil` when there is no such value.
  ///   - show: the value in words.
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
          report(CompositionDefect.needlessLoosening(cell: cell, value: show(original)), adjustment, field)
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
        // All tightenings hold together, whatever order their packs come in.
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

  /// Adjustments of something that is not there.
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
