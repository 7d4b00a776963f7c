/// The results of all mutants of the tested packs.
package struct Mutation: Sendable {
  package enum Fate: Sendable, Equatable {
    /// An example fails, or the mutant does not compile.
    case killed
    /// No example fails.
    case survived
    /// No example fails, and the pack lists the mutant as equivalent.
    case listed(because: String)
  }

  /// A mutant and its result.
  package struct Result: Sendable {
    /// The change, as listed in `survivors`: `when: effect.kind != 'read' -> effect.kind == 'read'`.
    package let text: String
    package let place: PackPlace
    package let fate: Fate
  }

  /// A mutant listed in `survivors` that is killed or does not exist.
  package struct UnusedSurvivor: Sendable {
    package let text: String
    package let place: PackPlace
    /// Whether the mutant exists and an example kills it.
    package let isKilled: Bool
  }

  /// An entry, parameter or variable with all its mutants.
  package struct Target: Sendable {
    package let name: String
    package let place: PackPlace
    package let results: [Result]
    package let unused: [UnusedSurvivor]

    package var survivors: [Result] { results.filter { $0.fate == .survived } }
    package var killed: Int { results.count { $0.fate == .killed } }
    package var listed: Int { results.count - killed - survivors.count }
  }

  package let targets: [Target]

  package var total: Int { targets.reduce(0) { $0 + $1.results.count } }
  package var killed: Int { targets.reduce(0) { $0 + $1.killed } }
  package var survived: Int { targets.reduce(0) { $0 + $1.survivors.count } }
  package var listed: Int { targets.reduce(0) { $0 + $1.listed } }
  package var unused: Int { targets.reduce(0) { $0 + $1.unused.count } }

  package var isPassed: Bool { survived == 0 && unused == 0 }
}
