/// Derives facts from the truth value of conditions.
struct Conclusions<Host: Surroundings> {
  let checked: CheckedExpression
  let host: Host
  /// The paths of binding variables, by slot.
  var names: [Int: String] = [:]

  private func node(_ id: NodeID) -> Node { checked.tree[id] }

  // MARK: Paths

  /// The path by which a part reads a value, if the part is only a path.
  func path(_ id: NodeID) -> String? {
    let children = node(id).children
    switch node(id).kind {
    case .identifier(let name, _):
      guard case .local(let place) = checked.reference(of: id) else { return name }
      return names[place] ?? "$\(place)"
    case .select(let field, _):
      return path(children[0]).map { "\($0).\(field)" }
    case .index:
      guard let container = path(children[0]) else { return nil }
      return key(children[1]).map { "\(container)\($0)" }
    case .memberCall("value"): return path(children[0])
    default: return nil
    }
  }

  /// The path of a value, also of one with a default. Conclusions about it matter only where it is present.
  private func valuePath(_ id: NodeID) -> String? {
    if case .memberCall("orValue") = node(id).kind { return path(node(id).children[0]) }
    return path(id)
  }

  /// The path step into a list or map: `.name` for a literal key.
  private func key(_ id: NodeID) -> String? {
    switch node(id).kind {
    case .literal(.string(let name)): ".\(name)"
    case .literal(.int(let number)): "[\(number)]"
    default: valuePath(id).map { "[\($0)]" }
    }
  }

  /// The facts that a value and everything on the path to it are present.
  private func present(_ id: NodeID) -> Set<Known.Fact> {
    var facts: Set<Known.Fact> = []
    var next: NodeID? = id
    while let current = next, let path = path(current) {
      facts.insert(.present(path))
      switch node(current).kind {
      case .select, .index, .memberCall: next = node(current).children[0]
      default: next = nil
      }
    }
    return facts
  }

  // MARK: Conditions

  /// The facts that follow if a condition has a truth value.
  mutating func facts(of id: NodeID, being truth: Bool) -> Known {
    let children = node(id).children
    switch node(id).kind {
    case .literal(.bool(let value)): return value == truth ? .nothing : .impossible
    case .unary(.not): return facts(of: children[0], being: !truth)
    case .logical(let name):
      let parts = children.map { facts(of: $0, being: truth) }
      let isJoint = (name == .and) == truth
      return parts.dropFirst().reduce(into: parts[0]) { known, part in
        if isJoint { known.learn(part) } else { known = known.or(part) }
      }
    case .conditional:
      let yes = facts(of: children[0], being: true).and(facts(of: children[1], being: truth))
      return yes.or(facts(of: children[0], being: false).and(facts(of: children[2], being: truth)))
    case .has(let field):
      guard truth, let operand = path(children[0]) else { return .nothing }
      return Known(present(children[0]).union([.present("\(operand).\(field)")]))
    case .memberCall("hasValue"): return truth ? Known(present(children[0])) : .nothing
    case .bind:
      guard case .local(let place) = checked.reference(of: id) else { return .nothing }
      names[place] = path(children[0])
      return facts(of: children[1], being: truth).leaving(place)
    case .comprehension(let comprehension): return facts(ofLoop: id, comprehension, being: truth)
    case .binary(let name): return facts(of: name, id, being: truth).and(defaults(in: id, being: truth))
    default: return defaults(in: id, being: truth)
    }
  }

  /// If `exists` is true, or `all` is false, an element with the respective property exists.
  private mutating func facts(ofLoop id: NodeID, _ loop: Comprehension, being truth: Bool) -> Known {
    let isShown =
      loop.macro == .exists && truth || loop.macro == .existsOne && truth || loop.macro == .all && !truth
    guard isShown, case .local(let place) = checked.reference(of: id), let last = node(id).children.last
    else {
      return .nothing
    }
    let range = path(node(id).children[0])
    return facts(of: last, being: truth).leaving(place).and(Known(range.map { [.size($0, 1)] } ?? []))
  }

  /// The facts about the elements of a list.
  mutating func facts(ofElementsOf id: NodeID) -> Known {
    guard case .comprehension(let loop) = node(id).kind, loop.macro == .filter,
      let last = node(id).children.last
    else { return .nothing }
    // The variable of this loop has the same slot as the variable of the filter.
    return facts(of: last, being: true).and(facts(ofElementsOf: node(id).children[0]))
  }

  private func facts(of name: BinaryOperator, _ id: NodeID, being truth: Bool) -> Known {
    let (left, right) = (node(id).children[0], node(id).children[1])
    switch name {
    case .equal, .notEqual:
      let isEqual = (name == .equal) == truth
      return facts(of: left, equalTo: right, isEqual).and(facts(of: right, equalTo: left, isEqual))
    case .in:
      if case .list = node(right).kind { return facts(of: left, among: node(right).children, truth) }
      guard truth, let map = path(right), let key = key(left) else { return .nothing }
      if key.hasPrefix(".") { return Known(present(right).union([.present(map + key)])) }
      return Known([.hasKey(map: map, key: key)])
    default: return bounds(name, left, right, truth).and(bounds(name.mirrored, right, left, truth))
    }
  }

  private func facts(of id: NodeID, equalTo other: NodeID, _ isEqual: Bool) -> Known {
    switch node(other).kind {
    case .literal(.string(let word)):
      guard let path = valuePath(id) else { return .nothing }
      if !isEqual { return Known([.isNot(path, word)]) }
      return Known(others(than: [word], id, path))
    case .literal(.int): return bounds(.equal, id, other, isEqual)
    case .memberCall("none") where !isEqual: return Known(present(id))
    default: return .nothing
    }
  }

  private func facts(of id: NodeID, among items: [NodeID], _ truth: Bool) -> Known {
    guard let path = valuePath(id) else { return .nothing }
    let words = items.compactMap { item -> String? in
      if case .literal(.string(let word)) = node(item).kind { word } else { nil }
    }
    if !truth { return Known(Set(words.map { .isNot(path, $0) })) }
    return words.count == items.count ? Known(others(than: words, id, path)) : .nothing
  }

  private func others(than words: [String], _ id: NodeID, _ path: String) -> Set<Known.Fact> {
    var type = checked.type(of: id)
    if case .optional(let wrapped) = type { type = wrapped }
    guard case .named(let domain) = type else { return [] }
    return Set(domain.members.filter { !words.contains($0) }.map { .isNot(path, $0) })
  }

  /// `size(x) > 0` and `x != 0`.
  private func bounds(_ name: BinaryOperator, _ id: NodeID, _ other: NodeID, _ truth: Bool) -> Known {
    guard case .literal(.int(let limit)) = node(other).kind else { return .nothing }
    let isBelow = name.least(limit, truth)
    if let counted = sizeOperand(id), let path = valuePath(counted) {
      return isBelow.map { Known([.size(path, $0)]) }
        ?? (name == .equal && !truth && limit == 0 ? Known([.size(path, 1)]) : .nothing)
    }
    guard let path = path(id) else { return .nothing }
    let excludesZero = (isBelow ?? 0) > 0 || (name == .equal && truth == (limit != 0))
    return excludesZero ? Known([.notZero(path)]) : .nothing
  }

  private func sizeOperand(_ id: NodeID) -> NodeID? {
    switch node(id).kind {
    case .call("size", _): node(id).children.first
    case .memberCall("size"): node(id).children.first
    default: nil
    }
  }

  // MARK: Defaults

  /// For `x.?y.orValue(c) > 3`: if the condition would have the other result for `c`, the value must be
  /// present.
  private func defaults(in id: NodeID, being truth: Bool) -> Known {
    var facts: Set<Known.Fact> = []
    for part in parts(of: id) {
      guard case .memberCall("orValue") = node(part).kind else { continue }
      let (optional, fallback) = (node(part).children[0], node(part).children[1])
      guard path(optional) != nil, let value = outcome(of: id, with: part, replacedBy: fallback),
        value != truth
      else { continue }
      facts.formUnion(present(optional))
    }
    return Known(facts)
  }

  /// The part and its subexpressions, without the bodies of loops.
  private func parts(of id: NodeID) -> [NodeID] {
    if case .comprehension = node(id).kind { return parts(of: node(id).children[0]) }
    return [id] + node(id).children.flatMap(parts)
  }

  /// The result of a condition if one part is replaced by another; `nil` if it depends on anything else.
  private func outcome(of id: NodeID, with part: NodeID, replacedBy other: NodeID) -> Bool? {
    let source = Array(checked.source.utf8)
    let (whole, hole) = (node(id).span, node(part).span)
    guard whole.lowerBound <= hole.lowerBound, hole.upperBound <= whole.upperBound else { return nil }
    let text =
      source[whole.lowerBound..<hole.lowerBound] + [UInt8(ascii: "(")] + source[node(other).span]
      + [UInt8(ascii: ")")] + source[hole.upperBound..<whole.upperBound]
    guard let program = try? checked.environment.check(String(decoding: text, as: UTF8.self)).program() else {
      return nil
    }
    var bindings = program.bindings()
    for (index, variable) in checked.environment.variables.enumerated() {
      if let value = host.value(at: variable.name) { bindings[index] = .value(value) }
    }
    guard case .value(.bool(let value)) = program.evaluate(bindings) else { return nil }
    return value
  }
}

extension BinaryOperator {
  /// The operator for swapped operands.
  fileprivate var mirrored: BinaryOperator {
    switch self {
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    default: self
    }
  }

  /// The smallest number for which `number op limit` has a truth value, if that number is above zero.
  fileprivate func least(_ limit: Int, _ truth: Bool) -> Int? {
    switch (self, truth) {
    case (.greater, true), (.lessOrEqual, false): limit < .max && limit >= 0 ? limit + 1 : nil
    case (.greaterOrEqual, true), (.less, false), (.equal, true): limit > 0 ? limit : nil
    default: nil
    }
  }
}
