/// Arithmetic operators on values whose types are known only at run time.
enum Arithmetic {
  static func apply(
    _ name: BinaryOperator, _ a: Value, _ b: Value, _ meter: inout Meter
  ) throws(EvaluationError) -> Value {
    switch (a, b) {
    case (.int(let a), .int(let b)): return .int(try integers(name, a, b))
    case (.uint(let a), .uint(let b)): return .uint(try integers(name, a, b))
    case (.double(let a), .double(let b)):
      switch name {
      case .add: return .double(a + b)
      case .subtract: return .double(a - b)
      case .multiply: return .double(a * b)
      case .divide: return .double(a / b)
      default: break
      }
    default:
      if name == .add, let sum = try sum(a, b, &meter) { return sum }
      if name == .subtract, let difference = try difference(a, b) { return difference }
    }
    throw EvaluationError(.noSuchOverload, "\(a.type) \(name.rawValue) \(b.type)")
  }

  /// Integer arithmetic; a result that overflows is an error.
  @inline(__always)
  static func integers<T: FixedWidthInteger>(_ name: BinaryOperator, _ a: T, _ b: T) throws(EvaluationError)
    -> T
  {
    let (result, overflows): (T, Bool)
    switch name {
    case .add: (result, overflows) = a.addingReportingOverflow(b)
    case .subtract: (result, overflows) = a.subtractingReportingOverflow(b)
    case .multiply: (result, overflows) = a.multipliedReportingOverflow(by: b)
    case .divide:
      guard b != 0 else { throw EvaluationError(.divisionByZero) }
      (result, overflows) = a.dividedReportingOverflow(by: b)
    default:
      guard b != 0 else { throw EvaluationError(.modulusByZero) }
      (result, overflows) = a.remainderReportingOverflow(dividingBy: b)
    }
    guard !overflows else { throw EvaluationError(.overflow) }
    return result
  }

  private static func sum(_ a: Value, _ b: Value, _ meter: inout Meter) throws(EvaluationError) -> Value? {
    switch (a, b) {
    case (.string(let a), .string(let b)):
      try meter.charge(bytes: a.utf8.count + b.utf8.count)
      return .string(a + b)
    case (.bytes(let a), .bytes(let b)):
      try meter.charge(bytes: a.count + b.count)
      return .bytes(a + b)
    case (.list(let a), .list(let b)):
      try meter.charge(a.count + b.count)
      return .list(a + b)
    case (.timestamp(let time), .duration(let span)), (.duration(let span), .timestamp(let time)):
      guard let sum = time.advanced(by: span) else { throw EvaluationError(.overflow, "timestamp") }
      return .timestamp(sum)
    case (.duration(let a), .duration(let b)):
      let (sum, overflows) = a.nanoseconds.addingReportingOverflow(b.nanoseconds)
      guard !overflows else { throw EvaluationError(.overflow, "duration") }
      return .duration(Duration(nanoseconds: sum))
    default: return nil
    }
  }

  private static func difference(_ a: Value, _ b: Value) throws(EvaluationError) -> Value? {
    switch (a, b) {
    case (.timestamp(let a), .timestamp(let b)):
      guard let span = a.since(b) else { throw EvaluationError(.overflow, "duration") }
      return .duration(span)
    case (.timestamp(let time), .duration(let span)):
      guard span.nanoseconds != .min, let time = time.advanced(by: Duration(nanoseconds: -span.nanoseconds))
      else {
        throw EvaluationError(.overflow, "timestamp")
      }
      return .timestamp(time)
    case (.duration(let a), .duration(let b)):
      let (difference, overflows) = a.nanoseconds.subtractingReportingOverflow(b.nanoseconds)
      guard !overflows else { throw EvaluationError(.overflow, "duration") }
      return .duration(Duration(nanoseconds: difference))
    default: return nil
    }
  }

  static func negate(_ value: Value) throws(EvaluationError) -> Value {
    switch value {
    case .int(let value):
      guard value != .min else { throw EvaluationError(.overflow) }
      return .int(-value)
    case .double(let value): return .double(-value)
    default: throw EvaluationError(.noSuchOverload, "-\(value.type)")
    }
  }
}
