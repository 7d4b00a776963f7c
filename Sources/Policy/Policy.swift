package import CEL
package import Manifest
package import Schema

/// The loaded packs, composed, checked and ready to assess manifests.
package struct Policy: Sendable {
  package let packs: [Pack]
  package let levels: Levels
  package let ladders: [ControlFamily: Ladder]
  /// The vocabularies that manifests are decoded with.
  package let vocabularies: Vocabularies
  package let environment: PolicyEnvironment
  /// The values that every expression can read after the manifest, the subject, the date and the variables.
  package internal(set) var sharedValues: [Value]
  package internal(set) var variables: CompiledVariables
  /// The parameters with their final values.
  package internal(set) var parameters: [Parameter]

  /// The severity of rules without `severity`, by level.
  package let defaultSeverity: ByLevel<SeveritySetting>
  package internal(set) var floors: [CompiledFloor]
  package internal(set) var requirements: [CompiledRequirement]
  package internal(set) var rules: [CompiledRule]
  package internal(set) var words: [CompiledWords]
  /// The entries of built-in rules.
  package let reported: [BuiltInRule: PolicyEntry]
  /// The severities of built-in rules.
  package internal(set) var reportedSeverity: [BuiltInRule: ByLevel<SeveritySetting>]
  /// The loosenings of extended packs.
  package let loosenings: [Loosening]
  /// The problems of the packs that do not prevent an assessment.
  package let warnings: [PolicyProblem]
  package let entries: [PolicyEntry]

  /// The values that every expression can read, by the name of their variable.
  var sharedByName: [String: Value] {
    Dictionary(zip(environment.sharedNames, sharedValues), uniquingKeysWith: { first, _ in first })
  }

  package func entry(_ kind: EntryKind, _ id: String) -> PolicyEntry? {
    entries.first { $0.kind == kind && $0.id == id }
  }
}

/// The parts that a compiled entry applies to: a subject and a condition.
package struct Condition: Sendable {
  package let subject: Subject
  /// The condition; `nil` if the entry applies to every part.
  package let when: Expression?
}

package struct CompiledFloor: Sendable {
  package let id: String
  package let entry: PolicyEntry
  package let condition: Condition
  package let at: PathExpression
  package let title: Template
  /// The index of the minimum level that the fact requires.
  package let level: Int
}

package struct CompiledRequirement: Sendable {
  package let id: String
  package let entry: PolicyEntry
  package let condition: Condition
  package let family: ControlFamily
  /// The index of the weakest sufficient rung, by level; `nil` if nothing is required.
  package let required: ByLevel<Int>
  package let guide: [String]
}

package struct CompiledRule: Sendable {
  package let id: String
  package let entry: PolicyEntry
  package let condition: Condition
  /// The list of texts to check in each part; `nil` if the rule checks the part itself.
  package let items: Expression?
  package let assert: Expression?
  package let severity: ByLevel<SeveritySetting>
  package let at: PathExpression
  package let related: [PathExpression]
  package let message: Template
  package let remedy: Template?
  package let guide: [String]
}
