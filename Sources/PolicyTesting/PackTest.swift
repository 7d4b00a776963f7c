import Linting
import Parallel
package import Policy
package import Schema
import YAMLTree

/// The tested packs, with their entries and examples.
package struct PackTest: Sendable {
  package let policy: Policy
  /// The date on which the policy was composed.
  let today: CalendarDay
  /// The tested packs.
  let packs: [Pack]
  /// The names of entries, parameters and variables to report; all if `nil`.
  private let only: Set<String>?
  /// All examples of the tested packs.
  let examples: [ExampleCase]

  /// - Parameters:
  ///   - folders: The folders of the tested packs; the packs that they extend are tested only if listed.
  ///   - only: The names to report; all if `nil`.
  package init(_ policy: Policy, folders: [String], only: [String]? = nil, today: CalendarDay) {
    self.policy = policy
    self.today = today
    self.only = only.map(Set.init)
    packs = policy.packs.filter { folders.contains($0.folder) }
    examples = packs.flatMap(\.entries).flatMap { ExampleCase.cases(of: $0, in: policy) }
  }

  /// All names that can be reported.
  package var names: [String] {
    packs.flatMap(\.entries).filter { $0.kind != .base }.map(\.id)
      + packs.flatMap { pack in
        (pack.entry.parameters ?? []).compactMap(\.name) + (pack.entry.variables ?? []).compactMap(\.name)
      }
  }

  /// The entries to report.
  var entries: [PolicyEntry] { packs.flatMap(\.entries).filter { isReported($0.id) } }

  func isReported(_ name: String) -> Bool { only?.contains(name) ?? true }

  /// Runs the examples of the reported entries.
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
