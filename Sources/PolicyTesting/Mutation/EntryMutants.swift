import CEL
import Manifest
import Policy
import Schema

/// The mutants of an entry: copies with one change each.
struct EntryMutants {
  private let entry: PolicyEntry
  private let policy: Policy
  private(set) var all: [Mutant] = []

  init(of entry: PolicyEntry, _ policy: Policy) {
    self.entry = entry
    self.policy = policy
    switch policy.compiled(entry) {
    case .floor(let floor):
      change(.of(\EntryFields.when), floor.condition.when)
      stepLevel()
      movePlace()
    case .requirement(let requirement):
      change(.of(\EntryFields.when), requirement.condition.when)
      dropWhen(requirement.condition)
      changeTable(requirement)
    case .rule(let rule):
      change(.of(\RuleFields.items), rule.items)
      change(.of(\EntryFields.when), rule.condition.when)
      if rule.assert != nil { dropWhen(rule.condition) }
      change(.of(\RuleFields.assert), rule.assert)
      changeSeverity(at: policy.reachableLevels(of: rule.condition))
      movePlace()
      dropRelated()
    case .words:
      for part in WordListParts(of: entry).all {
        all.append(Mutant(text: "without \(part.name)", place: part.place, change: .entry(part.rest)))
      }
      changeSeverity(at: Set(policy.levels.names.indices))
    case .report: changeSeverity(at: Set(policy.levels.names.indices))
    case nil: break
    }
    all = all.numbered
  }

  private mutating func add(_ text: String, _ place: PackPlace, _ field: FieldDescription, _ stored: Stored) {
    all.append(Mutant(text: text, place: place, change: .entry(entry.setting(field, to: stored))))
  }

  // MARK: Conditions

  private mutating func change(_ field: FieldDescription, _ expression: Expression?) {
    guard let checked = expression?.program?.checked else { return }
    for change in ExpressionMutants(of: checked).all {
      add(
        "\(field.name): \(change.text)", entry.place(of: field, expression: change.span), field,
        .scalar(.string(change.source)))
    }
  }

  /// Removes `when`. A conjunction is skipped, because its parts are removed one by one.
  private mutating func dropWhen(_ condition: Condition) {
    guard let tree = condition.when?.program?.checked.tree else { return }
    if case .logical(.and) = tree[tree.root].kind { return }
    drop(.of(\EntryFields.when), tree.text)
  }

  private mutating func movePlace() {
    guard let at = entry.value(\EntryFields.at) else { return }
    drop(.of(\EntryFields.at), at)
  }

  private mutating func drop(_ field: FieldDescription, _ text: String) {
    add("without \(field.name): \(text)", entry.place(of: field), field, .absent)
  }

  private mutating func dropRelated() {
    let field = FieldDescription.of(\RuleFields.related)
    let related = entry.value(\RuleFields.related) ?? []
    for (number, path) in related.enumerated() {
      add(
        "without \(field.name): \(path)", entry.place(of: field), field,
        .list(related.without(number).map(Value.string)))
    }
  }

  // MARK: Tables

  private mutating func stepLevel() {
    guard let name = entry.value(\FloorFields.level) else { return }
    for other in policy.levels.names.beside(name) { step(.of(\FloorFields.level), name, to: other) }
  }

  private mutating func step(_ field: FieldDescription, _ word: String, to other: String) {
    add("\(field.name): \(word) -> \(other)", entry.place(of: field), field, .scalar(.string(other)))
  }

  private mutating func changeTable(_ requirement: CompiledRequirement) {
    guard case .map(let written) = entry[\RequirementFields.atLeast],
      let ladder = policy.ladders[requirement.family]?.names
    else { return }
    changeCells(
      .of(\RequirementFields.atLeast), written, scale: ladder,
      reachable: policy.reachableLevels(of: requirement))
  }

  private mutating func changeSeverity(at reachable: @autoclosure () -> Set<Int>) {
    let scale = SeveritySetting.allCases.map(\.rawValue)
    let field = FieldDescription.of(\EntryFields.severity)
    switch entry[field] {
    case .scalar(.string(let word)):
      for other in scale.beside(word) { step(field, word, to: other) }
    case .map(let written):
      changeCells(field, written, scale: scale, reachable: reachable())
    default: break
    }
  }

  /// Moves each value of a table up and down its scale, and each cell up and down a level, if that changes
  /// the value at a reachable level.
  private mutating func changeCells(
    _ field: FieldDescription, _ written: [(key: String, value: Value)], scale: [String], reachable: Set<Int>
  ) {
    let levels = policy.levels.names
    let original = effective(written)
    func add(_ text: String, at key: String, _ change: (inout [(key: String, value: Value)]) -> Void) {
      var table = written
      change(&table)
      let isSeen = zip(original, effective(table)).enumerated().contains { level, values in
        values.0 != values.1 && reachable.contains(level)
      }
      if isSeen { self.add("\(field.name)\(text)", entry.place(of: field, key: key), field, .map(table)) }
    }
    for (number, cell) in written.enumerated() {
      guard case .string(let word) = cell.value else { continue }
      for other in scale.beside(word) {
        add(".\(cell.key): \(word) -> \(other)", at: cell.key) { $0[number].value = .string(other) }
      }
      for other in levels.beside(cell.key) where !written.contains(where: { $0.key == other }) {
        add(": \(cell.key) -> \(other)", at: cell.key) { $0[number].key = other }
      }
    }
  }

  /// Returns the value of a table at each level; a cell applies from its level up to the next cell.
  private func effective(_ table: [(key: String, value: Value)]) -> [Value?] {
    let cells = table.compactMap { cell in policy.levels.index(of: cell.key).map { ($0, cell.value) } }
    return ByLevel(cells.map { (level: $0.0, value: $0.1) }, levels: policy.levels.all.count).values
  }
}

extension [String] {
  /// Returns the words before and after a word.
  func beside(_ word: String) -> [String] {
    guard let index = firstIndex(of: word) else { return [] }
    return [index - 1, index + 1].filter(indices.contains).map { self[$0] }
  }
}
