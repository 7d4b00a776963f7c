import CEL
import Manifest
import Schema
import Spelling
import YAMLTree

/// The check of changes to entries of extended packs: they fit the entry and have not expired.
struct LooseningCheck {
  private let policy: Policy
  private let packs: [Pack]
  private let today: CalendarDay

  /// The longest time for which a loosening is valid, in days.
  private static let longest = 366

  init(_ policy: Policy, _ packs: [Pack], today: CalendarDay) {
    self.policy = policy
    self.packs = packs
    self.today = today
  }

  var problems: [PolicyProblem] {
    let expired = policy.loosenings.filter { loosening in
      loosening.isExpired && packs.contains { $0.name == loosening.pack }
    }.map { loosening in
      PolicyProblem(
        CompositionDefect.looseningExpired(id: loosening.id, until: loosening.until),
        at: Pack.route(to: .of(\PackFields.loosens), item: loosening.id), source: loosening.source,
        span: loosening.span)
    }
    return expired + packs.flatMap(misfits) + packs.flatMap(terms)
  }

  // MARK: Terms

  /// Returns the loosenings without a meaningful reason or owner, and those that are valid for too long.
  private func terms(in pack: Pack) -> [PolicyProblem] {
    (pack.entry.loosens ?? []).flatMap { loosening -> [PolicyProblem] in
      let id = pack.records.value(of: loosening.id, \TighteningFields.id) ?? ""
      func problem(_ defect: CompositionDefect, _ field: FieldDescription) -> PolicyProblem {
        pack.problem(
          defect, .of(\PackFields.loosens), item: id, inner: field,
          span: pack.records.span(of: loosening.id, field))
      }
      var problems: [PolicyProblem] = []
      let texts: [(String?, FieldDescription)] = [
        (loosening.reason, .of(\LooseningFields.reason)), (loosening.owner, .of(\LooseningFields.owner)),
      ]
      for case (let text?, let field) in texts where !text.hasSubstance {
        problems.append(problem(.emptyTerm(field, text: text), field))
      }
      if let until = loosening.until, until.daysSinceEpoch - today.daysSinceEpoch > Self.longest {
        problems.append(problem(.looseningTooLong(id: id, until: until), .of(\LooseningFields.until)))
      }
      return problems
    }
  }

  // MARK: What fits

  private func misfits(in pack: Pack) -> [PolicyProblem] {
    let lists: [(FieldDescription, [RecordID])] = [
      (.of(\PackFields.tightens), (pack.entry.tightens ?? []).map(\.id)),
      (.of(\PackFields.loosens), (pack.entry.loosens ?? []).map(\.id)),
    ]
    return lists.flatMap { list, changes in changes.flatMap { misfits(of: $0, in: pack, list) } }
  }

  private func misfits(
    of change: RecordID, in pack: Pack, _ list: FieldDescription
  ) -> [PolicyProblem] {
    let records = pack.records
    guard let id = records.value(of: change, \TighteningFields.id), let target = target(id) else { return [] }
    func problem(_ defect: any PolicyDefect, _ field: FieldDescription, _ span: Span) -> PolicyProblem {
      pack.problem(defect, list, item: id, inner: field, span: span)
    }
    let changing: [FieldDescription] = [
      .of(\TighteningFields.atLeast), .of(\TighteningFields.severity), .of(\TighteningFields.level),
      .of(\TighteningFields.value),
    ]
    let stated = changing.filter { field in
      if case .absent = records[change, field] { false } else { true }
    }
    guard !stated.isEmpty else {
      return [
        problem(
          CompositionDefect.changesNothing(noun: target.noun, id: id, field: target.field), target.field,
          records.anchor(of: change))
      ]
    }
    if case .rule = target, let rule = BuiltInRule(rawValue: id), !rule.hasAdjustableSeverity {
      return [problem(CompositionDefect.fixedSeverity(rule), target.field, records.anchor(of: change))]
    }
    let misplaced = stated.filter { $0.name != target.field.name }.map { field in
      problem(
        CompositionDefect.foreignField(field, noun: target.noun, field: target.field), field,
        records.span(of: change, field))
    }
    return misplaced
      + cells(of: change, in: records, target).map { problem($0.defect, target.field, $0.span) }
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

    /// The field of a change that applies to this kind of target.
    var field: FieldDescription {
      switch self {
      case .requirement: .of(\TighteningFields.atLeast)
      case .rule: .of(\TighteningFields.severity)
      case .floor: .of(\TighteningFields.level)
      case .parameter: .of(\TighteningFields.value)
      }
    }
  }

  private func target(_ id: String) -> Target? {
    if let requirement = policy.requirements.first(where: { $0.id == id }) {
      return .requirement(requirement)
    }
    if BuiltInRule(rawValue: id).map({ policy.reported[$0] != nil }) ?? false { return .rule }
    if policy.rules.contains(where: { $0.id == id }) || policy.words.contains(where: { $0.id == id }) {
      return .rule
    }
    if policy.floors.contains(where: { $0.id == id }) { return .floor }
    return policy.parameters.contains { $0.name == id } ? .parameter : nil
  }

  /// Returns the unknown levels and rungs in a change, which would have no effect.
  private func cells(
    of change: RecordID, in records: RecordTree, _ target: Target
  ) -> [(defect: VocabularyDefect, span: Span)] {
    let names = policy.levels.names
    let field = target.field
    if case .floor = target, let level = records.value(of: change, \TighteningFields.level),
      !names.contains(level)
    {
      return [(.unknownLevel(level, known: names), records.span(of: change, field))]
    }
    guard case .map(let table) = records[change, field] else { return [] }
    return table.compactMap { (level: String, word: Value) -> (defect: VocabularyDefect, span: Span)? in
      let cell = records.cell(of: change, field, key: level)
      let whole = records.span(of: change, field)
      if !names.contains(level) { return (.unknownLevel(level, known: names), cell?.key ?? whole) }
      guard case .requirement(let requirement) = target, case .string(let rung) = word,
        let ladder = policy.ladders[requirement.family], ladder.index(of: rung) == nil
      else { return nil }
      return (.unknownRung(rung, requirement.family, known: ladder.names), cell?.value ?? whole)
    }
  }
}
