import Linting
import Parallel
import Policy

/// An example with its architectures at the stages at which the policy evaluates them.
struct InspectedExample: Sendable {
  let read: ReadExample
  let inspections: [EntryInspection]

  var entry: String { read.example.entry }
}

/// The examples of the tested packs, read once and assessed with several policies.
package struct InspectedExamples: Sendable {
  let test: PackTest
  let examples: [InspectedExample]

  var policy: Policy { test.policy }

  init(of test: PackTest) {
    self.test = test
    examples = test.examples.mapInParallel { example -> InspectedExample? in
      guard let read = try? ReadExample(example, test.policy) else { return nil }
      // A failing example cannot detect mutants. The examples of reported entries have been run before.
      guard test.isReported(example.entry) || read.result(with: test.policy).isPassed else { return nil }
      return InspectedExample(read: read, inspections: read.inspections(with: test.policy))
    }.compactMap(\.self)
  }

  /// Returns the examples that can detect a change of an entry; its own examples come first, because they
  /// most likely do.
  func examples(for entry: PolicyEntry) -> [InspectedExample] {
    // Other entries can detect changes of floors and requirements, through levels and controls.
    let isSeenByOthers = entry.kind == .floor || entry.kind == .requirement
    let guide = entry.guideLines
    let looking = examples.filter { isSeenByOthers || $0.read.looksAt(entry.id, guide: guide) }
    return first([entry.id], looking)
  }

  func first(_ entries: Set<String>, _ examples: [InspectedExample]) -> [InspectedExample] {
    examples.filter { entries.contains($0.entry) } + examples.filter { !entries.contains($0.entry) }
  }
}

extension PackTest {
  /// Reads and inspects all examples, to measure coverage and to run mutants.
  package func inspectExamples() -> InspectedExamples { InspectedExamples(of: self) }
}
