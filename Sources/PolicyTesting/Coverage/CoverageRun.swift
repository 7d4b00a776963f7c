import CEL
import Linting
import Parallel
import Policy
import Schema

extension InspectedExamples {
  /// Returns the coverage of the reported entries and variables by all examples.
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

  /// Returns whether the entry lists a mutant of an uncovered cell as equivalent, so no manifest reaches the
  /// cell.
  private func isListed(_ item: Coverage.Item, of entry: PolicyEntry) -> Bool {
    let listed = entry.value(\EntryFields.survivors) ?? []
    return !item.isCovered && listed.contains { $0.mutant?.hasPrefix("\(item.what) -> ") ?? false }
  }

  /// Returns the coverage of a built-in rule: an example expects its finding.
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

  /// Evaluates the examples until everything is covered.
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

/// The branches and cells of an entry that an example can cover.
protocol CoveragePoints {
  var names: [(what: String, outcome: String)] { get }

  /// Returns the wanted points that an architecture covers.
  func touched(_ wanted: Set<Int>, in inspection: inout EntryInspection, as policy: Policy) -> Set<Int>
}

extension Outcome {
  var isTrue: Bool { if case .value(.bool(true)) = self { true } else { false } }
}
