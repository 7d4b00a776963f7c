package import CEL
import Manifest
package import Policy
package import Schema

/// An evaluator of the policy's expressions on one manifest at one stage.
package struct Evaluator {
  /// The result of a condition.
  package enum Truth {
    case yes, no
    /// The condition depends on unreadable input, with the numbers of its problems.
    case unknown([Int])
    case failed(String)
  }

  package let values: RecordValues
  private let stage: Stage
  private let budget: StepBudget
  /// The bindings that all parts share.
  private var common: ExpressionScope.Values
  private var bindings: [ExpressionScope: Bindings] = [:]
  /// Variables of the packs that have no value, with the reason.
  package private(set) var failedVariables: [(name: String, message: String)] = []

  package init(
    _ records: RecordTree, root: RecordID, stage: Stage, today: CalendarDay, policy: Policy,
    budget: StepBudget
  ) {
    self.init(
      RecordValues(records, types: policy.environment.types(stage).bySchema), root: root, stage: stage,
      today: today, policy: policy, budget: budget)
  }

  package init(
    _ values: RecordValues, root: RecordID, stage: Stage, today: CalendarDay, policy: Policy,
    budget: StepBudget
  ) {
    self.values = values
    self.stage = stage
    self.budget = budget
    let manifest = values.value(root)
    var readings: [FieldReading] = []
    common = ExpressionScope.Values(manifest: manifest, today: today, variables: nil, policy: policy)
    for variable in policy.variables.visible(at: stage) {
      switch evaluate(variable.program, .manifest, root) {
      case .value(let value): readings.append(.value(value))
      case .unknown(let problems): readings.append(.unknown(problems.first ?? 0))
      case .failure(let error):
        readings.append(.absent)
        // A failure at the first stage is already reported there.
        if variable.stage == stage { failedVariables.append((variable.name, error.message)) }
      }
    }
    bindings = [:]
    let variables = VariableStore(policy.variables.type(at: stage), readings)
    common = ExpressionScope.Values(manifest: manifest, today: today, variables: variables, policy: policy)
  }

  package mutating func evaluate(
    _ program: Program, _ subject: Subject, _ record: RecordID, item: String? = nil
  ) -> Outcome {
    let scope = ExpressionScope(subject, stage, hasItem: item != nil)
    var bindings = bindings[scope] ?? scope.bindings(of: program, common)
    scope.bind(values.value(record), item: item, in: &bindings)
    self.bindings[scope] = bindings
    return budget.evaluate(program, bindings)
  }

  /// A missing condition is true.
  package mutating func holds(
    _ expression: Expression?, _ subject: Subject, _ record: RecordID, item: String? = nil
  ) -> Truth {
    guard let expression else { return .yes }
    guard let program = expression.program else { return .failed(Self.unusable) }
    switch evaluate(program, subject, record, item: item) {
    case .value(.bool(let value)): return value ? .yes : .no
    case .value: return .failed("the value of the expression is not a boolean")
    case .unknown(let problems): return .unknown(problems)
    case .failure(let error): return .failed(error.message)
    }
  }

  /// The items of a part that a rule checks; the part itself if the rule has no `items`.
  package enum Items {
    case known([String?])
    case unknown
    case failed(String)
  }

  package mutating func items(_ expression: Expression?, _ subject: Subject, _ record: RecordID) -> Items {
    guard let expression else { return .known([nil]) }
    guard let program = expression.program else { return .failed(Self.unusable) }
    switch evaluate(program, subject, record) {
    case .value(.list(let values)):
      return .known(values.compactMap { if case .string(let text) = $0 { text } else { nil } })
    case .value: return .failed("the value of the expression is not a list")
    case .unknown: return .unknown
    case .failure(let error): return .failed(error.message)
    }
  }

  /// A text with its expressions evaluated; unreadable values become `…`.
  package mutating func fill(
    _ template: Template, _ subject: Subject, _ record: RecordID, item: String? = nil
  ) -> Result<String, FillError> {
    var text = ""
    for segment in template.segments {
      switch segment {
      case .text(let literal): text += literal
      case .expression(let expression):
        guard let program = expression.program else { return .failure(FillError(message: Self.unusable)) }
        switch evaluate(program, subject, record, item: item) {
        case .value(let value): text += value.shown
        case .unknown: text += "…"
        case .failure(let error): return .failure(FillError(message: error.message))
        }
      }
    }
    return .success(text)
  }

  /// The message about an expression of the embedded pack that does not compile.
  private static let unusable = "the expression cannot be compiled"

  package struct FillError: Error {
    package let message: String
  }
}
