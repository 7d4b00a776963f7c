/// Defects of tables by level: decreasing values, gaps, and cells for unreachable levels.
enum TableDefect: PolicyDefect {
  /// The value of a table at one level.
  struct Cell {
    let level: String
    let value: String
  }

  case decreasingRequirement(Cell, below: Cell)
  case decreasingSeverity(Cell, below: Cell)
  /// - Parameter isCovered: Whether other requirements apply to the same parts at these levels.
  case missingLevels([String], firstRung: String, isCovered: Bool)
  case needlessCell(level: String)

  var check: PackCheck {
    switch self {
    case .decreasingRequirement: .decreasingRequirement
    case .decreasingSeverity: .decreasingSeverity
    case .missingLevels: .missingLevel
    case .needlessCell: .unreachableLevel
    }
  }

  var severity: SeveritySetting {
    switch self {
    case .decreasingRequirement, .decreasingSeverity: .error
    case .missingLevels(_, _, let isCovered): isCovered ? .note : .error
    case .needlessCell: .note
    }
  }

  var message: String {
    switch self {
    case .decreasingRequirement(let here, let below):
      "level `\(here.level)` requires `\(here.value)`, which is less than `\(below.value)` at level `\(below.level)`"
    case .decreasingSeverity(let here, let below):
      "the severity at level `\(here.level)` is `\(here.value)`, which is lower than `\(below.value)` at level `\(below.level)`"
    case .missingLevels(let levels, _, _):
      "`atLeast` has no rung for level \(levels.map { "`\($0)`" }.joined(separator: ", ")), which parts can have"
    case .needlessCell(let level): "no part that the entry applies to can have level `\(level)`"
    }
  }

  var remedy: String? {
    switch self {
    case .decreasingRequirement(_, let below):
      "require at least `\(below.value)` from level `\(below.level)` up"
    case .decreasingSeverity(_, let below): "set at least `\(below.value)` from level `\(below.level)` up"
    case .missingLevels(_, _, isCovered: true):
      "set `\(first)`, unless other requirements are sufficient at this level"
    case .missingLevels(_, let rung, isCovered: false):
      "set `\(first)` to the weakest sufficient rung, or to `\(rung)` if nothing is required"
    case .needlessCell(let level): "remove `\(level)`"
    }
  }

  private var first: String {
    if case .missingLevels(let levels, _, _) = self { levels.first ?? "" } else { "" }
  }
}
