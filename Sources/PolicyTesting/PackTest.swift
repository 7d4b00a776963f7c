import Linting
import Parallel
package import Policy
package import Schema
import YAMLTree

/// Packs under test: their entries, and the examples that show what these are worth.
package struct PackTest: Sendable {
  package let policy: Policy
  /// The day on which the policy was composed.
  let today: CalendarDay
  /// The packs under test.
  let packs: [Pack]
  /// The entries and parameters to report on; all of them when `nil`.
  private let only: Set<String>?
  /// All examples of the packs under test.
  let examples: [ExampleCase]

  /// - Parameters:
  ///   - folders: the packs under test; those that they stand on are not, unless they are named too.
  ///   - only: the names to report on; all when `nil`.
  package init(_ policy: Policy, folders: [String], only: [String]? = nil, today: CalendarDay) {
    self.policy = policy
    self.today = today
    self.only = only.map(Set.init)
    packs = policy.packs.filter { folders.contains($0.folder) }
    examples = packs.flatMap(\.entries).flatMap { ExampleCase.cases(of: $0, in: policy) }
  }

  /// The names that may be given to report on.
  package var names: [String] {
    packs.flatMap(\.entries).filter { $0.kind != .base }.map(\.id)
      + packs.flatMap { pack in
        (pack.entry.parameters ?? []).compactMap(\.name) + (pack.entry.variables ?? []).compactMap(\.name)
      }
  }

  /// The entries to report on.
  var entries: [PolicyEntry] { packs.flatMap(\.entries).filter { isReported($0.id) } }

  func isReported(_ name: String) -> Bool { only?.contains(name) ?? true }

  /// Runs the examples of the entries to report on.
  package func run() -> TestReport {
    let results = examples.filter { isReported($0.entry) }.mapInParallel { $0.run(with: policy) }
    let suites = entries.compactMap { entry -> TestReport.Suite? in
      let own = results.filter { $0.example.entry == entry.id && $0.example.place.file == entry.source.name }
      guard !own.isEmpty else { return nil }
      return TestReport.Suite(
        entry: entry.id, place: PackPlace(entry.records.anchor(of: entry.root), in: entry.source),
        results: own)
    }
    return TestReport(suites: suites)
  }
}
