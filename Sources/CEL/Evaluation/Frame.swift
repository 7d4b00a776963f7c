/// The state of one evaluation.
struct Frame {
  /// The readings of the environment's variables.
  let variables: [FieldReading]
  /// The loop and binding variables that are alive. A binding has no value before its first use.
  var locals: Locals
  /// The bindings whose evaluation failed, by slot.
  private var failures: [Int: Failure]?
  var meter: Meter

  init(variables: [FieldReading], localCount: Int, meter: Meter) {
    self.variables = variables
    locals = Locals(count: localCount)
    self.meter = meter
  }

  /// The failure of a binding, if it was evaluated before.
  func failure(ofBinding place: Int) -> Failure? { failures?[place] }

  /// Stores the failure of a binding.
  mutating func setFailure(_ failure: Failure, ofBinding place: Int) {
    failures = failures ?? [:]
    failures?[place] = failure
  }

  /// Resets a binding to unevaluated.
  mutating func resetBinding(_ place: Int) {
    locals[place] = nil
    failures?[place] = nil
  }

  /// Charges steps for a part of the expression.
  @inline(__always)
  mutating func charge(_ steps: Int, _ node: NodeID) throws(Failure) {
    do { try meter.charge(steps) } catch { throw error.failure(at: node) }
  }

  /// Evaluates the first operand of an operation. If it fails and the other operand is unknown, the result is
  /// unknown.
  @inline(__always)
  mutating func first(_ code: ValueCode, before other: ValueCode) throws(Failure) -> Value {
    do { return try code(&self) } catch {
      throw joined(error) { (frame) throws(Failure) in _ = try other(&frame) }
    }
  }

  /// Like ``first(_:before:)-(ValueCode,_)``, for operands that are strings.
  @inline(__always)
  mutating func first(_ code: StringCode, before other: StringCode) throws(Failure) -> String {
    do { return try code(&self) } catch {
      throw joined(error) { (frame) throws(Failure) in _ = try other(&frame) }
    }
  }

  /// Like ``first(_:before:)-(ValueCode,_)``, for operands that are `int`.
  @inline(__always)
  mutating func first(_ code: IntCode, before other: IntCode) throws(Failure) -> Int {
    do { return try code(&self) } catch {
      throw joined(error) { (frame) throws(Failure) in _ = try other(&frame) }
    }
  }

  /// The combined failure of an operation of which one operand failed.
  @inline(never)
  private mutating func joined(_ failure: Failure, _ other: (inout Frame) throws(Failure) -> Void) -> Failure
  {
    do {
      try other(&self)
      return failure
    } catch {
      var both = failure
      both.add(error)
      return both
    }
  }
}

/// Runs a function of values for a node. An error gets the place of the node.
@inline(__always)
func located<Result>(
  _ node: NodeID, _ body: () throws(EvaluationError) -> Result
) throws(Failure) -> Result {
  do { return try body() } catch { throw error.failure(at: node) }
}

/// A compiled part of an expression: a closure that evaluates it. The forms for single types avoid boxing of
/// intermediate results. The checker's types determine which form is used.
typealias ValueCode = @Sendable (inout Frame) throws(Failure) -> Value
typealias BoolCode = @Sendable (inout Frame) throws(Failure) -> Bool
typealias IntCode = @Sendable (inout Frame) throws(Failure) -> Int
typealias DoubleCode = @Sendable (inout Frame) throws(Failure) -> Double
typealias StringCode = @Sendable (inout Frame) throws(Failure) -> String
typealias RecordCode = @Sendable (inout Frame) throws(Failure) -> Record
typealias ReadingCode = @Sendable (inout Frame) throws(Failure) -> FieldReading

/// Code stored in a structure. A closure stored directly in an array, an optional or a tuple would be called
/// through a thunk each time; in a structure of its own, it is called directly.
struct ValuePart: Sendable {
  let code: ValueCode
}

/// Like ``ValuePart``, for code that returns a string.
struct StringPart: Sendable {
  let code: StringCode
}

/// Like ``ValuePart``, for code that returns a `bool`.
struct BoolPart: Sendable {
  let code: BoolCode
}

extension EvaluationError {
  /// The error as the failure of a node, unless it already has a more exact place.
  func failure(at node: NodeID) -> Failure {
    if case .unknown(let question) = kind { return .unknown([question]) }
    guard self.node == nil else { return .error(self) }
    var copy = self
    copy.node = node
    return .error(copy)
  }
}
