/// The state of one evaluation.
struct Frame {
  /// What the variables of the environment read as.
  let variables: [FieldReading]
  /// The variables of the loops and bindings that are alive. A binding has no value before it is first used.
  var locals: Locals
  /// The bindings whose evaluation failed, by place.
  private var failures: [Int: Failure]?
  var meter: Meter

  init(variables: [FieldReading], localCount: Int, meter: Meter) {
    self.variables = variables
    locals = Locals(count: localCount)
    self.meter = meter
  }

  /// Why a binding has no value, if it was found out before.
  func failure(ofBinding place: Int) -> Failure? { failures?[place] }

  /// Remembers why a binding has no value.
  mutating func setFailure(_ failure: Failure, ofBinding place: Int) {
    failures = failures ?? [:]
    failures?[place] = failure
  }

  /// Makes a binding one that was not used yet.
  mutating func resetBinding(_ place: Int) {
    locals[place] = nil
    failures?[place] = nil
  }

  /// Takes steps for a part of the expression.
  @inline(__always)
  mutating func charge(_ steps: Int, _ node: NodeID) throws(Failure) {
    do { try meter.charge(steps) } catch { throw error.failure(at: node) }
  }

  /// Evaluates the first operand of an operation. If it fails and the other turns out to be unknown, so is
  /// the result.
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

  /// The failure of an operation one operand of which failed.
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

/// Runs a function of values for a node, whose place its error gets.
@inline(__always)
func located<Result>(
  _ node: NodeID, _ body: () throws(EvaluationError) -> Result
) throws(Failure) -> Result {
  do { return try body() } catch { throw error.failure(at: node) }
}

/// A part of an expression, compiled: a closure that evaluates it. The forms for single types spare the
/// boxing of intermediate results; which one is used the checker's types decide.
typealias ValueCode = @Sendable (inout Frame) throws(Failure) -> Value
typealias BoolCode = @Sendable (inout Frame) throws(Failure) -> Bool
typealias IntCode = @Sendable (inout Frame) throws(Failure) -> Int
typealias DoubleCode = @Sendable (inout Frame) throws(Failure) -> Double
typealias StringCode = @Sendable (inout Frame) throws(Failure) -> String
typealias RecordCode = @Sendable (inout Frame) throws(Failure) -> Record
typealias ReadingCode = @Sendable (inout Frame) throws(Failure) -> FieldReading

/// Code among others of its kind. In a structure of its own it is called directly; a closure that is stored
/// in an array, an optional or a tuple as it is would be called through a thunk each time.
struct ValuePart: Sendable {
  let code: ValueCode
}

/// Like ``ValuePart``, for code that gives a string.
struct StringPart: Sendable {
  let code: StringCode
}

/// Like ``ValuePart``, for code that gives a `bool`.
struct BoolPart: Sendable {
  let code: BoolCode
}

extension EvaluationError {
  /// The error as the failure of a node, unless it happened further down.
  func failure(at node: NodeID) -> Failure {
    if case .unknown(let question) = kind { return .unknown([question]) }
    guard self.node == nil else { return .error(self) }
    var copy = self
    copy.node = node
    return .error(copy)
  }
}
