package import Policy
package import Shapes
import YAMLTree

/// One manifest to judge and what must be found in it. An example is one case, or for a table one for each cell.
package struct ExampleCase: Sendable {
  package struct Expected: Sendable {
    package let rule: String
    package let path: String
    package let severity: String?
    package let message: String?
  }

  /// The entry whose example it is.
  package let entry: String
  /// What it shows, for a reader.
  package let name: String
  /// The manifest's text, or why there is none.
  package let manifest: Result<String, ExampleError>
  package let today: CalendarDay
  /// The rules that it keeps to; all of them when `nil`.
  package let only: [String]?
  package let expected: [Expected]
}

/// An example that cannot be run.
package struct ExampleError: Error, Sendable, CustomStringConvertible {
  package let description: String

  init(_ description: String) { self.description = description }
}

extension ExampleCase {
  /// The cases of all examples of an entry.
  package static func cases(of entry: PolicyEntry, in policy: Policy) -> [ExampleCase] {
    let examples: [Example] =
      switch entry.sort {
      case .rule: entry.read(as: RuleFields.self).examples ?? []
      case .requirement: entry.read(as: RequirementFields.self).examples ?? []
      case .floor: entry.read(as: FloorFields.self).examples ?? []
      case .words: entry.read(as: WordsFields.self).examples ?? []
      default: []
      }
    return examples.flatMap { ExampleReader(entry, policy, $0).cases }
  }
}

/// Makes cases of one example.
private struct ExampleReader {
  let entry: PolicyEntry
  let policy: Policy
  let example: Example

  init(_ entry: PolicyEntry, _ policy: Policy, _ example: Example) {
    self.entry = entry
    self.policy = policy
    self.example = example
  }

  var cases: [ExampleCase] {
    guard let table = example.table else { return [plain] }
    return policy.levels.names.flatMap { level -> [ExampleCase] in
      let enough = example.enough?[level].map { cell(table, level, $0, isEnough: true) }
      let tooWeak = example.tooWeak?[level].map { cell(table, level, $0, isEnough: false) }
      return [tooWeak, enough].compactMap(\.self)
    }
  }

  private var plain: ExampleCase {
    let expected = (example.expect ?? []).map { expectation in
      ExampleCase.Expected(
        rule: expectation.rule ?? entry.id, path: expectation.at ?? "",
        severity: expectation.severity?.rawValue,
        message: expectation.message)
    }
    let name = example.fails.map { "fails: \($0)" } ?? example.passes.map { "passes: \($0)" } ?? "example"
    return make(
      name, example.text.map { .success($0) } ?? manifest().map(\.yaml), only: example.only, expected)
  }

  /// One cell of a requirement's table: the manifest at a level, with a rung at the table's path.
  private func cell(_ table: String, _ level: String, _ rung: String, isEnough: Bool) -> ExampleCase {
    var manifest = manifest()
    if case .success(var value) = manifest {
      do throws(EditError) {
        for path in ["consequence.level", "decision.review.decidedFor.workload.level"] {
          try value.set(EditPath(path), to: .scalar(level, isPlain: true))
        }
        try value.set(EditPath(table), to: .scalar(rung, isPlain: true))
        manifest = .success(value)
      } catch {
        manifest = .failure(ExampleError(error.description))
      }
    }
    let place = table.hasSuffix(".strength") ? String(table.dropLast(".strength".count)) : table
    let expected =
      isEnough ? [] : [ExampleCase.Expected(rule: entry.id, path: place, severity: nil, message: nil)]
    let name = "\(level): \(rung) is \(isEnough ? "enough" : "too weak")"
    return make(name, manifest.map(\.yaml), only: [entry.id], expected)
  }

  private func make(
    _ name: String, _ manifest: Result<String, ExampleError>, only: [String]?,
    _ expected: [ExampleCase.Expected]
  ) -> ExampleCase {
    ExampleCase(
      entry: entry.id, name: name, manifest: manifest, today: base?.today ?? CalendarDay(daysSinceEpoch: 0),
      only: only,
      expected: expected)
  }

  /// The base that is named; for an example with a text of its own any will do, since only its day counts.
  private var base: BaseEntry? {
    let name = example.base ?? policy.entries.first { $0.sort == .base }?.id
    return name.flatMap { policy.entry(.base, $0) }?.read(as: BaseFields.self)
  }

  /// The base with the example's changes: what is set, appended, taken away.
  private func manifest() -> Result<YAMLValue, ExampleError> {
    guard let base, let root = base.manifest?.node else {
      return .failure(ExampleError("no base is called '\(example.base ?? "")'"))
    }
    var value = YAMLValue(root, in: base.records.tree)
    let tree = entry.records.tree
    do throws(EditError) {
      for change in changes(example.set, tree) { try value.set(EditPath(change.key), to: change.value) }
      for change in changes(example.append, tree) { try value.append(EditPath(change.key), change.value) }
      for path in example.remove ?? [] { try value.remove(EditPath(path)) }
    } catch {
      return .failure(ExampleError(error.description))
    }
    return .success(value)
  }

  private func changes(_ changes: Anything?, _ tree: Tree) -> [YAMLValue.Entry] {
    guard let node = changes?.node, case .mapping(let entries) = YAMLValue(node, in: tree) else { return [] }
    return entries
  }
}
