/// Compiles a checked expression to closures, one for each part, which call each other.
///
/// The checker's types select the form: if both sides of a comparison are known to be `int`, no value is
/// boxed. Parts without variables are evaluated here once, so that literals, lists of literals and regular
/// expressions cost nothing at run time.
struct Compiler {
  let checked: CheckedExpression
  /// The state of each binding in scope, by slot.
  var bindings: [Int: ValueCode] = [:]
  /// The known constant value of each node, if any.
  private var constants: [Constancy]
  /// The number of steps left for the evaluation of constants.
  private var steps = 10_000
  /// The number of nodes in the subtree of each node, which is the cost of a loop iteration over it.
  private let weights: [Int]

  /// Whether a part is constant.
  private enum Constancy {
    /// Not determined yet.
    case unknown
    case variable
    case constant(Value)
  }

  init(_ checked: CheckedExpression) {
    self.checked = checked
    constants = Array(repeating: .unknown, count: checked.tree.nodes.count)
    var weights: [Int] = []
    weights.reserveCapacity(checked.tree.nodes.count)
    for node in checked.tree.nodes {
      weights.append(node.children.reduce(1) { min($0 + weights[Int($1.index)], 1 << 20) })
    }
    self.weights = weights
  }

  func node(_ id: NodeID) -> Node { checked.tree[id] }
  func type(_ id: NodeID) -> Type { checked.type(of: id) }
  func reference(_ id: NodeID) -> Reference { checked.reference(of: id) }
  func weight(_ id: NodeID) -> Int { weights[Int(id.index)] }

  // MARK: Constants

  /// The value of a part that has no variables and does not fail.
  mutating func constant(_ id: NodeID) -> Value? {
    switch constants[Int(id.index)] {
    case .constant(let value): return value
    case .variable: return nil
    case .unknown:
      // There is no value while it is being computed, because compiling the part asks again.
      constants[Int(id.index)] = .variable
      guard let value = findConstant(id) else { return nil }
      constants[Int(id.index)] = .constant(value)
      return value
    }
  }

  private mutating func findConstant(_ id: NodeID) -> Value? {
    let node = node(id)
    switch node.kind {
    case .literal(let literal): return literal.value
    case .identifier, .select:
      if case .type(let type) = reference(id) { return .type(type) }
      return nil
    case .list, .map, .unary, .binary, .index: break
    case .call, .memberCall:
      // A namespace is a child without a value, so a namespaced call is constant if its arguments are.
      let arguments: ArraySlice<NodeID>
      switch reference(id) {
      case .overloads(let overloads):
        guard overloads.count == 1, overloads[0].implementation.isPure else { return nil }
        arguments = node.children[...]
      case .namespaced(let overloads):
        guard overloads.count == 1, overloads[0].implementation.isPure else { return nil }
        arguments = node.children.dropFirst()
      default: return nil
      }
      for child in arguments where constant(child) == nil { return nil }
      return evaluate(general(id))
    default: return nil
    }
    for child in node.children where constant(child) == nil { return nil }
    return evaluate(general(id))
  }

  /// Evaluates code without variables. A failure is left to run time, because an operator may ignore it. So
  /// is code that takes many steps, alone or in total.
  private mutating func evaluate(_ code: ValueCode) -> Value? {
    guard steps > 0 else { return nil }
    var frame = Frame(variables: [], localCount: 0, meter: Meter(limit: steps))
    let value = try? code(&frame)
    steps = max(0, frame.meter.remaining)
    return value
  }

  // MARK: Forms

  /// Code for a part, as a boxed value.
  mutating func value(_ id: NodeID) -> ValueCode {
    if let value = constant(id) { return { _ in value } }
    return general(id)
  }

  /// Code for a part that is not constant.
  mutating func general(_ id: NodeID) -> ValueCode {
    let node = node(id)
    switch node.kind {
    case .literal(let literal):
      let value = literal.value
      return { _ in value }
    case .identifier(let name, _): return identifier(id, name)
    case .select(let field, let isOptional): return select(id, field, isOptional: isOptional)
    case .index(let isOptional): return index(id, isOptional: isOptional)
    case .call, .memberCall:
      if let test = stringTest(id) { return boxed(test) }
      if let code = intCall(id) { return { (frame) throws(Failure) in .int(try code(&frame)) } }
      return call(id)
    case .has, .logical, .unary(.not): return boxed(bool(id))
    case .unary(.negate): return negation(id)
    case .binary(let name):
      switch name {
      case .add, .subtract, .multiply, .divide, .modulo: return arithmetic(id, name)
      default: return boxed(bool(id))
      }
    case .conditional: return conditional(id)
    case .list(let optionals): return list(id, optionals)
    case .map(let optionals): return map(id, optionals)
    case .message(let name, _): return failure(.noSuchOverload, "`\(name)` is not a message type", id)
    case .comprehension(let comprehension):
      switch comprehension.macro {
      case .all, .exists, .existsOne: return boxed(bool(id))
      default: return transformation(id, comprehension)
      }
    case .bind: return binding(id)
    case .block: return block(id)
    case .optionalMap(_, let isFlat): return optionalMap(id, isFlat: isFlat)
    }
  }

  /// Code for a part that must be `bool`.
  mutating func bool(_ id: NodeID) -> BoolCode {
    if case .bool(let value)? = constant(id) { return { _ in value } }
    let node = node(id)
    switch node.kind {
    case .logical(let name): return logical(id, name)
    case .unary(.not):
      let operand = bool(node.children[0])
      return { (frame) throws(Failure) in !(try operand(&frame)) }
    case .has(let field): return has(id, field)
    case .binary(let name):
      switch name {
      case .equal: return equality(id, isNegated: false)
      case .notEqual: return equality(id, isNegated: true)
      case .less, .lessOrEqual, .greater, .greaterOrEqual: return ordering(id, name)
      case .in: return membership(id)
      default: break
      }
    case .comprehension(let comprehension):
      switch comprehension.macro {
      case .all, .exists: return quantifier(id, comprehension)
      case .existsOne: return existsOne(id, comprehension)
      default: break
      }
    case .conditional:
      let condition = bool(node.children[0])
      let consequence = bool(node.children[1])
      let alternative = bool(node.children[2])
      return { (frame) throws(Failure) in
        try condition(&frame) ? try consequence(&frame) : try alternative(&frame)
      }
    case .call, .memberCall:
      if let test = stringTest(id) { return test }
    default: break
    }
    if let reading = reading(id) {
      return { (frame) throws(Failure) in
        let read = try reading.code(&frame)
        if case .value(.bool(let value)) = read { return value }
        throw reading.failure(read, "bool")
      }
    }
    let code = general(id)
    return { (frame) throws(Failure) in
      let value = try code(&frame)
      guard case .bool(let result) = value else { throw unexpected(value, "bool", id) }
      return result
    }
  }

  /// Code for a part that must be `int`.
  mutating func int(_ id: NodeID) -> IntCode {
    if case .int(let value)? = constant(id) { return { _ in value } }
    if case .binary(let name) = node(id).kind, let code = intArithmetic(id, name) { return code }
    if let code = intCall(id) { return code }
    if let reading = reading(id) {
      return { (frame) throws(Failure) in
        let read = try reading.code(&frame)
        if case .value(.int(let value)) = read { return value }
        throw reading.failure(read, "int")
      }
    }
    if let place = loopVariable(id) {
      return { (frame) throws(Failure) in
        if case .int(let value)? = frame.locals[place] { return value }
        throw unexpected(frame.locals[place] ?? .null, "int", id)
      }
    }
    let code = value(id)
    return { (frame) throws(Failure) in
      let value = try code(&frame)
      guard case .int(let result) = value else { throw unexpected(value, "int", id) }
      return result
    }
  }

  /// Code for a part that must be `double`.
  mutating func double(_ id: NodeID) -> DoubleCode {
    if case .double(let value)? = constant(id) { return { _ in value } }
    let code = value(id)
    return { (frame) throws(Failure) in
      let value = try code(&frame)
      guard case .double(let result) = value else { throw unexpected(value, "double", id) }
      return result
    }
  }

  /// Code for a part that must be a string.
  mutating func string(_ id: NodeID) -> StringCode {
    if case .string(let value)? = constant(id) { return { _ in value } }
    if let code = joining(id) { return code }
    if let reading = reading(id) {
      return { (frame) throws(Failure) in
        let read = try reading.code(&frame)
        if case .value(.string(let value)) = read { return value }
        throw reading.failure(read, "string")
      }
    }
    if let place = loopVariable(id) {
      return { (frame) throws(Failure) in
        if case .string(let value)? = frame.locals[place] { return value }
        throw unexpected(frame.locals[place] ?? .null, "string", id)
      }
    }
    let code = value(id)
    return { (frame) throws(Failure) in
      let value = try code(&frame)
      guard case .string(let result) = value else { throw unexpected(value, "string", id) }
      return result
    }
  }

  func boxed(_ code: @escaping BoolCode) -> ValueCode {
    { (frame) throws(Failure) in .bool(try code(&frame)) }
  }

  /// Code that always fails.
  func failure(_ kind: EvaluationError.Kind, _ subject: String, _ id: NodeID) -> ValueCode {
    let error = EvaluationError(kind, subject, at: id)
    return { (_) throws(Failure) in throw .error(error) }
  }
}

/// The failure of a part whose value has the wrong type.
func unexpected(_ value: Value, _ expected: String, _ id: NodeID) -> Failure {
  .error(EvaluationError(.noSuchOverload, "expected \(expected), found \(value.type)", at: id))
}

extension Literal {
  var value: Value {
    switch self {
    case .null: .null
    case .bool(let value): .bool(value)
    case .int(let value): .int(value)
    case .uint(let value): .uint(value)
    case .double(let value): .double(value)
    case .string(let value): .string(value)
    case .bytes(let value): .bytes(value)
    }
  }
}
