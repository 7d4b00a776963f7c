package import Manifest
import Schema

/// A consequence level.
package struct Level: Sendable {
  package let id: String
  package let rank: Int
  package let entry: LevelEntry
}

/// The levels, lowest first.
package struct Levels: Sendable {
  package let all: [Level]
  package let names: [String]

  init(_ entries: [LevelEntry]) {
    all = entries.compactMap { entry in
      guard let id = entry.level, let rank = entry.rank else { return nil }
      return Level(id: id, rank: rank, entry: entry)
    }.sorted { $0.rank < $1.rank }
    names = all.map(\.id)
  }

  /// Returns the index of a level; `nil` if the name is not a level.
  package func index(of name: String) -> Int? { all.firstIndex { $0.id == name } }
}

/// The rungs of one control family, weakest first.
package struct Ladder: Sendable {
  package let family: ControlFamily
  package let rungs: [Rung]
  /// The names of the rungs. Reading the fields of an entry takes longer than reading an array.
  package let names: [String]
  package let entry: LadderEntry

  init?(_ entry: LadderEntry) {
    guard let family = entry.ladder.flatMap(ControlFamily.init), let rungs = entry.rungs, !rungs.isEmpty
    else {
      return nil
    }
    self.family = family
    self.rungs = rungs
    names = rungs.map { $0.rung ?? "" }
    self.entry = entry
  }

  package func index(of name: String) -> Int? { names.firstIndex(of: name) }
}
