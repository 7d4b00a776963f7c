package import CEL
package import Policy
package import Schema

/// One manifest to assess and what must be found in it. An example is one case, or for a table one for each cell.
package struct ExampleCase: Sendable {
  package struct Expected: Sendable {
    package let rule: String
    package let path: String
    package let severity: String?
    package let message: String?
    /// The paths of the places beside it, in their order.
    package let related: [String]?
  }

  /// What is assessed.
  package struct Given: Sendable {
    /// The manifest's text.
    package let manifest: String
    /// The parameters that have another value in this example than in the pack.
    package let parameters: [String: Value]
    /// The files beside it, by path.
    package let files: [String: String]
  }

  /// The entry whose example it is.
  package let entry: String
  /// What it shows, for a reader.
  package let name: String
  /// Where the example stands in the pack.
  package let place: PackPlace
  /// What is assessed, or why nothing can be.
  package let given: Result<Given, ExampleError>
  /// How it comes from its base, a change a line.
  package let changes: [String]
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
      switch entry.kind {
      case .rule: entry.read(as: RuleFields.self).examples ?? []
      case .requirement: entry.read(as: RequirementFields.self).examples ?? []
      case .floor: entry.read(as: FloorFields.self).examples ?? []
      case .words: entry.read(as: WordsFields.self).examples ?? []
      default: []
      }
    return examples.flatMap { ExampleReader(entry, policy, $0).cases }
  }
}
