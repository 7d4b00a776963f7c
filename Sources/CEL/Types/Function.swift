/// A function that expressions can call: a name and its overloads.
public struct Function: Sendable {
  /// The name, with its namespace if it has one: `size`, `math.abs`.
  public let name: String
  /// The overloads. No two of them can accept the same arguments.
  public let overloads: [Overload]
  /// The effect of the function.
  public let documentation: String

  /// A declaration.
  public init(_ name: String, _ overloads: [Overload], documentation: String = "") {
    self.name = name
    self.overloads = overloads
    self.documentation = documentation
  }
}

/// One signature of a function.
public struct Overload: Sendable {
  /// The id of the overload, unique in an environment.
  public let id: String
  /// Whether it is called as a method, `x.f(y)`, instead of `f(x, y)`.
  public let isMember: Bool
  /// The types of the parameters; for a method, the target is first.
  public let parameters: [Type]
  /// The type of the result.
  public let result: Type
  /// Whether it may fail for arguments of the right types.
  public let mayFail: Bool
  /// The implementation.
  let implementation: Implementation
  /// The types of the parameters and, last, of the result.
  let signature: [Type]
  /// Whether the signature has type parameters.
  let isGeneric: Bool

  /// A declaration.
  ///
  /// - Parameters:
  ///   - id: The id of the overload, unique in an environment.
  ///   - isMember: Whether it is called as a method on its first argument.
  ///   - parameters: The types of the parameters. A ``Type/parameter(_:)`` accepts any type, but the same
  ///     type everywhere in the signature.
  ///   - result: The type of the result.
  ///   - mayFail: Whether it may fail for arguments of the right types.
  ///   - implementation: A pure function of the arguments. It must take as many arguments as there are
  ///     parameters; otherwise the overload has no implementation.
  public init(
    _ id: String, isMember: Bool = false, _ parameters: [Type], _ result: Type, mayFail: Bool = false,
    _ implementation: Implementation
  ) {
    self.id = id
    self.isMember = isMember
    self.parameters = parameters
    self.result = result
    self.mayFail = mayFail
    self.implementation = implementation.takes(parameters.count) ? implementation : .missing
    signature = parameters + [result]
    isGeneric = signature.contains(where: \.mentionsParameter)
  }
}

/// The implementation of an overload. The forms for one and two arguments need no array.
public struct Implementation: Sendable {
  enum Body: Sendable {
    case unary(@Sendable (Value) throws(EvaluationError) -> Value)
    case binary(@Sendable (Value, Value) throws(EvaluationError) -> Value)
    case variadic(@Sendable ([Value]) throws(EvaluationError) -> Value)
    /// Like the others, but the function charges its own steps to the meter.
    case metered(@Sendable ([Value], inout Meter) throws(EvaluationError) -> Value)
    case missing
  }

  let body: Body
  /// Whether a call with constant arguments can be evaluated at compile time.
  let isPure: Bool

  init(_ body: Body, isPure: Bool = true) {
    self.body = body
    self.isPure = isPure
  }

  /// A function with one argument.
  public static func unary(_ body: @escaping @Sendable (Value) throws(EvaluationError) -> Value) -> Self {
    Self(.unary(body), isPure: false)
  }

  /// A function with two arguments.
  public static func binary(_ body: @escaping @Sendable (Value, Value) throws(EvaluationError) -> Value)
    -> Self
  {
    Self(.binary(body), isPure: false)
  }

  /// A function with any number of arguments.
  public static func variadic(_ body: @escaping @Sendable ([Value]) throws(EvaluationError) -> Value) -> Self
  {
    Self(.variadic(body), isPure: false)
  }

  /// No implementation: the function can be checked, but calling it is an error.
  public static var missing: Self { Self(.missing, isPure: false) }

  /// Whether it accepts this number of arguments.
  func takes(_ count: Int) -> Bool {
    switch body {
    case .unary: count == 1
    case .binary: count == 2
    case .variadic, .metered, .missing: true
    }
  }

  /// Calls the function with the arguments.
  func call(_ arguments: [Value], _ meter: inout Meter) throws(EvaluationError) -> Value {
    switch body {
    case .unary(let body): try body(arguments[0])
    case .binary(let body): try body(arguments[0], arguments[1])
    case .variadic(let body): try body(arguments)
    case .metered(let body): try body(arguments, &meter)
    case .missing: throw EvaluationError(.noSuchOverload, "the function has no implementation")
    }
  }
}
