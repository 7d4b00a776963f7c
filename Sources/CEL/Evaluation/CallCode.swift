/// Compilation of calls.
extension Compiler {
  mutating func call(_ id: NodeID) -> ValueCode {
    let children = node(id).children
    switch reference(id) {
    case .overloads(let overloads): return call(id, overloads, children)
    case .namespaced(let overloads): return call(id, overloads, Array(children.dropFirst()))
    case .variadic(let function, _): return greatest(id, function, Array(children.dropFirst()))
    case .unresolved(let name): return failure(.noSuchOverload, "`\(name)` is not a function", id)
    default: return failure(.noSuchOverload, "", id)
    }
  }

  private mutating func call(_ id: NodeID, _ overloads: [Overload], _ arguments: [NodeID]) -> ValueCode {
    guard let first = overloads.first else { return failure(.noSuchOverload, "", id) }
    if overloads.count == 1, let alternative = Optionals.Alternative(rawValue: first.id) {
      return self.alternative(id, alternative, arguments)
    }
    let isCertain =
      overloads.count == 1 && zip(arguments, first.parameters).allSatisfy { type($0).isCertainly($1) }
    let codes = parts(arguments)
    if isCertain {
      switch first.implementation.body {
      case .unary(let body):
        let argument = codes[0].code
        return { (frame) throws(Failure) in
          let value = try argument(&frame)
          try frame.charge(value.bulk, id)
          return try located(id) { () throws(EvaluationError) in try body(value) }
        }
      case .binary(let body):
        let a = codes[0].code
        let b = codes[1].code
        return { (frame) throws(Failure) in
          let first = try frame.first(a, before: b)
          let second = try b(&frame)
          try frame.charge(first.bulk + second.bulk, id)
          return try located(id) { () throws(EvaluationError) in try body(first, second) }
        }
      default: break
      }
    }
    let dynamicOverloads = isCertain ? [] : overloads
    return { (frame) throws(Failure) in
      let values = try Self.arguments(codes, &frame)
      try frame.charge(values.reduce(0) { $0 + $1.bulk }, id)
      do throws(EvaluationError) {
        if dynamicOverloads.isEmpty { return try first.implementation.call(values, &frame.meter) }
        for overload in dynamicOverloads where overload.takes(values) {
          return try overload.implementation.call(values, &frame.meter)
        }
        let types = values.map { $0.type.description }
        throw EvaluationError(.noSuchOverload, "(\(types.joined(separator: ", ")))")
      } catch {
        throw error.failure(at: id)
      }
    }
  }

  /// `or` and `orValue`, which evaluate their argument only if the optional has no value.
  private mutating func alternative(
    _ id: NodeID, _ alternative: Optionals.Alternative, _ arguments: [NodeID]
  ) -> ValueCode {
    let target = value(arguments[0])
    let other = value(arguments[1])
    return { (frame) throws(Failure) in
      let optional = try target(&frame)
      guard case .optional(let wrapped) = optional else { throw unexpected(optional, "optional", id) }
      if let wrapped { return alternative == .optional ? optional : wrapped }
      let value = try other(&frame)
      if alternative == .optional {
        guard case .optional = value else { throw unexpected(value, "optional", id) }
      }
      return value
    }
  }

  /// The values of all arguments. If any of them fail, their failures are combined.
  private static func arguments(_ codes: [ValuePart], _ frame: inout Frame) throws(Failure) -> [Value] {
    var values: [Value] = []
    values.reserveCapacity(codes.count)
    var failures = Failures()
    for part in codes {
      do throws(Failure) {
        values.append(try part.code(&frame))
      } catch {
        failures.add(error)
      }
    }
    if let failure = failures.all { throw failure }
    return values
  }

  private mutating func greatest(_ id: NodeID, _ function: VariadicFunction, _ arguments: [NodeID])
    -> ValueCode
  {
    let codes = parts(arguments)
    return { (frame) throws(Failure) in
      let values = try Self.arguments(codes, &frame)
      return try located(id) { () throws(EvaluationError) in try MathLibrary.extreme(function, of: values) }
    }
  }

  /// Compiles several parts.
  mutating func parts(_ ids: [NodeID]) -> [ValuePart] {
    var parts: [ValuePart] = []
    for id in ids { parts.append(ValuePart(code: value(id))) }
    return parts
  }

  /// Code without boxing for the most frequent string tests.
  mutating func stringTest(_ id: NodeID) -> BoolCode? {
    guard case .overloads(let overloads) = reference(id), overloads.count == 1 else { return nil }
    let arguments = node(id).children
    guard arguments.count == 2, arguments.allSatisfy({ type($0).isCertainly(.string) }) else { return nil }
    switch overloads[0].id {
    case "starts_with_string", "ends_with_string", "contains_string":
      let test = overloads[0].id
      let a = string(arguments[0])
      let b = string(arguments[1])
      return { (frame) throws(Failure) in
        let text = try frame.first(a, before: b)
        let part = try b(&frame)
        try frame.charge(part.utf8.count >> 4, id)
        switch test {
        case "starts_with_string": return RawText.hasPrefix(text, part)
        case "ends_with_string": return RawText.hasSuffix(text, part)
        default:
          try located(id) { () throws(EvaluationError) in try frame.meter.charge(bytes: text.utf8.count) }
          return RawText.contains(text, part)
        }
      }
    case "matches", "matches_string":
      guard case .string(let pattern)? = constant(arguments[1]),
        let regex = try? RegexCache.shared.regex(pattern)
      else {
        return nil
      }
      let code = string(arguments[0])
      return { (frame) throws(Failure) in
        let text = try code(&frame)
        try located(id) { () throws(EvaluationError) in try frame.meter.charge(bytes: text.utf8.count) }
        return try located(id) { () throws(EvaluationError) in try regex.matches(text, &frame.meter) }
      }
    default: return nil
    }
  }

  /// Code for functions that return an `int` and cannot fail.
  mutating func intCall(_ id: NodeID) -> IntCode? {
    guard case .overloads(let overloads) = reference(id), overloads.count == 1 else { return nil }
    switch overloads[0].id {
    case "size_list", "list_size":
      let code = value(node(id).children[0])
      return { (frame) throws(Failure) in
        let value = try code(&frame)
        guard case .list(let elements) = value else { throw unexpected(value, "list", id) }
        return elements.count
      }
    case "size_string", "string_size":
      let code = string(node(id).children[0])
      return { (frame) throws(Failure) in
        let text = try code(&frame)
        try frame.charge(text.utf8.count >> 4, id)
        return RawText.count(text)
      }
    default: return nil
    }
  }
}

extension Type {
  /// Whether every value of this static type has, at run time, the kind that the parameter expects.
  func isCertainly(_ parameter: Type) -> Bool {
    switch (self, parameter) {
    case (_, .dyn), (_, .parameter): true
    case (.dyn, _), (.variable, _), (.parameter, _), (.error, _), (.null, _): parameter == self
    case (.list, .list), (.map, .map), (.optional, .optional), (.type, .type): true
    case (.named, .string), (.string, .named), (.named, .named): true
    case (.opaque(let a, _), .opaque(let b, _)): a == b
    default: self == parameter
    }
  }
}

extension Overload {
  /// Whether the overload accepts these values.
  func takes(_ values: [Value]) -> Bool {
    parameters.count == values.count && zip(parameters, values).allSatisfy { $0.admits($1) }
  }
}

extension Type {
  /// Whether a value is acceptable for a parameter of the type.
  fileprivate func admits(_ value: Value) -> Bool {
    switch (self, value) {
    case (.dyn, _), (.parameter, _): true
    case (.null, .null), (.bool, .bool), (.int, .int), (.uint, .uint), (.double, .double), (.string, .string),
      (.bytes, .bytes), (.timestamp, .timestamp), (.duration, .duration), (.list, .list), (.map, .map),
      (.optional, .optional), (.type, .type):
      true
    case (.named(let domain), .string(let text)): domain.contains(text)
    case (.record(let name), .record(let record)): record.type.name == name
    case (.opaque(let name, _), .opaque(let value)): value.typeName == name
    default: false
    }
  }
}
