package import CEL
import Manifest
package import Schema

/// The names that expressions of a policy can use, for each subject and stage.
package struct PolicyEnvironment: Sendable {
  /// The names of the variables that packs add: the parameters and the tables.
  var sharedNames: [String] { shared.map(\.name) }

  /// The record types of a stage, by name and by schema.
  package struct Types: Sendable {
    let all: [RecordType]
    package let byName: [String: RecordType]
    /// The types for ``RecordValues``, which identifies records by schema.
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
    functions =
      PolicyFunctions.ordering(levels: levels, ladders: ladders) + PolicyFunctions.durations
      + [PolicyFunctions.firstIndexes, PolicyFunctions.flatten, PolicyFunctions.groupedByPrefix]
    self.shared = shared
    self.extraRecords = extraRecords
  }

  /// Returns the environment with the variables of the packs, which are compiled without each other.
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

  /// Returns the environment of an `expect`: the facts of the manifest, and the variables of the proof
  /// reader.
  package func expectation(_ variables: [Variable]) -> Environment {
    Environment(
      variables: [ExpressionScope.manifest] + variables, records: facts.all,
      opaqueTypes: [QuantityValue.type], functions: functions,
      libraries: [.strings, .math, .comprehensions, .bindings, .optionals])
  }

  package func types(_ stage: Stage) -> Types { stage == .evaluation ? evaluation : facts }

  /// Returns the environment of expressions with a scope.
  package func environment(_ scope: ExpressionScope) -> Environment {
    Environment(
      variables: scope.variables(shared: shared),
      records: types(scope.stage).all + extraRecords + [variables.type(at: scope.stage)],
      opaqueTypes: [QuantityValue.type], functions: functions,
      libraries: [.strings, .math, .comprehensions, .bindings, .optionals])
  }
}
