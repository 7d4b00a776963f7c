/// Checks of lists, maps, and the macros that loop over them.
extension Checker {
  mutating func list(_ id: NodeID, _ optionals: [Int]) -> Type {
    var element: (node: NodeID, type: Type)?
    for (position, child) in tree[id].children.enumerated() {
      var type = known(child)
      if optionals.contains(position) { type = unwrapped(child, type) }
      element = (child, element.map { common($0.node, $0.type, child, type) } ?? type)
    }
    return .list(element?.type ?? inference.fresh())
  }

  mutating func map(_ id: NodeID, _ optionals: [Int]) -> Type {
    let children = tree[id].children
    var entry: (key: NodeID, keyType: Type, value: NodeID, valueType: Type)?
    for position in stride(from: 0, to: children.count, by: 2) {
      let (key, value) = (children[position], children[position + 1])
      let keyType = known(key)
      var valueType = known(value)
      if optionals.contains(position / 2) { valueType = unwrapped(value, valueType) }
      if !isKey(keyType) {
        report(
          tree[key].span, "a map key must be int, uint, bool or string, not \(name(keyType))",
          found: name(keyType))
      }
      entry =
        if let last = entry {
          (
            key, common(last.key, last.keyType, key, keyType), value,
            common(last.value, last.valueType, value, valueType)
          )
        } else {
          (key, keyType, value, valueType)
        }
    }
    guard let entry else { return .map(inference.fresh(), inference.fresh()) }
    return .map(entry.keyType, entry.valueType)
  }

  /// Whether values of the type can be map keys.
  private func isKey(_ type: Type) -> Bool {
    switch type {
    case .int, .uint, .bool, .string, .named: true
    default: type.isDynamic
    }
  }

  /// The common type of two elements. Values of different types make a list of `dyn`.
  private mutating func common(_ a: NodeID, _ aType: Type, _ b: NodeID, _ bType: Type) -> Type {
    if aType == bType { return aType }
    return joinLiterals(a, aType, b, bType) ?? inference.join(aType, bType) ?? .dyn
  }

  /// The type of the value inside an optional.
  mutating func unwrapped(_ id: NodeID, _ type: Type) -> Type {
    switch inference.shallow(type) {
    case .optional(let wrapped): return inference.shallow(wrapped)
    case .dyn, .variable: return .dyn
    case .error: return .error
    default:
      return mismatch(id, "an optional value is required here", expected: .optional(type), found: type)
    }
  }

  // MARK: Macros

  mutating func comprehension(_ id: NodeID, _ comprehension: Comprehension) -> Type {
    let children = tree[id].children
    let range = known(children[0])
    let first: Type
    let second: Type
    switch range {
    case .list(let element): (first, second) = (.int, element)
    case .map(let key, let value): (first, second) = (key, value)
    case .dyn, .variable: (first, second) = (.dyn, .dyn)
    case .error: (first, second) = (.error, .error)
    default:
      report(
        tree[children[0]].span, "`\(comprehension.name)()` iterates over a list or map, not \(name(range))",
        found: name(range))
      (first, second) = (.error, .error)
    }
    let variables: [(String, Type)]
    if comprehension.variables.count == 2 {
      variables = [(comprehension.variables[0], first), (comprehension.variables[1], second)]
    } else if case .list = range {
      variables = [(comprehension.variables[0], second)]
    } else {
      variables = [(comprehension.variables[0], first)]
    }
    return with(variables, at: id) { checker in
      if comprehension.hasFilter {
        checker.require(children[1], checker.check(children[1]), .bool, "the filter must be bool")
      }
      let last = children[children.count - 1]
      let result = checker.known(last)
      switch comprehension.macro {
      case .all, .exists, .existsOne, .filter:
        checker.require(last, result, .bool, "the condition of `\(comprehension.name)()` must be bool")
        return comprehension.macro == .filter ? .list(variables[0].1) : .bool
      case .map, .transformList: return .list(result)
      case .transformMap: return .map(first, result)
      case .transformMapEntry: return checker.entry(last, result)
      }
    }
  }

  private mutating func entry(_ id: NodeID, _ type: Type) -> Type {
    switch type {
    case .map, .error: type
    case .dyn, .variable: .map(.dyn, .dyn)
    default:
      mismatch(
        id, "the result of `transformMapEntry()` must be a map", expected: .map(.dyn, .dyn), found: type)
    }
  }

  mutating func optionalMap(_ id: NodeID, _ name: String, isFlat: Bool) -> Type {
    let children = tree[id].children
    let wrapped = unwrapped(children[0], check(children[0]))
    return with([(name, wrapped)], at: id) { checker in
      let result = checker.check(children[1])
      guard isFlat else { return .optional(result) }
      // The macro is equivalent to `target.hasValue() ? result : optional.none()`.
      let alternative = Type.optional(checker.inference.fresh())
      return checker.inference.join(result, alternative)
        ?? checker.mismatch(
          children[1], "the result of `optFlatMap()` must be an optional", expected: .optional(wrapped),
          found: result)
    }
  }
}
