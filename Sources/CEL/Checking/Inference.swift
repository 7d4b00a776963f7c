/// The state of type inference: an assignment of types to type variables.
///
/// A type can be assigned to another if every value of the first is a value of the second. `dyn` can be
/// assigned in both directions, which makes the type system gradual.
struct Inference {
  private var solutions: [Type?] = []
  /// The previous solutions, so that an attempt can be undone.
  private var trail: [(variable: Int, previous: Type?)] = []
  /// The number of types that may still be visited. A few nested bindings can describe a type of exponential
  /// size.
  private(set) var fuel = 200_000

  /// Whether the types of the expression exceed the limit.
  var isExhausted: Bool { fuel <= 0 }

  /// Makes a new type variable.
  mutating func fresh() -> Type {
    solutions.append(nil)
    return .variable(solutions.count - 1)
  }

  // MARK: Attempts

  /// Whether a value of a type is acceptable for the type in a signature. Asking has no side effect.
  mutating func couldBe(_ type: Type, _ parameter: Type) -> Bool {
    let start = mark
    defer { undo(to: start) }
    return instantiate([parameter]).allSatisfy { assign(type, to: $0) }
  }

  /// A point to which attempts can be undone.
  var mark: Int { trail.count }

  /// Undoes all assumptions made since a mark.
  mutating func undo(to mark: Int) {
    while trail.count > mark, let last = trail.popLast() { solutions[last.variable] = last.previous }
  }

  /// The solution of a variable; `nil` for a variable of another inference.
  private func solution(_ variable: Int) -> Type? {
    solutions.indices.contains(variable) ? solutions[variable] : nil
  }

  private mutating func solve(_ variable: Int, _ type: Type) {
    guard solutions.indices.contains(variable) else { return }
    trail.append((variable, solutions[variable]))
    solutions[variable] = type
  }

  // MARK: Reading

  /// The type with its solved variables replaced, down to its outermost constructor.
  func shallow(_ type: Type) -> Type {
    var type = type
    while case .variable(let variable) = type, let solution = solution(variable) { type = solution }
    return type
  }

  /// The type with all solved variables replaced, and also the unsolved ones if a replacement is given.
  mutating func resolved(_ type: Type, unsolved: Type? = nil) -> Type {
    fuel -= 1
    guard fuel > 0 else { return .error }
    switch type {
    case .variable(let variable):
      if let solution = solution(variable) { return resolved(solution, unsolved: unsolved) }
      return unsolved ?? type
    case .list(let element): return .list(resolved(element, unsolved: unsolved))
    case .map(let key, let value):
      return .map(resolved(key, unsolved: unsolved), resolved(value, unsolved: unsolved))
    case .optional(let wrapped): return .optional(resolved(wrapped, unsolved: unsolved))
    case .type(let inner): return .type(resolved(inner, unsolved: unsolved))
    case .opaque(let name, let parameters) where !parameters.isEmpty:
      var replaced: [Type] = []
      for parameter in parameters { replaced.append(resolved(parameter, unsolved: unsolved)) }
      return .opaque(name, replaced)
    default: return type
    }
  }

  /// The types of a signature with new variables in place of its parameters.
  mutating func instantiate(_ types: [Type]) -> [Type] {
    var variables: [(name: String, variable: Type)] = []
    return types.map { instantiate($0, &variables) }
  }

  /// - Parameter variables: The variables of the parameters so far. There are too few for a dictionary to pay
  ///   off.
  private mutating func instantiate(
    _ type: Type, _ variables: inout [(name: String, variable: Type)]
  ) -> Type {
    switch type {
    case .parameter(let name):
      if let known = variables.first(where: { $0.name == name }) { return known.variable }
      let variable = fresh()
      variables.append((name, variable))
      return variable
    case .list(let element): return .list(instantiate(element, &variables))
    case .map(let key, let value): return .map(instantiate(key, &variables), instantiate(value, &variables))
    case .optional(let wrapped): return .optional(instantiate(wrapped, &variables))
    case .type(let inner): return .type(instantiate(inner, &variables))
    case .opaque(let name, let parameters):
      return .opaque(name, parameters.map { instantiate($0, &variables) })
    default: return type
    }
  }

  // MARK: Assignment

  /// Whether a value of one type is acceptable where another is expected. Solves the variables that this
  /// determines.
  mutating func assign(_ type: Type, to expected: Type) -> Bool {
    fuel -= 1
    guard fuel > 0 else { return true }
    switch (type, expected) {
    case (.variable(let a), .variable(let b)) where a == b: return true
    case (_, .variable(let variable)): return meet(variable, type) { $0.assign($1, to: $2) }
    case (.variable(let variable), _): return meet(variable, expected) { $0.assign($2, to: $1) }
    case (.dyn, _), (_, .dyn), (.error, _), (_, .error): return true
    case (.null, _): return Self.isNullable(expected)
    case (.list(let a), .list(let b)): return assign(a, to: b)
    case (.map(let key, let value), .map(let otherKey, let otherValue)):
      return assign(key, to: otherKey) && assign(value, to: otherValue)
    case (.optional(let a), .optional(let b)): return assign(a, to: b)
    case (.type, .type): return true
    case (.named(let domain), .string): return !domain.isOpaque
    case (.opaque(let name, let some), .opaque(let other, let others)):
      guard name == other, some.count == others.count else { return false }
      for (a, b) in zip(some, others) where !assign(a, to: b) { return false }
      return true
    default: return type == expected
    }
  }

  /// Whether `null` is acceptable where the type is expected: the types that a message would hold by
  /// reference.
  private static func isNullable(_ type: Type) -> Bool {
    switch type {
    case .null, .timestamp, .duration, .optional, .opaque: true
    default: false
    }
  }

  /// Unifies a variable with a type. An unsolved variable takes the type as its solution. A solved variable
  /// becomes the more general of the two types, if they agree.
  ///
  /// - Parameter agree: Decides, given the inference, the type and the solution, whether the two agree.
  private mutating func meet(
    _ variable: Int, _ type: Type, _ agree: (inout Inference, Type, Type) -> Bool
  ) -> Bool {
    if let solution = solution(variable) {
      guard agree(&self, type, solution) else { return false }
      let general = moreGeneral(solution, type)
      if general != solution, !occurs(variable, in: general) { solve(variable, general) }
      return true
    }
    if case .variable(let other) = shallow(type), other == variable { return true }
    guard !occurs(variable, in: type) else { return false }
    solve(variable, type)
    return true
  }

  private mutating func occurs(_ variable: Int, in type: Type) -> Bool {
    fuel -= 1
    guard fuel > 0 else { return false }
    switch type {
    case .variable(let other):
      if other == variable { return true }
      guard let solution = solution(other) else { return false }
      return occurs(variable, in: solution)
    case .list(let element): return occurs(variable, in: element)
    case .map(let key, let value): return occurs(variable, in: key) || occurs(variable, in: value)
    case .optional(let wrapped): return occurs(variable, in: wrapped)
    case .type(let inner): return occurs(variable, in: inner)
    case .opaque(_, let parameters):
      for parameter in parameters where occurs(variable, in: parameter) { return true }
      return false
    default: return false
    }
  }

  // MARK: Joining

  /// The common type of two types, or `nil` if only `dyn` would do.
  mutating func join(_ a: Type, _ b: Type) -> Type? {
    let start = mark
    if assign(b, to: a) { return moreGeneral(a, b) }
    undo(to: start)
    if assign(a, to: b) { return moreGeneral(a, b) }
    undo(to: start)
    return nil
  }

  /// The less specific of two types that agree.
  private mutating func moreGeneral(_ a: Type, _ b: Type) -> Type {
    let (a, b) = (shallow(a), shallow(b))
    switch (a, b) {
    case (.null, _): return b
    case (_, .null): return a
    case (.named, .string): return b
    default: return saysLess(a, b) ? a : b
    }
  }

  private mutating func saysLess(_ a: Type, _ b: Type) -> Bool {
    fuel -= 1
    guard fuel > 0 else { return true }
    switch (shallow(a), shallow(b)) {
    case (.dyn, _), (.variable, _), (.error, _): return true
    case (_, .dyn), (_, .variable), (_, .error): return false
    case (.list(let a), .list(let b)): return saysLess(a, b)
    case (.map(let key, let value), .map(let otherKey, let otherValue)):
      return saysLess(key, otherKey) && saysLess(value, otherValue)
    case (.optional(let a), .optional(let b)): return saysLess(a, b)
    case (.opaque(_, let some), .opaque(_, let others)):
      for (a, b) in zip(some, others) where !saysLess(a, b) { return false }
      return true
    case (.named, .string): return false
    default: return true
    }
  }
}
