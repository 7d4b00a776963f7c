/// A function that expressions can call: one name and its overloads.
public struct Function: Sendable {
  /// The name, with its namespace if it has one: `size`, `math.abs`.
  public let name: String
  /// The overloads. No two of them may accept the same arguments.
  public let overloads: [Overload]
  /// What the function does.
  public let documentation: String

  /// A declaration.
  public init(_ name: String, _ overloads: [Overload], documentation: String = "") {
    self.name = name
    self.overloads = overloads
    self.documentation = documentation
  }
}

/// One way of calling a function.
public struct Overload: Sendable {
  /// A name for this overload, unique in an environment.
  public let id: String
  /// Whether it is called on its first argument, as `x.f(y)`, and not as `f(x, y)`.
  public let isMember: Bool
  /// The types of the arguments, with the one it is called on in front.
  public let parameters: [Type]
  /// The type of the result.
  public let result: Type
  /// Whether it may fail although its arguments have the right types.
  public let mayFail: Bool
  /// What it does.
  let implementation: Implementation
  /// The types of the parameters and, last, of the result.
  let signature: [Type]
  /// Whether the signature has type parameters.
  let isGeneric: Bool

  /// A declaration.
  ///
  /// - Parameters:
  ///   - id: a name for the overload, unique in an environment.
  ///   - isMember: whether it is called on its first argument.
  ///   - parameters: the types of the arguments; a ``Type/parameter(_:)`` stands for any type, the same one
  ///     wherever it stands in the signature.
  ///   - result: the type of the result.
  ///   - mayFail: whether it may fail although its arguments have the right types.
  ///   - implementation: what it does. It must be a pure function of its arguments, and of as many as there
  ///     are parameters; otherwise the overload has no implementation.
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

/// What an overload does with its arguments. The forms for one and two arguments need no array.
public struct Implementation: Sendable {
  enum Body: Sendable {
    case unary(@Sendable (Value) throws(EvaluationError) -> Value)
    case binary(@Sendable (Value, Value) throws(EvaluationError) -> Value)
    case variadic(@Sendable ([Value]) throws(EvaluationError) -> Value)
    /// Like the others, but the function takes the steps it needs from the meter before it takes them.
    case metered(@Sendable ([Value], inout Meter) throws(EvaluationError) -> Value)
    case missing
  }

  let body: Body
  /// Whether a call with constant arguments may be worked out once and for all.
  let isPure: Bool

  init(_ body: Body, isPure: Bool = true) {
    self.body = body
    self.isPure = isPure
  }

  /// A function of one argument.
  public static func unary(_ body: @escaping @Sendable (Value) throws(EvaluationError) -> Value) -> Self {
    Self(.unary(body), isPure: false)
  }

  /// A function of two arguments.
  public static func binary(_ body: @escaping @Sendable (Value, Value) throws(EvaluationError) -> Value)
    -> Self
  {
    Self(.binary(body), isPure: false)
  }

  /// A function of any number of arguments.
  public static func variadic(_ body: @escaping @Sendable ([Value]) throws(EvaluationError) -> Value) -> Self
  {
    Self(.variadic(body), isPure: false)
  }

  /// No implementation: the function can be checked, and calling it is an error.
  public static var missing: Self { Self(.missing, isPure: false) }

  /// Whether it can be given so many arguments.
  func takes(_ count: Int) -> Bool {
    switch body {
    case .unary: count == 1
    case .binary: count == 2
    case .variadic, .metered, .missing: true
    }
  }

  /// Calls the function with as many arguments as it takes.
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
