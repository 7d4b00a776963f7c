// Implementations from functions on specific types. An overload is called only with values of its types, so
// the errors here would be mistakes in a signature of this library and do not occur.

private let mismatch = EvaluationError(.noSuchOverload)

extension Implementation {
  static func pure(_ body: @escaping @Sendable (Value) throws(EvaluationError) -> Value) -> Self {
    Self(.unary(body))
  }

  static func pure(_ body: @escaping @Sendable (Value, Value) throws(EvaluationError) -> Value) -> Self {
    Self(.binary(body))
  }

  /// A function that charges its steps itself, because its result may be large.
  package static func metered(
    _ body: @escaping @Sendable ([Value], inout Meter) throws(EvaluationError) -> Value
  ) -> Self {
    Self(.metered(body))
  }

  static func int(_ body: @escaping @Sendable (Int) throws(EvaluationError) -> Value) -> Self {
    .pure { (value) throws(EvaluationError) in
      guard case .int(let number) = value else { throw mismatch }
      return try body(number)
    }
  }

  static func uint(_ body: @escaping @Sendable (UInt) throws(EvaluationError) -> Value) -> Self {
    .pure { (value) throws(EvaluationError) in
      guard case .uint(let number) = value else { throw mismatch }
      return try body(number)
    }
  }

  static func double(_ body: @escaping @Sendable (Double) throws(EvaluationError) -> Value) -> Self {
    .pure { (value) throws(EvaluationError) in
      guard case .double(let number) = value else { throw mismatch }
      return try body(number)
    }
  }

  static func string(_ body: @escaping @Sendable (String) throws(EvaluationError) -> Value) -> Self {
    .pure { (value) throws(EvaluationError) in
      guard case .string(let text) = value else { throw mismatch }
      return try body(text)
    }
  }

  static func strings(_ body: @escaping @Sendable (String, String) throws(EvaluationError) -> Value) -> Self {
    .pure { (first, second) throws(EvaluationError) in
      guard case .string(let a) = first, case .string(let b) = second else { throw mismatch }
      return try body(a, b)
    }
  }

  static func bytes(_ body: @escaping @Sendable ([UInt8]) throws(EvaluationError) -> Value) -> Self {
    .pure { (value) throws(EvaluationError) in
      guard case .bytes(let octets) = value else { throw mismatch }
      return try body(octets)
    }
  }

  static func timestamp(_ body: @escaping @Sendable (Timestamp) throws(EvaluationError) -> Value) -> Self {
    .pure { (value) throws(EvaluationError) in
      guard case .timestamp(let time) = value else { throw mismatch }
      return try body(time)
    }
  }

  static func duration(_ body: @escaping @Sendable (Duration) throws(EvaluationError) -> Value) -> Self {
    .pure { (value) throws(EvaluationError) in
      guard case .duration(let span) = value else { throw mismatch }
      return try body(span)
    }
  }

  /// The value itself.
  static var identity: Self { .pure { (value) throws(EvaluationError) in value } }
}

extension Value {
  /// A short text for messages.
  var debugText: String {
    switch self {
    case .null: "null"
    case .bool(let value): String(value)
    case .int(let value): String(value)
    case .uint(let value): "\(value)u"
    case .double(let value): formatDouble(value)
    case .string(let value): value.utf8.count <= 64 ? "`\(value)`" : "`\(value.prefix(60))…`"
    case .timestamp(let value): value.description
    case .duration(let value): value.description
    default: "a value of type \(type)"
    }
  }
}
