/// An operation that has no result for some values of its operands.
package struct PartialOperation: Sendable, Hashable {
  /// The reason why there may be no result.
  package enum Reason: Sendable, Hashable {
    /// A division or remainder whose divisor may be zero.
    case division
    /// A result that may overflow its type.
    case overflow
    /// An index that may be out of range.
    case index
    /// A key that may be missing from the map.
    case key
    /// A map literal that may have a duplicate key.
    case repeatedKey
    /// A value whose type is known only at run time and may be wrong.
    case type
    /// A function that may fail: a conversion of text, the value of an optional, a function of the host.
    case function(String)
  }

  /// The node of the operation.
  package let node: NodeID
  /// The reason why it may have no result.
  package let reason: Reason
}

extension CheckedExpression {
  /// The operations that may fail during evaluation, children first.
  ///
  /// Selections of optional fields are not included, because the record type already shows them. Neither are
  /// operations that are evaluated beforehand: `duration('5s')`, a literal regular expression, a division by
  /// 2.
  package var partialOperations: [PartialOperation] {
    var compiler = Compiler(self)
    var result: [PartialOperation] = []
    for id in tree.ids {
      guard compiler.constant(id) == nil, let reason = compiler.partiality(id) else { continue }
      result.append(PartialOperation(node: id, reason: reason))
    }
    return result
  }
}

extension Compiler {
  /// The reason why a part that is not a constant may fail although its children do not.
  fileprivate mutating func partiality(_ id: NodeID) -> PartialOperation.Reason? {
    let children = node(id).children
    switch node(id).kind {
    case .literal, .identifier, .bind, .block, .message: return nil
    case .select(_, let isOptional): return selection(children[0], isPresenceEnough: isOptional, id)
    case .has: return selection(children[0], isPresenceEnough: true, id)
    case .index(let isOptional): return indexing(id, isOptional: isOptional)
    case .unary(.not): return type(children[0]).isDynamic ? .type : nil
    case .unary(.negate):
      return type(children[0]) == .double ? nil : type(children[0]) == .int ? .overflow : .type
    case .binary(let name): return binary(id, name)
    case .logical: return children.contains { type($0).isDynamic } ? .type : nil
    case .conditional: return type(children[0]).isDynamic ? .type : nil
    case .list(let optionals): return optionals.contains { type(children[$0]).isDynamic } ? .type : nil
    case .map(let optionals):
      if optionals.contains(where: { type(children[2 * $0 + 1]).isDynamic }) { return .type }
      let keys = stride(from: 0, to: children.count, by: 2).map { children[$0] }
      if keys.contains(where: { type($0).isDynamic }) { return .type }
      return keys.count > 1 && !areDistinctLiterals(keys) ? .repeatedKey : nil
    case .comprehension(let comprehension):
      if type(children[0]).isDynamic { return .type }
      if comprehension.macro == .transformMapEntry { return .repeatedKey }
      return children.dropFirst().contains { type($0).isDynamic && comprehension.needsBool($0, children) }
        ? .type : nil
    case .optionalMap: return type(children[0]).isDynamic ? .type : nil
    case .call, .memberCall: return call(id)
    }
  }

  private func selection(_ operand: NodeID, isPresenceEnough: Bool, _ id: NodeID) -> PartialOperation.Reason?
  {
    switch reference(id) {
    case .variable, .type, .field: return nil
    default: break
    }
    var container = type(operand)
    var isPresenceEnough = isPresenceEnough
    if case .optional(let wrapped) = container {
      container = wrapped
      isPresenceEnough = true
    }
    switch container {
    case .map: return isPresenceEnough ? nil : .key
    case .record: return nil
    default: return .type
    }
  }

  private mutating func indexing(_ id: NodeID, isOptional: Bool) -> PartialOperation.Reason? {
    let children = node(id).children
    var container = type(children[0])
    var isOptional = isOptional
    if case .optional(let wrapped) = container {
      container = wrapped
      isOptional = true
    }
    switch container {
    case .list: return type(children[1]) != .int ? .type : isOptional ? nil : .index
    case .map: return isOptional ? nil : .key
    default: return .type
    }
  }

  private mutating func binary(_ id: NodeID, _ name: BinaryOperator) -> PartialOperation.Reason? {
    let (left, right) = (node(id).children[0], node(id).children[1])
    let (leftType, rightType) = (type(left), type(right))
    switch name {
    case .equal, .notEqual: return nil
    case .in: return rightType.isDynamic ? .type : nil
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      return leftType.isDynamic || rightType.isDynamic ? .type : nil
    case .add, .subtract, .multiply, .divide, .modulo:
      if leftType.isDynamic || rightType.isDynamic { return .type }
      if name == .divide || name == .modulo, leftType != .double { return division(right) }
      switch leftType {
      case .int, .uint, .timestamp, .duration: return .overflow
      default: return nil
      }
    }
  }

  /// The smallest `int` divided by -1 overflows its type.
  private mutating func division(_ divisor: NodeID) -> PartialOperation.Reason? {
    switch constant(divisor) {
    case .int(let value)?: value == 0 ? .division : value == -1 ? .overflow : nil
    case .uint(let value)?: value == 0 ? .division : nil
    default: .division
    }
  }

  private mutating func areDistinctLiterals(_ keys: [NodeID]) -> Bool {
    var entries: [MapValue.Entry] = []
    for key in keys {
      guard let value = constant(key) else { return false }
      entries.append(MapValue.Entry(key: value, value: .null))
    }
    return MapValue(entries) != nil
  }

  private mutating func call(_ id: NodeID) -> PartialOperation.Reason? {
    let children = node(id).children
    let (overloads, arguments): ([Overload], ArraySlice<NodeID>)
    switch reference(id) {
    case .overloads(let found): (overloads, arguments) = (found, children[...])
    case .namespaced(let found): (overloads, arguments) = (found, children.dropFirst())
    case .variadic:
      return children.dropFirst().allSatisfy { type($0).isNumeric } ? nil : .type
    default: return .type
    }
    guard overloads.count == 1, let overload = overloads.first else { return .type }
    guard zip(arguments, overload.parameters).allSatisfy({ type($0).isCertainly($1) }) else { return .type }
    guard overload.mayFail else { return nil }
    if let last = arguments.last, case .string(let text)? = constant(last) {
      // The checker has parsed the pattern. A time zone that is known now will be known at run time.
      if overload.id == "matches" || overload.id == "matches_string",
        (try? RegexCache.shared.regex(text)) != nil
      {
        return nil
      }
      if overload.id.hasSuffix("_with_tz"), (try? TimeZone.offset(of: text, at: 0)) != nil { return nil }
    }
    return .function(overload.id)
  }
}

extension Comprehension {
  /// Whether a child is a condition: the filter, or the predicate of a macro.
  fileprivate func needsBool(_ child: NodeID, _ children: [NodeID]) -> Bool {
    if hasFilter, child == children[1] { return true }
    switch macro {
    case .all, .exists, .existsOne, .filter: return true
    default: return false
    }
  }
}
