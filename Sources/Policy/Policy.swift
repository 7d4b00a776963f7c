package import CEL
package import Manifest
package import Schema

/// The packs in force: composed, checked and ready to assess.
package struct Policy: Sendable {
  package let packs: [Pack]
  package let levels: Levels
  package let ladders: [ControlFamily: Ladder]
  /// The words that manifests are decoded against.
  package let vocabularies: Vocabularies
  package let environment: PolicyEnvironment
  /// What every expression sees after the manifest, the subject, the day and the packs' variables.
  package internal(set) var sharedValues: [Value]
  package internal(set) var variables: CompiledVariables
  /// The parameters as packs have them in the end.
  package internal(set) var parameters: [Parameter]

  /// How grave a finding is where its rule does not say, by level.
  package let defaultSeverity: ByLevel<SeveritySetting>
  package internal(set) var floors: [CompiledFloor]
  package internal(set) var requirements: [CompiledRequirement]
  package internal(set) var rules: [CompiledRule]
  package internal(set) var words: [CompiledWords]
  /// Rules whose findings are made where the manifest is read.
  package let reported: [BuiltInRule: PolicyEntry]
  /// How grave their findings are, where an entry says so.
  package internal(set) var reportedSeverity: [BuiltInRule: ByLevel<SeveritySetting>]
  /// What packs ask less of than those below them.
  package let loosenings: [Loosening]
  /// What is wrong with the packs and does not keep them from assessing.
  package let warnings: [PolicyProblem]
  package let entries: [PolicyEntry]

  /// The values that every expression sees, by the name of their variable.
  var sharedByName: [String: Value] {
    Dictionary(zip(environment.sharedNames, sharedValues), uniquingKeysWith: { first, _ in first })
  }

  package func entry(_ kind: EntryKind, _ id: String) -> PolicyEntry? {
    entries.first { $0.kind == kind && $0.id == id }
  }
}

/// What every compiled entry has: whom it looks at, and whether it has anything to ask there.
package struct Condition: Sendable {
  package let subject: Subject
  /// `nil` when it asks of every one of them.
  package let when: Expression?
}

package struct CompiledFloor: Sendable {
  package let id: String
  package let entry: PolicyEntry
  package let condition: Condition
  package let at: PathExpression
  package let title: Template
  /// The index of the least level that the fact forces.
  package let level: Int
}

package struct CompiledRequirement: Sendable {
  package let id: String
  package let entry: PolicyEntry
  package let condition: Condition
  package let family: ControlFamily
  /// The index of the weakest rung that is enough, by level; `nil` where the requirement asks for nothing.
  package let needed: ByLevel<Int>
  package let guide: [String]
}

package struct CompiledRule: Sendable {
  package let id: String
  package let entry: PolicyEntry
  package let condition: Condition
  /// What it looks at inside each part; `nil` when at the part itself.
  package let items: Expression?
  package let assert: Expression?
  package let severity: ByLevel<SeveritySetting>
  package let at: PathExpression
  package let related: [PathExpression]
  package let message: Template
  package let remedy: Template?
  package let guide: [String]
}
