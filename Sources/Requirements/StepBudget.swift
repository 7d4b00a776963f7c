import CEL
import Synchronization

/// The steps of evaluation that all expressions of one document may take together: those of floors, requirements,
/// variables, rules and messages.
///
/// Each expression has a limit of its own, but a pack can evaluate many expressions for each part. A class, because the
/// stages of the evaluation share it. The expressions of a document are evaluated in order, so the same expression
/// exceeds the budget in every run.
package final class StepBudget: Sendable {
  private let limit: Int
  private let left: Atomic<Int>

  /// - Parameter bytes: The size of the document in bytes.
  convenience init(forDocumentOf bytes: Int) {
    self.init(limit: Self.base + Self.perByte * bytes)
  }

  private init(limit: Int) {
    self.limit = limit
    left = Atomic(limit)
  }

  /// The steps for a document of any size. The core pack takes about 20,000 for the smallest manifest.
  private static let base = 2_000_000
  /// The steps for each byte of a document. The core pack takes less than 20.
  private static let perByte = 500

  /// A budget that does not end, for the tests of a pack by its author.
  package static var unlimited: StepBudget { StepBudget(limit: .max) }

  var isExhausted: Bool { left.load(ordering: .relaxed) < 0 }

  /// The number of steps taken so far.
  package var spent: Int { limit - left.load(ordering: .relaxed) }

  /// Evaluates a program within the budget; without steps, every evaluation fails.
  func evaluate(_ program: Program, _ bindings: Bindings) -> Outcome {
    var steps = left.load(ordering: .relaxed)
    guard steps >= 0 else { return .failure(exhausted) }
    let outcome = program.evaluate(bindings, steps: &steps)
    // Each evaluation counts, however short it is.
    steps -= 1
    left.store(steps, ordering: .relaxed)
    return steps < 0 ? .failure(exhausted) : outcome
  }

  private var exhausted: EvaluationError {
    EvaluationError("the expressions of the policy exceed the limit of \(limit) steps for this document")
  }
}
