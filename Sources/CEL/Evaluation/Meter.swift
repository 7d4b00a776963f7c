/// Counts the steps of one evaluation, so that no expression runs without end or fills the memory.
///
/// A step is one turn of a loop over one part of the expression, one element or some sixteen bytes built,
/// compared or searched.
struct Meter {
  /// How many steps are left.
  var remaining: Int
  /// How many there were.
  let limit: Int

  /// How deep in a value the evaluation is.
  private var depth = 0

  /// How deep values may be nested to be compared or written: a host can make them deeper than any
  /// expression.
  private static let maximumDepth = 1_000

  init(limit: Int) {
    self.limit = limit
    remaining = limit
  }

  /// Takes steps away.
  ///
  /// - Throws: an error when there are not enough left.
  @inline(__always)
  mutating func charge(_ steps: Int) throws(EvaluationError) {
    // Once used up the meter stays so, however often an error is absorbed.
    if remaining >= 0 { remaining &-= steps }
    guard remaining >= 0 else {
      throw EvaluationError(.limitExceeded, "the evaluation needs more than \(limit) steps")
    }
  }

  /// Takes the steps for building or searching so many bytes.
  mutating func charge(bytes: Int) throws(EvaluationError) { try charge(bytes >> 4) }

  /// Takes a step into a value; ``leave()`` must follow.
  mutating func enter() throws(EvaluationError) {
    try charge(1)
    guard depth < Self.maximumDepth else {
      throw EvaluationError(.limitExceeded, "a value is nested more than \(Self.maximumDepth) levels deep")
    }
    depth += 1
  }

  mutating func leave() { depth -= 1 }
}

extension Value {
  /// The steps that looking at the value once may cost: those of a text's or octets' length. What a list
  /// costs depends on what is done with it.
  var bulk: Int {
    switch self {
    case .string(let text): text.utf8.count >> 4
    case .bytes(let octets): octets.count >> 4
    default: 0
    }
  }
}
