/// Operators.
extension Compiler {
  // MARK: Logic

  mutating func logical(_ id: NodeID, _ name: LogicalOperator) -> BoolCode {
    var operands: [BoolCode] = []
    for child in node(id).children { operands.append(bool(child)) }
    // The result that one operand alone can decide, whatever becomes of the others.
    let decisive = name == .or
    if operands.count == 2 {
      let (left, right) = (operands[0], operands[1])
      return { (frame) throws(Failure) in
        let first: Bool
        do throws(Failure) { first = try left(&frame) } catch {
          let second: Bool
          do throws(Failure) { second = try right(&frame) } catch let other {
            throw error.joined(with: other)
          }
          if second == decisive { return decisive }
          throw error
        }
        return first == decisive ? decisive : try right(&frame)
      }
    }
    return { [operands] (frame) throws(Failure) in
      var failure: Failure?
      for operand in operands {
        do throws(Failure) {
          if try operand(&frame) == decisive { return decisive }
        } catch {
          failure = failure?.joined(with: error) ?? error
        }
      }
      if let failure { throw failure }
      return !decisive
    }
  }

  mutating func conditional(_ id: NodeID) -> ValueCode {
    let children = node(id).children
    let condition = bool(children[0])
    let (consequence, alternative) = (value(children[1]), value(children[2]))
    return { (frame) throws(Failure) in
      try condition(&frame) ? try consequence(&frame) : try alternative(&frame)
    }
  }

  // MARK: Equality

  /// Whether a part is known to be a string.
  private func isText(_ id: NodeID) -> Bool {
    switch type(id) {
    case .string, .named: true
    default: false
    }
  }

  mutating func equality(_ id: NodeID, isNegated: Bool) -> BoolCode {
    let (left, right) = (node(id).children[0], node(id).children[1])
    if isText(left), isText(right) {
      if case .string(let text)? = constant(right) { return equality(string(left), text, isNegated) }
      if case .string(let text)? = constant(left) { return equality(string(right), text, isNegated) }
      let (a, b) = (string(left), string(right))
      return { (frame) throws(Failure) in
        let first = try frame.first(a, before: b)
        return sameCodePoints(first, try b(&frame)) != isNegated
      }
    }
    if type(left) == .int, type(right) == .int {
      let (a, b) = (int(left), int(right))
      return { (frame) throws(Failure) in
        let first = try frame.first(a, before: b)
        return (first == (try b(&frame))) != isNegated
      }
    }
    if type(left) == .bool, case .bool(let wanted)? = constant(right) {
      let code = bool(left)
      return { (frame) throws(Failure) in ((try code(&frame)) == wanted) != isNegated }
    }
    let (a, b) = (value(left), value(right))
    return { (frame) throws(Failure) in
      let first = try frame.first(a, before: b)
      let second = try b(&frame)
      return try located(id) { () throws(EvaluationError) in
        try first.equals(second, &frame.meter) != isNegated
      }
    }
  }

  private func equality(_ code: @escaping StringCode, _ text: String, _ isNegated: Bool) -> BoolCode {
    { (frame) throws(Failure) in sameCodePoints(try code(&frame), text) != isNegated }
  }

  // MARK: Order

  mutating func ordering(_ id: NodeID, _ name: BinaryOperator) -> BoolCode {
    let (left, right) = (node(id).children[0], node(id).children[1])
    // `a > b` is `b < a`, and `a <= b` is `!(b < a)` except for what has no order.
    if type(left) == .int, type(right) == .int {
      let (a, b) = (int(left), int(right))
      let compare: @Sendable (Int, Int) -> Bool =
        switch name {
        case .less: { $0 < $1 }
        case .lessOrEqual: { $0 <= $1 }
        case .greater: { $0 > $1 }
        default: { $0 >= $1 }
        }
      return { (frame) throws(Failure) in
        let first = try frame.first(a, before: b)
        return compare(first, try b(&frame))
      }
    }
    let (a, b) = (value(left), value(right))
    return { (frame) throws(Failure) in
      let first = try frame.first(a, before: b)
      let second = try b(&frame)
      guard let order = compare(first, second) else {
        throw .error(
          EvaluationError(.noSuchOverload, "\(first.type) \(name.rawValue) \(second.type)", at: id))
      }
      return order.satisfies(name)
    }
  }

  // MARK: Membership

  mutating func membership(_ id: NodeID) -> BoolCode {
    let (left, right) = (node(id).children[0], node(id).children[1])
    if case .list(let elements)? = constant(right) {
      if isText(left), let members = Self.texts(elements) { return membership(string(left), members) }
      if type(left) == .int, let members = Self.integers(elements) {
        let code = int(left)
        return { (frame) throws(Failure) in members.contains(try code(&frame)) }
      }
    }
    let (element, container) = (value(left), value(right))
    return { (frame) throws(Failure) in
      let wanted = try frame.first(element, before: container)
      let range = try container(&frame)
      do throws(EvaluationError) {
        switch range {
        case .list(let elements):
          for element in elements {
            try frame.meter.charge(1)
            if try element.equals(wanted, &frame.meter) { return true }
          }
          return false
        case .map(let map): return map[wanted] != nil
        default: throw EvaluationError(.noSuchOverload, "\(wanted.type) in \(range.type)")
        }
      } catch {
        throw error.failure(at: id)
      }
    }
  }

  /// A few strings are compared one by one, many are looked up.
  private func membership(_ code: @escaping StringCode, _ members: [String]) -> BoolCode {
    if members.count <= 6 {
      return { (frame) throws(Failure) in
        let wanted = try code(&frame)
        for member in members where sameCodePoints(member, wanted) { return true }
        return false
      }
    }
    let set = Set(members.map(CodePoints.init))
    return { (frame) throws(Failure) in set.contains(CodePoints(try code(&frame))) }
  }

  private static func texts(_ elements: [Value]) -> [String]? {
    var result: [String] = []
    for element in elements {
      guard case .string(let text) = element else { return nil }
      result.append(text)
    }
    return result
  }

  private static func integers(_ elements: [Value]) -> Set<Int>? {
    var result: Set<Int> = []
    for element in elements {
      guard case .int(let number) = element else { return nil }
      result.insert(number)
    }
    return result
  }

  // MARK: Arithmetic

  mutating func negation(_ id: NodeID) -> ValueCode {
    let code = value(node(id).children[0])
    return { (frame) throws(Failure) in
      let value = try code(&frame)
      return try located(id) { () throws(EvaluationError) in try Arithmetic.negate(value) }
    }
  }

  mutating func arithmetic(_ id: NodeID, _ name: BinaryOperator) -> ValueCode {
    if let code = intArithmetic(id, name) {
      return { (frame) throws(Failure) in .int(try code(&frame)) }
    }
    let (a, b) = (value(node(id).children[0]), value(node(id).children[1]))
    return { (frame) throws(Failure) in
      let first = try frame.first(a, before: b)
      let second = try b(&frame)
      return try located(id) { () throws(EvaluationError) in
        try Arithmetic.apply(name, first, second, &frame.meter)
      }
    }
  }

  /// Code for arithmetic on two parts that are known to be `int`.
  mutating func intArithmetic(_ id: NodeID, _ name: BinaryOperator) -> IntCode? {
    let (left, right) = (node(id).children[0], node(id).children[1])
    guard type(left) == .int, type(right) == .int else { return nil }
    switch name {
    case .add, .subtract, .multiply, .divide, .modulo: break
    default: return nil
    }
    let (a, b) = (int(left), int(right))
    return { (frame) throws(Failure) in
      let first = try frame.first(a, before: b)
      let second = try b(&frame)
      return try located(id) { () throws(EvaluationError) in try Arithmetic.integers(name, first, second) }
    }
  }

  // MARK: Aggregates

  mutating func list(_ id: NodeID, _ optionals: [Int]) -> ValueCode {
    var elements: [ValueCode] = []
    for child in node(id).children { elements.append(value(child)) }
    return { [elements] (frame) throws(Failure) in
      var result: [Value] = []
      result.reserveCapacity(elements.count)
      for (position, element) in elements.enumerated() {
        let value = try element(&frame)
        if optionals.isEmpty || !optionals.contains(position) {
          result.append(value)
        } else if case .optional(let wrapped) = value {
          if let wrapped { result.append(wrapped) }
        } else {
          throw unexpected(value, "optional", id)
        }
      }
      return .list(result)
    }
  }

  mutating func map(_ id: NodeID, _ optionals: [Int]) -> ValueCode {
    var parts: [ValueCode] = []
    for child in node(id).children { parts.append(value(child)) }
    return { [parts] (frame) throws(Failure) in
      var entries: [MapValue.Entry] = []
      entries.reserveCapacity(parts.count / 2)
      for position in stride(from: 0, to: parts.count, by: 2) {
        let key = try parts[position](&frame)
        let value = try parts[position + 1](&frame)
        if optionals.isEmpty || !optionals.contains(position / 2) {
          entries.append(MapValue.Entry(key: key, value: value))
        } else if case .optional(let wrapped) = value {
          if let wrapped { entries.append(MapValue.Entry(key: key, value: wrapped)) }
        } else {
          throw unexpected(value, "optional", id)
        }
      }
      return try located(id) { () throws(EvaluationError) in .map(try MapValue(checking: entries)) }
    }
  }
}

extension Order {
  /// Whether an ordering operator holds between values that stand so to each other.
  func satisfies(_ name: BinaryOperator) -> Bool {
    switch name {
    case .less: self == .less
    case .lessOrEqual: self == .less || self == .equal
    case .greater: self == .greater
    default: self == .greater || self == .equal
    }
  }
}
