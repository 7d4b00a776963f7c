/// What an evaluation came to.
public enum Outcome: Sendable {
  /// The expression has this value.
  case value(Value)
  /// The expression has no value.
  case failure(EvaluationError)
  /// Whether the expression has a value, and which, depends on questions that are still open: the numbers
  /// that ``FieldReading/unknown(_:)`` gave, in order.
  case unknown([Int])
}

/// An expression ready to be evaluated, again and again and from any thread.
public final class Program: Sendable {
  /// What it was compiled from.
  package let checked: CheckedExpression
  private let code: ValueCode
  /// The path that the expression is, if it is one.
  let path: Path?

  /// How many steps one evaluation may take; see ``CheckedExpression/program(stepLimit:)``.
  public let stepLimit: Int

  init(_ checked: CheckedExpression, stepLimit: Int) {
    self.checked = checked
    self.stepLimit = stepLimit
    var compiler = Compiler(checked)
    code = compiler.value(checked.tree.root)
    path = compiler.path()
  }

  /// Bindings for the variables of the program's environment, all without a value.
  public func bindings() -> Bindings { Bindings(checked.environment) }

  /// Evaluates the expression.
  public func evaluate(_ bindings: Bindings) -> Outcome {
    var frame = newFrame(bindings)
    do {
      let value = try code(&frame)
      // An operator may have absorbed the error; the limit holds all the same.
      guard frame.meter.remaining >= 0 else { return .failure(limitExceeded) }
      return .value(value)
    } catch {
      guard frame.meter.remaining >= 0 else { return .failure(limitExceeded) }
      switch error {
      case .error(var error):
        error.span = error.node.map { checked.tree[$0].span }
        return .failure(error)
      case .unknown(let questions): return .unknown(questions.sorted())
      }
    }
  }

  func newFrame(_ bindings: Bindings) -> Frame {
    var variables = bindings.readings
    // Bindings of another environment may be too short.
    let missing = checked.environment.variables.count - variables.count
    if missing > 0 { variables += Array(repeating: .absent, count: missing) }
    return Frame(variables: variables, localCount: checked.localCount, meter: Meter(limit: stepLimit))
  }

  private var limitExceeded: EvaluationError {
    EvaluationError(.limitExceeded, "the evaluation needs more than \(stepLimit) steps")
  }
}

extension CheckedExpression {
  /// Compiles the expression.
  ///
  /// - Parameter stepLimit: how many steps one evaluation may take before it ends with an error. A step is
  ///   one turn of a loop over one part of the expression, one element of a list, or some sixteen bytes of
  ///   text.
  public func program(stepLimit: Int = 10_000_000) -> Program { Program(self, stepLimit: stepLimit) }
}
