/// Tables by level that fall, have a hole, or speak of a level where nothing can be assessed.
enum TableDefect: PolicyDefect {
  /// What a table has at one level.
  struct Cell {
    let level: String
    let value: String
  }

  case fallingRequirement(Cell, below: Cell)
  case fallingSeverity(Cell, below: Cell)
  /// - Parameter isCovered: whether other requirements ask of the same parts there.
  case missingLevels([String], firstRung: String, isCovered: Bool)
  case needlessCell(level: String)

  var check: PackCheck {
    switch self {
    case .fallingRequirement: .fallingRequirement
    case .fallingSeverity: .fallingSeverity
    case .missingLevels: .missingLevel
    case .needlessCell: .needlessEntry
    }
  }

  var severity: SeveritySetting {
    switch self {
    case .fallingRequirement, .fallingSeverity: .error
    case .missingLevels(_, _, let isCovered): isCovered ? .note : .error
    case .needlessCell: .note
    }
  }

  var message: String {
    switch self {
    case .fallingRequirement(let here, let below):
      "level `\(here.level)` requires `\(here.value)`, which is less than `\(below.value)` at level `\(below.level)`"
    case .fallingSeverity(let here, let below):
      "the severity at level `\(here.level)` is `\(here.value)`, which is lower than `\(below.value)` at level `\(below.level)`"
    case .missingLevels(let levels, _, _):
      "parts can have level \(levels.joined(separator: ", ")), but the table starts above"
    case .needlessCell(let level): "no part that the entry applies to can have level `\(level)`"
    }
  }

  var remedy: String? {
    switch self {
    case .fallingRequirement(_, let below):
      "require at least `\(below.value)` from level `\(below.level)` up"
    case .fallingSeverity(_, let below): "set at least `\(below.value)` from level `\(below.level)` up"
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
