import Linting
import Parallel
import Policy

/// An example, and its architectures at the moments at which the policy asks about them.
struct InspectedExample: Sendable {
  let read: ReadExample
  let inspections: [EntryInspection]

  var entry: String { read.example.entry }
}

/// The examples of the packs under test, read once to be assessed with one policy after the other.
package struct InspectedExamples: Sendable {
  let test: PackTest
  let examples: [InspectedExample]

  var policy: Policy { test.policy }

  init(of test: PackTest) {
    self.test = test
    examples = test.examples.mapInParallel { example -> InspectedExample? in
      guard let read = try? ReadExample(example, test.policy) else { return nil }
      // An example that fails already tells nothing of a change. Those of the entries to report on have been run.
      guard test.isReported(example.entry) || read.result(with: test.policy).isPassed else { return nil }
      return InspectedExample(read: read, inspections: read.inspections(with: test.policy))
    }.compactMap(\.self)
  }

  /// The examples that can notice what an entry says: its own come first, since they were written to.
  func examples(for entry: PolicyEntry) -> [InspectedExample] {
    // Floors and requirements are noticed by other entries too, through levels and controls.
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
  /// Reads and inspects all examples, to find out what they cover and which changes they notice.
  package func inspectExamples() -> InspectedExamples { InspectedExamples(of: self) }
}
