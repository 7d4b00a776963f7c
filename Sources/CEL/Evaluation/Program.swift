/// The outcome of an evaluation.
public enum Outcome: Sendable {
  /// The value of the expression.
  case value(Value)
  /// The expression has no value.
  case failure(EvaluationError)
  /// The value of the expression depends on open questions: the numbers that ``FieldReading/unknown(_:)``
  /// gave, in order.
  case unknown([Int])
}

/// A compiled expression. It can be evaluated many times and from any thread.
public final class Program: Sendable {
  /// The checked expression that it was compiled from.
  package let checked: CheckedExpression
  private let code: ValueCode
  /// The path that the expression is, if it is a path.
  let path: Path?

  /// The maximum number of steps of one evaluation; see ``CheckedExpression/program(stepLimit:)``.
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
    var steps = stepLimit
    return evaluate(bindings, steps: &steps)
  }

  /// Evaluates the expression with the steps that are left to several evaluations together.
  ///
  /// - Parameter steps: The steps that are left, from which those of this evaluation are subtracted. If they are fewer
  ///   than the evaluation needs, the evaluation fails, and the rest is negative.
  public func evaluate(_ bindings: Bindings, steps: inout Int) -> Outcome {
    let limit = min(steps, stepLimit)
    var frame = newFrame(bindings, stepLimit: limit)
    defer { steps -= limit - frame.meter.remaining }
    do {
      let value = try code(&frame)
      // An operator may have ignored the error, but the limit still applies.
      guard frame.meter.remaining >= 0 else { return .failure(exceeding(limit)) }
      return .value(value)
    } catch {
      guard frame.meter.remaining >= 0 else { return .failure(exceeding(limit)) }
      switch error {
      case .error(var error):
        error.span = error.node.map { checked.tree[$0].span }
        return .failure(error)
      case .unknown(let questions): return .unknown(questions.sorted())
      }
    }
  }

  func newFrame(_ bindings: Bindings, stepLimit: Int) -> Frame {
    var variables = bindings.readings
    // Bindings of another environment may have too few entries.
    let missing = checked.environment.variables.count - variables.count
    if missing > 0 { variables += Array(repeating: .absent, count: missing) }
    return Frame(variables: variables, localCount: checked.localCount, meter: Meter(limit: stepLimit))
  }

  private func exceeding(_ limit: Int) -> EvaluationError {
    EvaluationError(.limitExceeded, "the evaluation exceeds the limit of \(limit) steps")
  }
}

extension CheckedExpression {
  /// Compiles the expression.
  ///
  /// - Parameter stepLimit: The maximum number of steps of one evaluation; beyond it, the evaluation ends
  ///   with an error. A step is one loop iteration of one part of the expression, one element of a list, or
  ///   16 bytes of text.
  public func program(stepLimit: Int = 10_000_000) -> Program { Program(self, stepLimit: stepLimit) }
}
