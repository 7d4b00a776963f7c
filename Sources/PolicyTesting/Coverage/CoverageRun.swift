import CEL
import Linting
import Parallel
import Policy
import Schema

extension InspectedExamples {
  /// What of the entries and variables to report on any example touches.
  package func coverage() -> Coverage {
    let entries = test.entries.mapInParallel(covered).compactMap(\.self)
    let variables = test.variables.mapInParallel(covered)
    return Coverage(entries: variables + entries)
  }

  private func covered(_ entry: PolicyEntry) -> Coverage.Entry? {
    let items: [Coverage.Item]
    switch policy.compiled(entry) {
    case .words(let list): items = touched(WordPoints(list, entry, policy, today: test.today), by: entry)
    case .report: items = [reported(entry)]
    case .some(let compiled): items = touched(ConditionPoints(compiled, entry, policy), by: entry)
    case nil: return nil
    }
    return Coverage.Entry(id: entry.id, place: entry.place, items: items.filter { !isListed($0, of: entry) })
  }

  /// Whether the entry says why no manifest reaches a cell of its table: a change of it is listed as one that no one
  /// can notice.
  private func isListed(_ item: Coverage.Item, of entry: PolicyEntry) -> Bool {
    let listed = entry.value(\EntryFields.survivors) ?? []
    return !item.isCovered && listed.contains { $0.mutant?.hasPrefix("\(item.what) -> ") ?? false }
  }

  /// A rule without a condition of its own is touched where an example expects its finding.
  private func reported(_ entry: PolicyEntry) -> Coverage.Item {
    let isFound = examples.contains { $0.read.example.expected.contains { $0.rule == entry.id } }
    return Coverage.Item(what: "finding", outcome: "found", isCovered: isFound)
  }

  private func covered(_ variable: PackVariable) -> Coverage.Entry {
    let points = VariablePoints(variable, policy)
    return Coverage.Entry(
      id: variable.name, place: variable.place, items: touched(points, by: examples))
  }

  private func touched(_ points: some CoveragePoints, by entry: PolicyEntry) -> [Coverage.Item] {
    touched(points, by: examples(for: entry))
  }

  /// Asks example after example until nothing is left to be touched.
  private func touched(_ points: some CoveragePoints, by examples: [InspectedExample]) -> [Coverage.Item] {
    var left = Set(points.names.indices)
    for example in examples {
      for var inspection in example.inspections where !left.isEmpty {
        left.subtract(points.touched(left, in: &inspection, as: example.read.seen(policy)))
      }
      if left.isEmpty { break }
    }
    return points.names.enumerated().map { number, name in
      Coverage.Item(what: name.what, outcome: name.outcome, isCovered: !left.contains(number))
    }
  }
}

/// What an example can touch of an entry.
protocol CoveragePoints {
  var names: [(what: String, outcome: String)] { get }

  /// Those of some that are touched in an architecture.
  func touched(_ wanted: Set<Int>, in inspection: inout EntryInspection, as policy: Policy) -> Set<Int>
}

extension Outcome {
  var isTrue: Bool { if case .value(.bool(true)) = self { true } else { false } }
}
