/// A part of an expression that may have no value although the expression needs it.
package struct Unguarded: Sendable, Hashable {
  package enum Reason: Sendable, Hashable {
    /// A field that may be absent.
    case absent(field: String)
    /// An operation that has no result for some operands.
    case partial(PartialOperation.Reason)
  }

  package let node: NodeID
  package let reason: Reason
}

extension CheckedExpression {
  /// The parts that may have no value, in the order of the text: selections of optional fields, and partial
  /// operations. Parts that a condition around them guards are left out.
  ///
  /// - Parameter known: The facts known before the expression is evaluated.
  package func unguarded(knowing known: Known = .nothing, in surroundings: some Surroundings) -> [Unguarded] {
    var walk = GuardWalk(self, surroundings)
    walk.visit(tree.root, known)
    return walk.found.sorted { tree[$0.node].span.lowerBound < tree[$1.node].span.lowerBound }
  }

  /// The facts known once the expression has evaluated to true, or to false.
  package func known(when truth: Bool, in surroundings: some Surroundings) -> Known {
    var conclusions = Conclusions(checked: self, host: surroundings)
    return conclusions.facts(of: tree.root, being: truth).leaving(0)
  }
}

/// Walks an expression with the facts known at each point.
private struct GuardWalk<Host: Surroundings> {
  private let checked: CheckedExpression
  private let host: Host
  private var conclusions: Conclusions<Host>
  private let partial: [NodeID: PartialOperation.Reason]
  private(set) var found: [Unguarded] = []
  /// A reported value is treated as present from then on, so that it is reported once.
  private var reported: Set<String> = []

  init(_ checked: CheckedExpression, _ host: Host) {
    self.checked = checked
    self.host = host
    conclusions = Conclusions(checked: checked, host: host)
    partial = Dictionary(
      checked.partialOperations.map { ($0.node, $0.reason) }, uniquingKeysWith: { first, _ in first })
  }

  private func node(_ id: NodeID) -> Node { checked.tree[id] }

  mutating func visit(_ id: NodeID, _ known: Known) {
    guard known.facts != nil else { return }
    let children = node(id).children
    switch node(id).kind {
    case .logical(let name): visitOperands(children, known, being: name == .and)
    case .conditional:
      visit(children[0], known)
      visit(children[1], known.and(conclusions.facts(of: children[0], being: true)))
      visit(children[2], known.and(conclusions.facts(of: children[0], being: false)))
    case .comprehension: visitLoop(id, known)
    case .bind, .optionalMap:
      visit(children[0], known)
      guard case .local(let place) = checked.reference(of: id) else { break }
      let name = conclusions.path(children[0])
      conclusions.names[place] = name
      let isThere = if case .optionalMap = node(id).kind { true } else { false }
      let inside = isThere ? Known(name.map { [.present($0)] } ?? []) : .nothing
      visit(children[1], known.and(inside))
    case .has: visit(children[0], known)
    default: for child in children { visit(child, known) }
    }
    if let reason = problem(id, known) { report(id, reason) }
  }

  /// An operand may rely on what the other operands establish: if one of them decides the result, errors of
  /// this operand do not matter.
  private mutating func visitOperands(_ operands: [NodeID], _ known: Known, being truth: Bool) {
    let facts = operands.map { conclusions.facts(of: $0, being: truth) }
    // In a very long chain, only the operands before it count, because all others would be copied for each
    // operand.
    let isLong = operands.count > 100
    var behind = [Known](repeating: .nothing, count: operands.count + 1)
    if !isLong {
      for index in operands.indices.reversed() { behind[index] = behind[index + 1].and(facts[index]) }
    }
    var before = known
    for (index, operand) in operands.enumerated() {
      // An operand that can never matter is still checked, with the facts known without the others.
      let others = isLong ? before : before.and(behind[index + 1])
      visit(operand, others.facts == nil ? known : others)
      before.learn(facts[index])
    }
  }

  private mutating func visitLoop(_ id: NodeID, _ known: Known) {
    guard case .comprehension(let loop) = node(id).kind, case .local(let place) = checked.reference(of: id)
    else {
      return
    }
    let children = node(id).children
    visit(children[0], known)
    for offset in loop.variables.indices { conclusions.names[place + offset] = nil }
    var inside = known.leaving(place)
    if loop.variables.count == 1 { inside = inside.and(conclusions.facts(ofElementsOf: children[0])) }
    for (offset, child) in children.dropFirst().enumerated() {
      visit(child, inside)
      if loop.hasFilter, offset == 0 { inside = inside.and(conclusions.facts(of: child, being: true)) }
    }
  }

  private mutating func report(_ id: NodeID, _ reason: Unguarded.Reason) {
    if let path = conclusions.path(id), !reported.insert(path).inserted { return }
    found.append(Unguarded(node: id, reason: reason))
  }

  // MARK: What may have no value

  private func problem(_ id: NodeID, _ known: Known) -> Unguarded.Reason? {
    if case .select(let field, isOptional: false) = node(id).kind,
      case .field(let declared) = checked.reference(of: id),
      declared.isOptional
    {
      let operand = node(id).children[0]
      if case .optional = checked.type(of: operand) { return nil }
      return isPresent(id, field, of: operand, known) ? nil : .absent(field: field)
    }
    guard let reason = partial[id], !isGuarded(id, reason, known) else { return nil }
    return .partial(reason)
  }

  private func isPresent(_ id: NodeID, _ field: String, of operand: NodeID, _ known: Known) -> Bool {
    guard let path = conclusions.path(id) else { return false }
    if known.contains(.present(path)) { return true }
    guard case .record(let record) = checked.type(of: operand), let owner = conclusions.path(operand),
      let condition = host.presence(of: field, in: record)
    else { return false }
    return condition.is.allSatisfy { known.contains(.isNot("\(owner).\(condition.unless)", $0)) }
  }

  private func isGuarded(_ id: NodeID, _ reason: PartialOperation.Reason, _ known: Known) -> Bool {
    let children = node(id).children
    switch reason {
    case .key:
      if let path = conclusions.path(id), known.contains(.present(path)) || host.value(at: path) != nil {
        return true
      }
      guard let map = conclusions.path(children[0]) else { return false }
      if case .index = node(id).kind, let key = conclusions.path(children[1]) {
        return known.contains(.hasKey(map: map, key: "[\(key)]")) || isTotal(map, children[1])
      }
      return false
    case .index:
      guard let list = conclusions.path(children[0]), case .literal(.int(let index)) = node(children[1]).kind
      else {
        return false
      }
      return index >= 0
        && known.facts?.contains { fact in
          if case .size(list, let count) = fact { count > index } else { false }
        } ?? true
    case .division: return conclusions.path(children[1]).map { known.contains(.notZero($0)) } ?? false
    case .function(let name):
      if name.hasPrefix("matches") { return children.last.map(isOfTheHost) ?? false }
      return conclusions.path(id).map { known.contains(.present($0)) } ?? false
    case .overflow: return !children.contains { checked.type(of: $0) == .int && !isSmall($0) }
    case .repeatedKey, .type: return false
    }
  }

  /// Whether a constant map has every member of the domain of its key.
  private func isTotal(_ map: String, _ key: NodeID) -> Bool {
    guard case .named(let domain) = checked.type(of: key), case .map(let values)? = host.value(at: map) else {
      return false
    }
    return domain.members.allSatisfy { values[$0] != nil }
  }

  /// Whether a part reads only values of the host that are the same in every evaluation.
  private func isOfTheHost(_ id: NodeID) -> Bool {
    if let path = conclusions.path(id) {
      return host.value(at: String(path.prefix { $0 != "." && $0 != "[" })) != nil
    }
    // The choice between the two values may depend on anything.
    if case .conditional = node(id).kind { return node(id).children.dropFirst().allSatisfy(isOfTheHost) }
    return node(id).children.allSatisfy(isOfTheHost)
  }

  /// Whether a number is a count or a literal, and so far from the limits of its type. Timestamps and
  /// durations have a limited size by their format.
  private func isSmall(_ id: NodeID) -> Bool {
    switch node(id).kind {
    case .literal(.int(let value)): return abs(value.clamped) < 1 << 31
    case .call("size", _), .memberCall("size"): return true
    case .binary(.add), .binary(.subtract): return node(id).children.allSatisfy(isSmall)
    default: return false
    }
  }
}

extension Int {
  /// The value, raised if necessary so that its absolute value does not overflow.
  fileprivate var clamped: Int { Swift.max(self, -.max) }
}
