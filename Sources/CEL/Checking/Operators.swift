/// Checks of operators.
extension Checker {
  mutating func unary(_ id: NodeID, _ name: UnaryOperator) -> Type {
    let operand = tree[id].children[0]
    let type = known(operand)
    switch (name, type) {
    case (.not, _):
      require(operand, type, .bool, "the operand of `!` must be bool")
      return .bool
    case (.negate, .int), (.negate, .double): return type
    case (.negate, _) where type.isDynamic: return type == .error ? .error : .dyn
    case (.negate, _):
      return report(
        tree[operand].span, "the operand of `-` must be int or double, not \(self.name(type))",
        found: self.name(type))
    }
  }

  mutating func binary(_ id: NodeID, _ name: BinaryOperator) -> Type {
    let (left, right) = (tree[id].children[0], tree[id].children[1])
    let leftType = known(left)
    let rightType = known(right)
    switch name {
    case .equal, .notEqual:
      equality(id, name, leftType, rightType)
      return .bool
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      ordering(id, name, leftType, rightType)
      return .bool
    case .in:
      membership(id, leftType, rightType)
      return .bool
    case .add, .subtract, .multiply, .divide, .modulo:
      return arithmetic(id, name, leftType, rightType)
    }
  }

  // MARK: Equality and membership

  private mutating func equality(_ id: NodeID, _ name: BinaryOperator, _ left: Type, _ right: Type) {
    let children = tree[id].children
    if left == right, !left.hasParameters { return }
    if meet(children[0], left, children[1], right) { return }
    incomparable(id, name, left, right)
  }

  /// Whether two parts can be equal. Literals are read as members of the other part's domain.
  private mutating func meet(_ a: NodeID, _ aType: Type, _ b: NodeID, _ bType: Type) -> Bool {
    if case .named(let some) = aType, case .named(let others) = bType, some != others {
      return !some.isOpaque && !others.isOpaque && some.members.contains(where: others.contains)
    }
    for (node, type, expected) in [(b, bType, aType), (a, aType, bType)] where mentionsDomain(expected) {
      let start = inference.mark
      if accepts(node, type, as: expected) {
        requireMembers(node, expected)
        return true
      }
      inference.undo(to: start)
    }
    return inference.join(aType, bType) != nil
  }

  private func mentionsDomain(_ type: Type) -> Bool {
    switch inference.shallow(type) {
    case .named: true
    case .list(let element): mentionsDomain(element)
    case .optional(let wrapped): mentionsDomain(wrapped)
    default: false
    }
  }

  private mutating func membership(_ id: NodeID, _ element: Type, _ container: Type) {
    let (left, right) = (tree[id].children[0], tree[id].children[1])
    switch container {
    case .list(let type):
      if case .named = element, accepts(right, container, as: .list(element)) {
        requireMembers(right, .list(element))
      } else if !meet(left, element, right, inference.shallow(type)) {
        noMember(id, element, type, "elements")
      }
    case .map(let key, _):
      if !meet(left, element, right, inference.shallow(key)) { noMember(id, element, key, "keys") }
    case .dyn, .variable, .error: break
    default:
      mismatch(
        right, "the right side of `in` must be a list or map", expected: .list(element), found: container,
        suggestion: element.isText && container == .string
          ? shortText("\(text(right)).contains(\(text(left)))") : nil)
    }
  }

  private mutating func noMember(_ id: NodeID, _ element: Type, _ type: Type, _ what: String) {
    let (left, right) = (name(element), name(type))
    report(
      tree[id].anchor, "`in` cannot compare \(left) with \(what) of type \(right)", expected: right,
      found: left)
  }

  // MARK: Order

  private mutating func ordering(_ id: NodeID, _ name: BinaryOperator, _ left: Type, _ right: Type) {
    let children = tree[id].children
    for (child, type) in zip(children, [left, right]) {
      if case .named(let domain) = type, domain.isOpaque {
        let bound = name == .less || name == .lessOrEqual ? "below" : "atLeast"
        report(
          tree[id].anchor,
          "`\(name.rawValue)` would compare \(domain.name) values as text; use `.atLeast('…')` or `.below('…')`",
          expected: ".\(bound)('…')", found: domain.name)
        return
      }
      if !isOrdered(type) {
        report(
          tree[child].span, "`\(name.rawValue)` cannot compare values of type \(self.name(type))",
          found: self.name(type))
        return
      }
    }
    if left.isDynamic || right.isDynamic || left == right { return }
    if left.isNumeric, right.isNumeric { return }
    if left.isText, right.isText {
      _ = meet(children[0], left, children[1], right)
      return
    }
    incomparable(id, name, left, right)
  }

  private mutating func incomparable(_ id: NodeID, _ name: BinaryOperator, _ left: Type, _ right: Type) {
    let (leftName, rightName) = (self.name(left), self.name(right))
    if left == .bool, right != .bool, case .binary(let first) = tree[tree[id].children[0]].kind,
      first.isComparison
    {
      report(
        tree[id].anchor,
        "comparisons cannot be chained: `\(name.rawValue)` would compare bool with \(rightName)",
        expected: leftName, found: rightName, suggestion: unchained(id, name))
      return
    }
    var message = "`\(name.rawValue)` compares values of the same type, not \(leftName) with \(rightName)"
    if left == .null { message += ", which is never null" }
    if right == .null { message += ": a value of type \(leftName) is never null" }
    report(
      tree[id].anchor, message, expected: leftName, found: rightName,
      suggestion: conversion(id, name, left, right))
  }

  private func isOrdered(_ type: Type) -> Bool {
    switch type {
    case .bool, .int, .uint, .double, .string, .bytes, .timestamp, .duration, .named: true
    case .opaque(let name, _): environment.isComparable(opaque: name)
    default: type.isDynamic
    }
  }

  // MARK: Arithmetic

  private static let additions: [(Type, Type, Type)] = [
    (.int, .int, .int), (.uint, .uint, .uint), (.double, .double, .double), (.string, .string, .string),
    (.bytes, .bytes, .bytes), (.timestamp, .duration, .timestamp), (.duration, .timestamp, .timestamp),
    (.duration, .duration, .duration),
  ]
  private static let subtractions: [(Type, Type, Type)] = [
    (.int, .int, .int), (.uint, .uint, .uint), (.double, .double, .double),
    (.timestamp, .timestamp, .duration), (.timestamp, .duration, .timestamp),
    (.duration, .duration, .duration),
  ]
  private static let products: [(Type, Type, Type)] = [
    (.int, .int, .int), (.uint, .uint, .uint), (.double, .double, .double),
  ]
  private static let remainders: [(Type, Type, Type)] = [(.int, .int, .int), (.uint, .uint, .uint)]

  private mutating func arithmetic(_ id: NodeID, _ name: BinaryOperator, _ left: Type, _ right: Type) -> Type
  {
    if left == .error || right == .error { return .error }
    if name == .add, let list = concatenation(left, right) { return list }
    let signatures =
      switch name {
      case .add: Self.additions
      case .subtract: Self.subtractions
      case .modulo: Self.remainders
      default: Self.products
      }
    var result: Type?
    for (first, second, sum) in signatures where fits(left, first) && fits(right, second) {
      if let found = result, found != sum { return .dyn }
      result = sum
    }
    if let result { return left.isDynamic && right.isDynamic ? .dyn : result }
    let sides = "\(self.name(left)) \(name.rawValue) \(self.name(right))"
    return report(
      tree[id].anchor, "`\(name.rawValue)` is not defined for \(sides)", found: sides,
      suggestion: conversion(id, name, left, right))
  }

  private func fits(_ type: Type, _ expected: Type) -> Bool {
    if case .named(let domain) = type { return expected == .string && !domain.isOpaque }
    return type == expected || type.isDynamic
  }

  private mutating func concatenation(_ left: Type, _ right: Type) -> Type? {
    switch (left, right) {
    case (.list(let a), .list(let b)): inference.join(a, b).map { .list($0) }
    case (.list(let element), _) where right.isDynamic: .list(inference.join(element, .dyn) ?? .dyn)
    case (_, .list(let element)) where left.isDynamic: .list(inference.join(element, .dyn) ?? .dyn)
    default: nil
    }
  }

  // MARK: Conditional

  mutating func conditional(_ id: NodeID) -> Type {
    let children = tree[id].children
    require(children[0], check(children[0]), .bool, "the condition must be bool")
    let consequence = known(children[1])
    let alternative = known(children[2])
    if let type = joinLiterals(children[1], consequence, children[2], alternative) { return type }
    if let type = inference.join(consequence, alternative) { return type }
    let (left, right) = (name(consequence), name(alternative))
    return report(
      tree[id].anchor,
      "both results of a conditional expression must have the same type, not \(left) and \(right)",
      expected: left, found: right)
  }

  /// The type of a part that is one of two, if one is a member of a domain and the other a literal.
  mutating func joinLiterals(_ a: NodeID, _ aType: Type, _ b: NodeID, _ bType: Type) -> Type? {
    for (type, literal) in [(aType, b), (bType, a)] {
      guard case .named(let domain) = type, case .literal(.string(let member)) = tree[literal].kind else {
        continue
      }
      if domain.isOpaque { requireMembers(literal, type) }
      return domain.isOpaque || domain.contains(member) ? type : .string
    }
    return nil
  }
}

extension Type {
  /// Whether the values are strings at run time.
  var isText: Bool {
    switch self {
    case .string, .named: true
    default: false
    }
  }

  var isNumeric: Bool {
    switch self {
    case .int, .uint, .double: true
    default: false
    }
  }

  /// Whether the type contains other types, so that equal descriptions do not prove equality.
  var hasParameters: Bool {
    switch self {
    case .list, .map, .optional, .type, .opaque, .variable, .parameter: true
    default: false
    }
  }
}
