import CEL
import Policy
import Schema

/// The severities of an entry by level, in the order of levels; empty if the entry states one word or none.
struct SeverityTable {
  struct Cell {
    let level: Int
    let name: String
    let severity: SeveritySetting
    /// The levels at which the severity applies: its own level up to the next cell.
    let levels: Range<Int>

    var text: String { "\(EntryFields.description(of: \.severity).name).\(name): \(severity.rawValue)" }
  }

  private let cells: [Cell]

  init(of entry: PolicyEntry, _ levels: Levels) {
    guard case .map(let written) = entry[\EntryFields.severity] else {
      cells = []
      return
    }
    let known = written.compactMap { name, value -> (level: Int, name: String, severity: SeveritySetting)? in
      guard case .string(let word) = value, let severity = SeveritySetting(rawValue: word) else { return nil }
      return levels.index(of: name).map { ($0, name, severity) }
    }.sorted { $0.level < $1.level }
    cells = known.enumerated().map { number, cell in
      let end = number + 1 < known.count ? known[number + 1].level : levels.all.count
      return Cell(level: cell.level, name: cell.name, severity: cell.severity, levels: cell.level..<end)
    }
  }

  /// Returns the cells other than `off` that apply at a reachable level.
  func cells(reachedAt reachable: @autoclosure () -> Set<Int>) -> [Cell] {
    let loud = cells.filter { $0.severity != .off }
    guard !loud.isEmpty else { return [] }
    let reachable = reachable()
    return loud.filter { !reachable.isDisjoint(with: $0.levels) }
  }
}
