import Linting
import Parallel
import Policy

/// The examples of the packs under test, each made ready to be judged with one policy after the other.
package struct Examination: Sendable {
  /// An example, and its architectures at the moments at which the policy asks about them.
  struct Examined: Sendable {
    let ready: ReadyExample
    let inspections: [EntryInspection]

    var entry: String { ready.example.entry }
  }

  let test: PackTest
  let examples: [Examined]

  var policy: Policy { test.policy }

  init(of test: PackTest) {
    self.test = test
    examples = test.examples.mapInParallel { example -> Examined? in
      guard let ready = try? ReadyExample(example, test.policy) else { return nil }
      // An example that fails already tells nothing of a change. Those of the entries to report on have been run.
      guard test.isReported(example.entry) || ready.result(with: test.policy).isPassed else { return nil }
      return Examined(ready: ready, inspections: ready.inspections(with: test.policy))
    }.compactMap(\.self)
  }

  /// The examples that can notice what an entry says: its own come first, since they were written to.
  func examples(for entry: PolicyEntry) -> [Examined] {
    // Floors and requirements are noticed by other entries too, through levels and controls.
    let isSeenByOthers = entry.kind == .floor || entry.kind == .requirement
    let guide = entry.guideLines
    let looking = examples.filter { isSeenByOthers || $0.ready.looksAt(entry.id, guide: guide) }
    return first([entry.id], looking)
  }

  func first(_ entries: Set<String>, _ examples: [Examined]) -> [Examined] {
    examples.filter { entries.contains($0.entry) } + examples.filter { !entries.contains($0.entry) }
  }
}

extension PackTest {
  /// Makes all examples ready, to find out what they cover and which changes they notice.
  package func examine() -> Examination { Examination(of: self) }
}
