/// Counts the steps of one evaluation, so that no expression runs without end or fills the memory.
///
/// A step is one turn of a loop over one part of the expression, one element or some sixteen bytes built,
/// compared or searched.
struct Meter {
  /// How many steps are left.
  var remaining: Int
  /// How many there were.
  let limit: Int

  init(limit: Int) {
    self.limit = limit
    remaining = limit
  }

  /// Takes steps away.
  ///
  /// - Throws: an error when there are not enough left.
  @inline(__always)
  mutating func charge(_ steps: Int) throws(EvaluationError) {
    remaining &-= steps
    guard remaining >= 0 else { throw EvaluationError(.limitExceeded, "more than \(limit)") }
  }

  /// Takes the steps for building or searching so many bytes.
  mutating func charge(bytes: Int) throws(EvaluationError) { try charge(bytes >> 4) }
}
