import CEL
import Manifest
import Schema
import YAMLTree

/// Changes of entries below: they fit what they change, and none has ended.
struct LooseningCheck {
  private let policy: Policy
  private let packs: [Pack]

  init(_ policy: Policy, _ packs: [Pack]) {
    self.policy = policy
    self.packs = packs
  }

  var problems: [PolicyProblem] {
    let expired = policy.loosenings.filter { loosening in
      loosening.isExpired && packs.contains { $0.name == loosening.pack }
    }.map { loosening in
      PolicyProblem(
        PackCheck.looseningExpired.rawValue,
        "the loosening of \(loosening.id) ended on \(loosening.until) and no longer holds",
        severity: .warning,
        remedy: "take it out, or decide anew and set another day", path: "pack.loosens[\(loosening.id)]",
        source: loosening.source, span: loosening.span)
    }
    return expired + packs.flatMap(misfits)
  }

  // MARK: What fits

  private func misfits(in pack: Pack) -> [PolicyProblem] {
    let lists = [
      ("tightens", (pack.entry.tightens ?? []).map(\.id)), ("loosens", (pack.entry.loosens ?? []).map(\.id)),
    ]
    return lists.flatMap { list, changes in changes.flatMap { misfits(of: $0, in: pack, list) } }
  }

  private func misfits(of change: RecordID, in pack: Pack, _ list: String) -> [PolicyProblem] {
    let records = pack.records
    guard let id = String(records[change, "id"], in: records), let target = target(id) else { return [] }
    func problem(_ check: PackCheck, _ message: String, _ field: String, _ span: Span, _ remedy: String)
      -> PolicyProblem
    {
      PolicyProblem(
        check.rawValue, message, remedy: remedy, path: "pack.\(list)[\(id)].\(field)", source: pack.source,
        span: span)
    }
    let stated = ["atLeast", "severity", "level", "value"].filter { field in
      if case .absent = records[change, field] { false } else { true }
    }
    guard !stated.isEmpty else {
      return [
        problem(
          .wrongChange, "this changes nothing of the \(target.noun) \(id)", target.field,
          records.anchor(of: change),
          "state \(target.field)")
      ]
    }
    let misplaced = stated.filter { $0 != target.field }.map { field in
      problem(
        .wrongChange, "a \(target.noun) has no \(field) to change", field,
        records.span(of: change, field: field),
        "state \(target.field) instead")
    }
    return misplaced
      + cells(of: change, in: records, target).map { field, check, message, span, remedy in
        problem(check, message, field, span, remedy)
      }
  }

  private enum Target {
    case requirement(CompiledRequirement)
    case rule, floor, parameter

    var noun: String {
      switch self {
      case .requirement: "requirement"
      case .rule: "rule"
      case .floor: "floor"
      case .parameter: "parameter"
      }
    }

    /// The field of a change that speaks of it.
    var field: String {
      switch self {
      case .requirement: "atLeast"
      case .rule: "severity"
      case .floor: "level"
      case .parameter: "value"
      }
    }
  }

  private func target(_ id: String) -> Target? {
    if let requirement = policy.requirements.first(where: { $0.id == id }) {
      return .requirement(requirement)
    }
    if policy.rules.contains(where: { $0.id == id }) || policy.words.contains(where: { $0.id == id }) {
      return .rule
    }
    if policy.floors.contains(where: { $0.id == id }) { return .floor }
    return policy.parameters.contains { $0.name == id } ? .parameter : nil
  }

  private typealias Cell = (field: String, check: PackCheck, message: String, span: Span, remedy: String)

  /// Levels and rungs that are not there: they would be passed over.
  private func cells(of change: RecordID, in records: RecordTree, _ target: Target) -> [Cell] {
    let names = policy.levels.names
    if case .floor = target, let level = String(records[change, "level"], in: records), !names.contains(level)
    {
      return [
        (
          "level", .unknownLevel, "no level is called '\(level)'", records.span(of: change, field: "level"),
          suggestion(for: level, among: names)
        )
      ]
    }
    guard case .map(let table) = records[change, target.field] else { return [] }
    let slot = records.schema(change).slot(target.field) ?? 0
    return table.compactMap { (level: String, word: Value) -> Cell? in
      let cell = records.cell(of: change, slot: slot, key: level)
      let whole = records.span(of: change, field: target.field)
      if !names.contains(level) {
        return (
          target.field, .unknownLevel, "no level is called '\(level)'", cell?.key ?? whole,
          suggestion(for: level, among: names)
        )
      }
      guard case .requirement(let requirement) = target, case .string(let rung) = word,
        let ladder = policy.ladders[requirement.family], ladder.index(of: rung) == nil
      else { return nil }
      return (
        target.field, .unknownRung, "the \(requirement.family.rawValue) ladder has no rung '\(rung)'",
        cell?.value ?? whole, suggestion(for: rung, among: ladder.names)
      )
    }
  }
}
