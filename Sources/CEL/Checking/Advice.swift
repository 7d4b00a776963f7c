/// Suggested expressions for the checker's messages.
extension Checker {
  /// The text of a part of the expression.
  func text(_ id: NodeID) -> String { tree.text(of: id) }

  /// A suggestion, unless it is too long for a message.
  func shortText(_ text: String) -> String? { text.utf8.count <= 60 ? text : nil }

  /// The operation with one side converted to the type of the other: `double(a) + b`, `a == 1.0`.
  func conversion(_ id: NodeID, _ name: BinaryOperator, _ left: Type, _ right: Type) -> String? {
    let (first, second) = (tree[id].children[0], tree[id].children[1])
    // An operand that is itself an operation would need parentheses, so the mistake is not a simple slip.
    for side in [first, second] {
      if case .binary = tree[side].kind { return nil }
    }
    // A literal is changed, so that the other side needs no conversion call.
    let isSecondLiteral = if case .literal = tree[second].kind { true } else { false }
    if let first = converted(first, left, to: right, name),
      !isSecondLiteral || converted(second, right, to: left, name) == nil
    {
      return shortText("\(first) \(name.rawValue) \(text(second))")
    }
    if let second = converted(second, right, to: left, name) {
      return shortText("\(text(first)) \(name.rawValue) \(second)")
    }
    return nil
  }

  private func converted(_ id: NodeID, _ type: Type, to other: Type, _ name: BinaryOperator) -> String? {
    switch (type, other) {
    case (.int, .double):
      if case .literal(.int(let number)) = tree[id].kind { return "\(number).0" }
      return "double(\(text(id)))"
    case (.uint, .double): return "double(\(text(id)))"
    case (.int, .uint):
      if case .literal(.int(let number)) = tree[id].kind, number >= 0 { return "\(number)u" }
      return nil
    case (.uint, .int):
      if case .literal = tree[id].kind { return nil }
      return "int(\(text(id)))"
    case (.int, .string) where name == .add, (.uint, .string) where name == .add,
      (.double, .string) where name == .add, (.bool, .string) where name == .add:
      return "string(\(text(id)))"
    default: return nil
    }
  }

  /// `a < b && b < c` for `a < b < c`.
  func unchained(_ id: NodeID, _ name: BinaryOperator) -> String? {
    let (comparison, last) = (tree[id].children[0], tree[id].children[1])
    let middle = tree[comparison].children[1]
    return shortText("\(text(comparison)) && \(text(middle)) \(name.rawValue) \(text(last))")
  }
}

extension BinaryOperator {
  /// Whether the operator compares two values.
  var isComparison: Bool {
    switch self {
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: true
    default: false
    }
  }
}
