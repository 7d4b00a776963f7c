package import CEL
package import Schema

/// The variables of the loaded packs for one manifest, as the record `variables` that expressions read.
package final class VariableStore: RecordStore {
  static let typeName = "variables"

  private let recordType: RecordType
  private let readings: [FieldReading]

  package init(_ type: RecordType, _ readings: [FieldReading]) {
    recordType = type
    self.readings = readings
  }

  package func type(ofRecord record: Int) -> RecordType { recordType }
  package func read(record: Int, slot: Int) -> FieldReading {
    readings.indices.contains(slot) ? readings[slot] : .absent
  }
}

/// The compiled variables of the loaded packs.
package struct CompiledVariables: Sendable {
  package struct Variable: Sendable {
    package let name: String
    package let program: Program
    /// The stage from which the variable has a value. A variable that reads a level has none while levels are
    /// derived.
    package let stage: Stage
    let type: Type

    /// Compiles a variable, which can read the manifest but no other variable. A variable that reads results
    /// of evaluation is available only in that stage.
    init(_ name: String, _ source: String, in environment: PolicyEnvironment) throws(Diagnostics) {
      func check(at stage: Stage) throws(Diagnostics) -> CheckedExpression {
        try environment.environment(ExpressionScope(.manifest, stage)).check(source)
      }
      let early = try? check(at: .facts)
      let checked: CheckedExpression
      if let early { checked = early } else { checked = try check(at: .evaluation) }
      self.name = name
      program = checked.program()
      stage = early == nil ? .evaluation : .facts
      type = checked.resultType
    }
  }

  package let all: [Variable]

  init(_ all: [Variable]) { self.all = all }

  /// Returns the variables that have a value at a stage.
  package func visible(at stage: Stage) -> [Variable] { all.filter { $0.stage <= stage } }

  /// Returns the type of the record `variables` at a stage.
  package func type(at stage: Stage) -> RecordType {
    let fields = visible(at: stage).enumerated().map { slot, variable in
      RecordField(name: variable.name, type: variable.type, slot: slot)
    }
    return RecordType(name: VariableStore.typeName, fields: fields)
  }
}
