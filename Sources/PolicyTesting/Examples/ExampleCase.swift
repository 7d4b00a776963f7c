package import CEL
package import Policy
package import Schema

/// A test case: one manifest and the findings that it must give. An example is one case; an example with a
/// table is one case for each cell.
package struct ExampleCase: Sendable {
  package struct Expected: Sendable {
    package let rule: String
    package let path: String
    package let severity: String?
    package let message: String?
    /// The sorted paths of the related locations.
    package let related: [String]?
  }

  /// The input of the assessment.
  package struct Given: Sendable {
    /// The text of the manifest.
    package let manifest: String
    /// The parameters that the example changes.
    package let parameters: [String: Value]
    /// The files beside the manifest, by path.
    package let files: [String: String]
  }

  /// The id of the entry that the example tests.
  package let entry: String
  /// The name of the example.
  package let name: String
  /// The location of the example in the pack.
  package let place: PackPlace
  /// The input, or the reason why the example cannot be run.
  package let given: Result<Given, ExampleError>
  /// The changes to the base manifest, one on each line.
  package let changes: [String]
  package let today: CalendarDay
  /// The rules and guide lines to evaluate; all if `nil`.
  package let only: [String]?
  package let expected: [Expected]
}

/// The reason why an example cannot be run.
package struct ExampleError: Error, Sendable, CustomStringConvertible {
  package let description: String

  init(_ description: String) { self.description = description }
}

extension ExampleCase {
  /// Returns the cases of all examples of an entry.
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
