import CEL
import Manifest
import Policy
import Shapes

/// An entry with one thing in it changed.
struct EntryMutants {
  private let entry: PolicyEntry
  private let policy: Policy
  private(set) var all: [Mutant] = []

  init(of entry: PolicyEntry, _ policy: Policy) {
    self.entry = entry
    self.policy = policy
    switch policy.compiled(entry) {
    case .floor(let floor):
      change("when", floor.condition.when)
      stepLevel()
    case .requirement(let requirement):
      change("when", requirement.condition.when)
      dropWhen(requirement.condition)
      changeTable(requirement)
    case .rule(let rule):
      change("when", rule.condition.when)
      if rule.assert != nil { dropWhen(rule.condition) }
      change("assert", rule.assert)
      changeSeverity()
      movePlace()
    case .words:
      for part in WordListParts(of: entry).all {
        all.append(Mutant(text: "without \(part.name)", place: part.place, change: .entry(part.rest)))
      }
      changeSeverity()
    case nil: break
    }
    all = all.numbered
  }

  private mutating func add(_ text: String, _ place: PackPlace, _ field: String, _ stored: Stored) {
    all.append(Mutant(text: text, place: place, change: .entry(entry.setting(field, to: stored))))
  }

  // MARK: Conditions

  private mutating func change(_ field: String, _ expression: Expression?) {
    guard let checked = expression?.program?.checked else { return }
    for change in ExpressionMutants(of: checked).all {
      add(
        "\(field): \(change.text)", entry.place(of: field, expression: change.span), field,
        .scalar(.string(change.source)))
    }
  }

  /// A condition of several parts is dropped part by part.
  private mutating func dropWhen(_ condition: Condition) {
    guard let tree = condition.when?.program?.checked.tree else { return }
    if case .logical(.and) = tree[tree.root].kind { return }
    add("without when: \(tree.text)", entry.place(of: "when"), "when", .absent)
  }

  private mutating func movePlace() {
    guard let at = String(entry.records[entry.root, "at"], in: entry.records) else { return }
    add("without at: \(at)", entry.place(of: "at"), "at", .absent)
  }

  // MARK: Tables

  private mutating func stepLevel() {
    guard let name = String(entry.records[entry.root, "level"], in: entry.records),
      let level = policy.levels.index(of: name)
    else { return }
    for other in [level - 1, level + 1] where policy.levels.names.indices.contains(other) {
      let other = policy.levels.names[other]
      add("level: \(name) -> \(other)", entry.place(of: "level"), "level", .scalar(.string(other)))
    }
  }

  private mutating func changeTable(_ requirement: CompiledRequirement) {
    guard case .map(let written) = entry.records[entry.root, "atLeast"],
      let ladder = policy.ladders[requirement.family]?.names
    else { return }
    changeCells("atLeast", written, scale: ladder)
  }

  private mutating func changeSeverity() {
    let scale = Severity.allCases.map(\.rawValue)
    switch entry.records[entry.root, "severity"] {
    case .scalar(.string(let word)):
      for other in scale.beside(word) {
        add("severity: \(word) -> \(other)", entry.place(of: "severity"), "severity", .scalar(.string(other)))
      }
    case .map(let written): changeCells("severity", written, scale: scale)
    default: break
    }
  }

  /// Each value of a table by level one step up and down its scale, and each entry one level up and down.
  private mutating func changeCells(
    _ field: String, _ written: [(key: String, value: Value)], scale: [String]
  ) {
    let levels = policy.levels.names
    for (number, cell) in written.enumerated() {
      guard case .string(let word) = cell.value else { continue }
      let place = entry.place(of: field, key: cell.key)
      for other in scale.beside(word) {
        var table = written
        table[number].value = .string(other)
        add("\(field).\(cell.key): \(word) -> \(other)", place, field, .map(table))
      }
      for other in levels.beside(cell.key) where !written.contains(where: { $0.key == other }) {
        var table = written
        table[number].key = other
        add("\(field): \(cell.key) -> \(other)", place, field, .map(table))
      }
    }
  }
}

extension [String] {
  /// The words before and after a word.
  fileprivate func beside(_ word: String) -> [String] {
    guard let index = firstIndex(of: word) else { return [] }
    return [index - 1, index + 1].filter(indices.contains).map { self[$0] }
  }
}
