import Manifest
import Policy
import Schema
import Synchronization

/// The extent to which a finding hides other findings.
package enum Obstruction: Int, Sendable {
  case none
  /// Fewer checks apply than the facts require.
  case levelTooLow
  /// A part of the document was not checked.
  case unreadable
}

/// The rules of a policy that a run evaluates. Their texts are collected on first access, because most reports do not
/// use them.
final class RulesInForce: Sendable {
  private let policy: Policy
  private let selection: Selection?
  private let gathered = Mutex<[RuleDescription]?>(nil)

  init(_ policy: Policy, only selection: Selection?) {
    self.policy = policy
    self.selection = selection
  }

  /// The extent to which a finding hides other findings.
  func obstruction(of finding: Finding) -> Obstruction {
    guard finding.severity == .error, let rule = BuiltInRule(rawValue: finding.rule) else { return .none }
    if rule == .belowFloor { return .levelTooLow }
    return rule.reporter == .decoding ? .unreadable : .none
  }

  /// Whether the selection of the run names a rule by its id.
  func isNamed(_ id: String) -> Bool { selection?.names(id) ?? false }

  func contains(_ id: String) -> Bool {
    BuiltInRule(rawValue: id).flatMap { policy.reported[$0] } != nil || policy.rules.contains { $0.id == id }
      || policy.requirements.contains { $0.id == id } || policy.floors.contains { $0.id == id }
      || policy.words.contains { $0.id == id }
  }

  /// The descriptions of the rules, by id.
  var rules: [RuleDescription] {
    gathered.withLock { gathered in
      let rules = gathered ?? RuleDescription.all(in: policy, only: selection)
      gathered = rules
      return rules
    }
  }
}

extension RuleDescription {
  /// The descriptions of the rules of a policy that a run evaluates, by id.
  fileprivate static func all(in policy: Policy, only selection: Selection?) -> [RuleDescription] {
    let levels = policy.levels.names
    let defaults = steps(levels) { policy.defaultSeverity[$0] }
    var rules = policy.rules.map { rule in
      RuleDescription(rule.entry, steps(levels) { rule.severity[$0] }, .rule)
    }
    rules += policy.requirements.map { RuleDescription(requirement: $0, defaults) }
    rules += policy.floors.map { RuleDescription(floor: $0) }
    rules += policy.words.map { list in RuleDescription(words: list, steps(levels) { list.severity[$0] }) }
    rules += policy.reported.values.map { RuleDescription($0, [], .reading) }
    return rules.filter { selection?.contains(rule: $0.id, guide: $0.guide) ?? true }
      .sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
  }

  private static func steps(_ levels: [String], _ severity: (Int) -> SeveritySetting?) -> [Step] {
    levels.enumerated().map { index, level in
      Step(level: level, severity: severity(index).flatMap(Finding.Severity.init))
    }
  }

  private init(_ entry: PolicyEntry, _ severities: [Step], _ kind: EntryKind) {
    let rule = entry.read(as: RuleFields.self)
    self.init(
      id: entry.id, kind: kind, title: rule.title ?? entry.id, what: rule.what, why: rule.why,
      remedy: rule.remedy, guide: rule.guide ?? [], references: rule.references ?? [], family: nil,
      severities: severities)
  }

  private init(requirement: CompiledRequirement, _ severities: [Step]) {
    let entry = requirement.entry.read(as: RequirementFields.self)
    self.init(
      id: requirement.id, kind: .requirement, title: entry.title ?? requirement.id,
      what: "Weakest sufficient rung of \(requirement.family.rawValue), by level.", why: entry.why,
      remedy: entry.remedy, guide: requirement.guide, references: entry.references ?? [],
      family: requirement.family.rawValue, severities: severities)
  }

  private init(floor: CompiledFloor) {
    let entry = floor.entry.read(as: FloorFields.self)
    self.init(
      id: floor.id, kind: .floor, title: floor.id.split(separator: "-").joined(separator: " "),
      what: "This fact requires at least level \(entry.level ?? "").", why: entry.why, remedy: nil,
      guide: entry.guide ?? [], references: entry.references ?? [], family: nil, severities: [])
  }

  private init(words list: CompiledWords, _ severities: [Step]) {
    let entry = list.entry.read(as: WordsFields.self)
    self.init(
      id: list.id, kind: .words, title: entry.title ?? list.id, what: entry.what, why: entry.why,
      remedy: entry.remedy, guide: entry.guide ?? [], references: entry.references ?? [], family: nil,
      severities: severities)
  }
}
