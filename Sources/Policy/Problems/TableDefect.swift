/// Tables by level that fall, have a hole, or speak of a level where nothing can be judged.
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
      "\(here.level) asks for '\(here.value)', which is less than the '\(below.value)' of \(below.level)"
    case .fallingSeverity(let here, let below):
      "\(here.level) makes it '\(here.value)', which is less than the '\(below.value)' of \(below.level)"
    case .missingLevels(let levels, _, _):
      "parts can be judged at \(levels.joined(separator: ", ")), and the table begins above"
    case .needlessCell(let level): "no part that this is about can be judged at \(level)"
    }
  }

  var remedy: String? {
    switch self {
    case .fallingRequirement(_, let below):
      "ask for at least '\(below.value)' from \(below.level) upward"
    case .fallingSeverity(_, let below): "make it at least '\(below.value)' from \(below.level) upward"
    case .missingLevels(_, _, isCovered: true):
      "nothing, where what other requirements ask there is enough; else state \(first)"
    case .missingLevels(_, let rung, isCovered: false):
      "state \(first): the weakest rung that is enough, or '\(rung)' where nothing is asked"
    case .needlessCell(let level): "take \(level) out"
    }
  }

  private var first: String {
    if case .missingLevels(let levels, _, _) = self { levels.first ?? "" } else { "" }
  }
}
