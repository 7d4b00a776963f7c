/// Compilation of operators.
extension Compiler {
  // MARK: Logic

  mutating func logical(_ id: NodeID, _ name: LogicalOperator) -> BoolCode {
    var operands: [BoolPart] = []
    for child in node(id).children { operands.append(BoolPart(code: bool(child))) }
    // The result that one operand decides alone, whatever the other is.
    let decisive = name == .or
    if operands.count == 2 {
      let left = operands[0].code
      let right = operands[1].code
      return { (frame) throws(Failure) in
        let first: Bool
        do throws(Failure) { first = try left(&frame) } catch {
          let second: Bool
          do throws(Failure) { second = try right(&frame) } catch let other {
            var both = error
            both.add(other)
            throw both
          }
          if second == decisive { return decisive }
          throw error
        }
        return first == decisive ? decisive : try right(&frame)
      }
    }
    return { [operands] (frame) throws(Failure) in
      var failures = Failures()
      for operand in operands {
        do throws(Failure) {
          if try operand.code(&frame) == decisive { return decisive }
        } catch {
          failures.add(error)
        }
      }
      if let failure = failures.all { throw failure }
      return !decisive
    }
  }

  mutating func conditional(_ id: NodeID) -> ValueCode {
    let children = node(id).children
    let condition = bool(children[0])
    let consequence = value(children[1])
    let alternative = value(children[2])
    return { (frame) throws(Failure) in
      try condition(&frame) ? try consequence(&frame) : try alternative(&frame)
    }
  }

  // MARK: Equality

  /// Whether a part is known to be a string.
  private func isText(_ id: NodeID) -> Bool { type(id).isText }

  mutating func equality(_ id: NodeID, isNegated: Bool) -> BoolCode {
    let (left, right) = (node(id).children[0], node(id).children[1])
    if isText(left), isText(right) {
      if case .string(let text)? = constant(right) { return equality(left, ComparedText(text), isNegated) }
      if case .string(let text)? = constant(left) { return equality(right, ComparedText(text), isNegated) }
      let a = string(left)
      let b = string(right)
      return { (frame) throws(Failure) in
        let first = try frame.first(a, before: b)
        let second = try b(&frame)
        try frame.charge(first.utf8.count >> 4, id)
        return sameCodePoints(first, second) != isNegated
      }
    }
    if type(left) == .int, type(right) == .int {
      if case .int(let number)? = constant(right) {
        let a = int(left)
        return { (frame) throws(Failure) in ((try a(&frame)) == number) != isNegated }
      }
      let a = int(left)
      let b = int(right)
      return { (frame) throws(Failure) in
        let first = try frame.first(a, before: b)
        return (first == (try b(&frame))) != isNegated
      }
    }
    if type(left) == .bool, case .bool(let wanted)? = constant(right) {
      let code = bool(left)
      return { (frame) throws(Failure) in ((try code(&frame)) == wanted) != isNegated }
    }
    if let literal = constant(right), let code = equality(left, literal, isNegated) { return code }
    let a = value(left)
    let b = value(right)
    return { (frame) throws(Failure) in
      let first = try frame.first(a, before: b)
      let second = try b(&frame)
      return try located(id) { () throws(EvaluationError) in
        try first.equals(second, &frame.meter) != isNegated
      }
    }
  }

  /// Equality of a part of unknown type with a constant.
  private mutating func equality(_ id: NodeID, _ literal: Value, _ isNegated: Bool) -> BoolCode? {
    let code = value(id)
    switch literal {
    case .string(let text):
      let text = ComparedText(text)
      return { (frame) throws(Failure) in
        if case .string(let string) = try code(&frame) { return text.equals(string) != isNegated }
        return isNegated
      }
    case .bool, .null, .int, .uint, .double:
      return { (frame) throws(Failure) in
        try literal.equals(code(&frame)) != isNegated
      }
    default: return nil
    }
  }

  /// Equality with a constant string.
  private mutating func equality(_ id: NodeID, _ text: ComparedText, _ isNegated: Bool) -> BoolCode {
    if let reading = reading(id) {
      return { (frame) throws(Failure) in
        let read = try reading.code(&frame)
        guard case .value(.string(let string)) = read else { throw reading.failure(read, "string") }
        return text.equals(string) != isNegated
      }
    }
    let code = string(id)
    return { (frame) throws(Failure) in text.equals(try code(&frame)) != isNegated }
  }

  // MARK: Order

  mutating func ordering(_ id: NodeID, _ name: BinaryOperator) -> BoolCode {
    let (left, right) = (node(id).children[0], node(id).children[1])
    if type(left) == .int, type(right) == .int {
      let a = int(left)
      if case .int(let bound)? = constant(right) {
        return switch name {
        case .less: { (frame) throws(Failure) in try a(&frame) < bound }
        case .lessOrEqual: { (frame) throws(Failure) in try a(&frame) <= bound }
        case .greater: { (frame) throws(Failure) in try a(&frame) > bound }
        default: { (frame) throws(Failure) in try a(&frame) >= bound }
        }
      }
      let b = int(right)
      return { (frame) throws(Failure) in
        let first = try frame.first(a, before: b)
        return Order(first, try b(&frame)).satisfies(name)
      }
    }
    let a = value(left)
    let b = value(right)
    return { (frame) throws(Failure) in
      let first = try frame.first(a, before: b)
      let second = try b(&frame)
      if case .string(let text) = first { try frame.charge(text.utf8.count >> 4, id) }
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
    if case .string(let text)? = constant(left), case .list(let element) = type(right), element.isText {
      return membership(of: ComparedText(text), in: value(right), id)
    }
    let element = value(left)
    let container = value(right)
    return { (frame) throws(Failure) in
      let wanted = try frame.first(element, before: container)
      let range = try container(&frame)
      try frame.charge(wanted.bulk, id)
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

  /// Whether a constant string is in a list of strings.
  private func membership(of text: ComparedText, in code: @escaping ValueCode, _ id: NodeID) -> BoolCode {
    { (frame) throws(Failure) in
      let range = try code(&frame)
      guard case .list(let elements) = range else { throw unexpected(range, "list", id) }
      try frame.charge(elements.count, id)
      for element in elements {
        if case .string(let string) = element, text.equals(string) { return true }
      }
      return false
    }
  }

  /// A few strings are compared one by one; many strings are looked up.
  private func membership(_ code: @escaping StringCode, _ members: [String]) -> BoolCode {
    if members.count <= 8 {
      let texts = members.map(ComparedText.init)
      return { (frame) throws(Failure) in
        let wanted = try code(&frame)
        for text in texts where text.equals(wanted) { return true }
        return false
      }
    }
    let set = Set(members.map(CodePoints.init))
    let longest = members.reduce(0) { max($0, $1.utf8.count) }
    return { (frame) throws(Failure) in
      let wanted = try code(&frame)
      return wanted.utf8.count <= longest && set.contains(CodePoints(wanted))
    }
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
    if let code = joining(id) {
      return { (frame) throws(Failure) in .string(try code(&frame)) }
    }
    let a = value(node(id).children[0])
    let b = value(node(id).children[1])
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
    let a = int(left)
    if case .int(let number)? = constant(right) {
      return { (frame) throws(Failure) in
        let first = try a(&frame)
        return try located(id) { () throws(EvaluationError) in
          try Arithmetic.integers(name, first, number)
        }
      }
    }
    let b = int(right)
    return { (frame) throws(Failure) in
      let first = try frame.first(a, before: b)
      let second = try b(&frame)
      return try located(id) { () throws(EvaluationError) in try Arithmetic.integers(name, first, second) }
    }
  }

  /// Code for a chain of strings joined by `+`, without boxing of intermediate results.
  mutating func joining(_ id: NodeID) -> StringCode? {
    var operands: [NodeID] = []
    var rest = id
    while case .binary(.add) = node(rest).kind, constant(rest) == nil {
      let (left, right) = (node(rest).children[0], node(rest).children[1])
      guard type(left).isCertainly(.string), type(right).isCertainly(.string) else { break }
      operands.append(right)
      rest = left
    }
    guard !operands.isEmpty else { return nil }
    let first = string(rest)
    var others: [StringPart] = []
    for operand in operands.reversed() { others.append(StringPart(code: string(operand))) }
    return { [others] (frame) throws(Failure) in
      var failures = Failures()
      var text = ""
      do throws(Failure) { text = try first(&frame) } catch { failures.add(error) }
      for other in others {
        do throws(Failure) {
          let part = try other.code(&frame)
          guard failures.all == nil else { continue }
          try frame.charge((text.utf8.count + part.utf8.count) >> 4, id)
          text += part
        } catch {
          failures.add(error)
        }
      }
      if let failure = failures.all { throw failure }
      return text
    }
  }

  // MARK: Aggregates

  mutating func list(_ id: NodeID, _ optionals: [Int]) -> ValueCode {
    let elements = parts(node(id).children)
    return { (frame) throws(Failure) in
      var result: [Value] = []
      result.reserveCapacity(elements.count)
      for (position, element) in elements.enumerated() {
        let value = try element.code(&frame)
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
    let parts = parts(node(id).children)
    return { (frame) throws(Failure) in
      var entries: [MapValue.Entry] = []
      entries.reserveCapacity(parts.count / 2)
      for position in stride(from: 0, to: parts.count, by: 2) {
        let key = try parts[position].code(&frame)
        try frame.charge(key.bulk, id)
        let value = try parts[position + 1].code(&frame)
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
  /// Whether an ordering operator is true for this result of a comparison.
  func satisfies(_ name: BinaryOperator) -> Bool {
    switch name {
    case .less: self == .less
    case .lessOrEqual: self == .less || self == .equal
    case .greater: self == .greater
    default: self == .greater || self == .equal
    }
  }
}
