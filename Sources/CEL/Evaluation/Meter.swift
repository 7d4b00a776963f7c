/// Counts the steps of one evaluation, so that every evaluation ends and uses bounded memory.
///
/// A step is one loop iteration of one part of the expression, one element, or 16 bytes that are built,
/// compared or searched.
package struct Meter {
  /// The number of steps left.
  var remaining: Int
  /// The initial number of steps.
  let limit: Int

  /// The current nesting depth in a value.
  private var depth = 0

  /// The maximum nesting of values that are compared or written. A host can nest values deeper than any
  /// expression.
  private static let maximumDepth = 1_000

  init(limit: Int) {
    self.limit = limit
    remaining = limit
  }

  /// Charges steps.
  ///
  /// - Throws: An error if too few steps are left.
  @inline(__always)
  package mutating func charge(_ steps: Int) throws(EvaluationError) {
    // Once exhausted, the meter stays exhausted, even if an operator ignores the error.
    if remaining >= 0 { remaining &-= steps }
    guard remaining >= 0 else {
      throw EvaluationError(.limitExceeded, "the evaluation exceeds the limit of \(limit) steps")
    }
  }

  /// Charges the steps for building or searching this many bytes.
  package mutating func charge(bytes: Int) throws(EvaluationError) { try charge(bytes >> 4) }

  /// Enters a value; ``leave()`` must follow.
  mutating func enter() throws(EvaluationError) {
    try charge(1)
    guard depth < Self.maximumDepth else {
      throw EvaluationError(
        .limitExceeded, "a value is nested deeper than the limit of \(Self.maximumDepth) levels")
    }
    depth += 1
  }

  mutating func leave() { depth -= 1 }
}

extension Value {
  /// The steps for one pass over the value: those for the length of a string or of bytes. The cost of a list
  /// depends on the operation.
  var bulk: Int {
    switch self {
    case .string(let text): text.utf8.count >> 4
    case .bytes(let octets): octets.count >> 4
    default: 0
    }
  }
}
