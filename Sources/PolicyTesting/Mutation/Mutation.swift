/// What became of every change to the packs under test.
package struct Mutation: Sendable {
  package enum Fate: Sendable, Equatable {
    /// An example fails, or the change cannot be compiled.
    case killed
    /// No example notices.
    case survived
    /// No example notices, and the pack says why none can.
    case listed(because: String)
  }

  /// One change, and what became of it.
  package struct Result: Sendable {
    /// The change, as a pack lists it: `when: effect.kind != 'read' -> effect.kind == 'read'`.
    package let text: String
    package let place: PackPlace
    package let fate: Fate
  }

  /// A change that the pack lists as one that alters nothing, and that is killed or is none.
  package struct UnusedSurvivor: Sendable {
    package let text: String
    package let place: PackPlace
    /// Whether there is such a change and an example notices it.
    package let isKilled: Bool
  }

  /// An entry, a parameter or a variable with all changes to it.
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
