package import CEL
import Manifest
package import Schema

/// What the expressions of a policy may speak of, for each subject and stage.
package struct PolicyEnvironment: Sendable {
  /// The names of what the packs bring, beside the manifest: the parameters and the tables.
  var sharedNames: [String] { shared.map(\.name) }

  /// The record types of a stage, by name and by schema.
  package struct Types: Sendable {
    let all: [RecordType]
    package let byName: [String: RecordType]
    /// For ``RecordValues``, which knows its records by schema.
    package let bySchema: [ObjectIdentifier: RecordType]
  }

  package let facts: Types
  package let evaluation: Types
  private let functions: [Function]
  private let shared: [Variable]
  private let extraRecords: [RecordType]
  private var variables = CompiledVariables([])

  init(
    vocabularies: Vocabularies, levels: Levels, ladders: [ControlFamily: Ladder], shared: [Variable],
    extraRecords: [RecordType]
  ) {
    facts = Self.types(vocabularies, upTo: .facts)
    evaluation = Self.types(vocabularies, upTo: .evaluation)
    functions = PolicyFunctions.ordering(levels: levels, ladders: ladders) + PolicyFunctions.durations
    self.shared = shared
    self.extraRecords = extraRecords
  }

  /// The same with the packs' variables, which are compiled without.
  func seeing(_ variables: CompiledVariables) -> PolicyEnvironment {
    var environment = self
    environment.variables = variables
    return environment
  }

  private static func types(_ vocabularies: Vocabularies, upTo stage: Stage) -> Types {
    let schemas = ArchitectureFields.allSchemas
    let types = schemas.map { ($0, $0.recordType(vocabularies, upTo: stage)) }
    return Types(
      all: types.map(\.1),
      byName: Dictionary(types.map { ($0.1.name, $0.1) }, uniquingKeysWith: { first, _ in first }),
      bySchema: Dictionary(
        types.map { (ObjectIdentifier($0.0), $0.1) }, uniquingKeysWith: { first, _ in first }))
  }

  /// What the `expect` of a proof may speak of: the manifest's facts, and the variables that its reader brings.
  package func expectation(_ variables: [Variable]) -> Environment {
    Environment(
      variables: [ExpressionScope.manifest] + variables, records: facts.all,
      opaqueTypes: [QuantityValue.type], functions: functions,
      libraries: [.strings, .math, .comprehensions, .bindings, .optionals])
  }

  package func types(_ stage: Stage) -> Types { stage == .evaluation ? evaluation : facts }

  /// What an expression of a scope may speak of.
  package func environment(_ scope: ExpressionScope) -> Environment {
    Environment(
      variables: scope.variables(shared: shared),
      records: types(scope.stage).all + extraRecords + [variables.type(at: scope.stage)],
      opaqueTypes: [QuantityValue.type], functions: functions,
      libraries: [.strings, .math, .comprehensions, .bindings, .optionals])
  }
}
