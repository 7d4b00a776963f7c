import CEL

/// The mutants of an expression: inverted and shifted comparisons, removed and negated conditions, `&&` and
/// `||` exchanged, and changed constants.
struct ExpressionMutants {
  struct Change {
    /// The change, for example `effect.kind != 'read' -> effect.kind == 'read'` or `without has(effect.by)`.
    let text: String
    /// The byte range of the changed part.
    let span: Range<Int>
    /// The complete changed expression.
    let source: String
  }

  private let checked: CheckedExpression
  private let tree: SyntaxTree
  private(set) var all: [Change] = []

  init(of checked: CheckedExpression) {
    self.checked = checked
    tree = checked.tree
    visit(tree.root, below: nil)
  }

  private mutating func visit(_ id: NodeID, below parent: NodeID?) {
    let node = tree[id]
    switch node.kind {
    case .binary(let name): compare(id, name, node)
    case .logical(let name): join(id, name, node)
    case .unary(.not): replace(id) { _, _, children in children.first }
    case .conditional:
      replace(id) { _, _, children in children[1] }
      replace(id) { _, _, children in children[2] }
    case .memberCall("atLeast"): replace(id, with: .memberCall("below"))
    case .memberCall("below"): replace(id, with: .memberCall("atLeast"))
    case .memberCall("orValue"): changeDefault(id, node, below: parent)
    case .comprehension(let loop) where loop.macro == .exists || loop.macro == .all:
      turn(id, loop, below: parent)
    case .literal(let literal): change(id, literal, below: parent)
    case .list: dropItems(id, node)
    default: negate(id, below: parent)
    }
    for child in node.children { visit(child, below: id) }
  }

  // MARK: Conditions

  /// Adds the inverted comparison, and the comparison with the boundary on the other side.
  private mutating func compare(_ id: NodeID, _ name: BinaryOperator, _ node: Node) {
    switch name {
    case .equal: replace(id, with: .binary(.notEqual))
    case .notEqual: replace(id, with: .binary(.equal))
    case .less: replaceBoth(id, .lessOrEqual, .greaterOrEqual)
    case .lessOrEqual: replaceBoth(id, .less, .greater)
    case .greater: replaceBoth(id, .greaterOrEqual, .lessOrEqual)
    case .greaterOrEqual: replaceBoth(id, .greater, .less)
    case .in: not(id)
    case .add, .subtract, .multiply, .divide, .modulo: break
    }
  }

  private mutating func replaceBoth(_ id: NodeID, _ moved: BinaryOperator, _ turned: BinaryOperator) {
    replace(id, with: .binary(moved))
    replace(id, with: .binary(turned))
  }

  private mutating func join(_ id: NodeID, _ name: LogicalOperator, _ node: Node) {
    replace(id, with: .logical(name == .and ? .or : .and))
    for number in node.children.indices {
      replace(id, text: "without \(tree.text(of: node.children[number]))") { tree, node, children in
        let rest = children.without(number)
        return rest.count == 1 ? rest[0] : tree.add(.logical(name), rest, span: node.span)
      }
    }
  }

  /// Exchanges `exists` and `all`, and negates the comprehension.
  private mutating func turn(_ id: NodeID, _ loop: Comprehension, below parent: NodeID?) {
    let other = loop.macro == .exists ? Comprehension.Macro.all : .exists
    replace(
      id,
      with: .comprehension(
        Comprehension(
          macro: other, name: other.rawValue, variables: loop.variables, hasFilter: loop.hasFilter)))
    negate(id, below: parent)
  }

  private mutating func negate(_ id: NodeID, below parent: NodeID?) {
    // An existing negation is removed elsewhere.
    if let parent, case .unary(.not) = tree[parent].kind { return }
    guard checked.type(of: id) == .bool else { return }
    not(id)
  }

  private mutating func not(_ id: NodeID) {
    replace(id) { tree, node, children in
      tree.add(node.kind, children, span: node.span, anchor: node.anchor).flatMap {
        tree.add(.unary(.not), [$0], span: node.span)
      }
    }
  }

  // MARK: Constants

  private mutating func change(_ id: NodeID, _ literal: Literal, below parent: NodeID?) {
    let around = parent.map { tree[$0] }
    func put(_ other: Literal) { replace(id, with: .literal(other), showing: parent == nil ? 0 : 1) }
    switch (literal, around?.kind) {
    // The default of an optional value is changed at the call.
    case (_, .memberCall("orValue")) where around?.children.first != id: break
    case (.bool(let value), _): put(.bool(!value))
    case (.int(let number), .binary(let comparison)) where comparison.isOrder:
      let isLeft = around?.children.first == id
      // In one direction, the next number equals the shifted comparison, so use the other direction.
      let isUpward = (comparison == .greater || comparison == .lessOrEqual) != isLeft
      let other = isUpward ? number.addingReportingOverflow(1) : number.subtractingReportingOverflow(1)
      if !other.overflow { put(.int(other.partialValue)) }
    case (.int(let number), _) where number < .max: put(.int(number + 1))
    case (.double(let number), _): put(.double(number + 1))
    case (.string(let word), .memberCall("atLeast")), (.string(let word), .memberCall("below")):
      step(id, word, of: parent)
    default: break
    }
  }

  /// Replaces a level or rung with its neighbors.
  private mutating func step(_ id: NodeID, _ word: String, of call: NodeID?) {
    guard let call, let scale = scale(of: call), let index = scale.members.firstIndex(of: word) else {
      return
    }
    for other in [index - 1, index + 1] where scale.members.indices.contains(other) {
      replace(id, with: .literal(.string(scale.members[other])), showing: 1)
    }
  }

  private func scale(of call: NodeID) -> Domain? {
    guard case .overloads(let overloads) = checked.reference(of: call),
      case .named(let domain) = overloads.first?.parameters.last
    else { return nil }
    return domain
  }

  private mutating func dropItems(_ id: NodeID, _ node: Node) {
    for number in node.children.indices {
      replace(id, text: "\(tree.text(of: id)) without \(tree.text(of: node.children[number]))") {
        tree, node, children in
        tree.add(.list(optionals: []), children.without(number), span: node.span)
      }
    }
  }

  // MARK: Defaults

  /// Changes the default of an absent value, if possible to one that inverts the surrounding comparison.
  private mutating func changeDefault(_ id: NodeID, _ node: Node, below parent: NodeID?) {
    guard let given = node.children.last else { return }
    switch tree[given].kind {
    case .literal(.bool(let value)): replace(given, with: .literal(.bool(!value)), showing: 1)
    case .literal(.int(let number)):
      replace(given, with: .literal(.int(other(than: number, id, below: parent))), showing: 1)
    case .literal(.double(let number)): replace(given, with: .literal(.double(number + 1)), showing: 1)
    case .literal(.string(let word)):
      guard let other = other(than: word, id, below: parent) else { return }
      replace(given, with: .literal(.string(other)), showing: 1)
    case .call("duration", _):
      // Longer than any duration that it is compared with.
      replace(tree[given].children[0], with: .literal(.string("876000h")), showing: 2)
    default: break
    }
  }

  private func other(than number: Int, _ id: NodeID, below parent: NodeID?) -> Int {
    let next = number < .max ? number + 1 : 0
    guard let parent, case .binary(let name) = tree[parent].kind,
      let bound = tree[parent].children.first(where: { $0 != id }),
      case .literal(.int(let limit)) = tree[bound].kind, limit > .min, limit < .max
    else { return next }
    let isLeft = tree[parent].children[0] == id
    func holds(_ number: Int) -> Bool? { isLeft ? name.holds(number, limit) : name.holds(limit, number) }
    return [limit, limit - 1, limit + 1].first { holds($0) != holds(number) } ?? next
  }

  private func other(than word: String, _ id: NodeID, below parent: NodeID?) -> String? {
    let members: [String] = if case .named(let domain) = checked.type(of: id) { domain.members } else { [] }
    guard let parent else { return nil }
    let around = tree[parent]
    let others = around.children.filter { $0 != id }
    switch around.kind {
    case .binary(.equal), .binary(.notEqual):
      guard case .literal(.string(let wanted)) = tree[others[0]].kind else { break }
      return wanted != word ? wanted : members.first { $0 != word }
    case .binary(.in):
      let wanted = tree[others[0]].children.compactMap { item -> String? in
        if case .literal(.string(let word)) = tree[item].kind { word } else { nil }
      }
      return wanted.contains(word) ? members.first { !wanted.contains($0) } : wanted.first
    case .memberCall("atLeast"), .memberCall("below"):
      guard case .literal(.string(let wanted)) = tree[others[0]].kind, let scale = scale(of: parent)?.members,
        let index = scale.firstIndex(of: word), let bar = scale.firstIndex(of: wanted)
      else { break }
      return index < bar ? wanted : scale.first { $0 != word && bar > 0 }
    default: break
    }
    return members.first { $0 != word }
  }

  // MARK: Trees

  private mutating func replace(_ id: NodeID, with kind: NodeKind, showing levels: Int = 0) {
    replace(id, showing: levels) { tree, node, children in
      tree.add(kind, children, span: node.span, anchor: node.anchor)
    }
  }

  /// - Parameters:
  ///   - levels: The number of levels above the change at which the text before and after starts.
  ///   - text: The text of the change, if it is not the text before and after.
  private mutating func replace(
    _ id: NodeID, showing levels: Int = 0, text: String? = nil,
    _ make: (inout SyntaxTree, Node, [NodeID]) -> NodeID?
  ) {
    var made: NodeID?
    let mutated = tree.replacing(id) { tree, node, children in
      made = make(&tree, node, children)
      return made
    }
    guard let mutated, let made else { return }
    let before = tree.node(levels, above: id)
    let after = mutated.node(levels, above: made)
    all.append(
      Change(
        text: text ?? "\(tree.text(of: before)) -> \(mutated.text(of: after))", span: tree[before].span,
        source: mutated.text))
  }
}

extension SyntaxTree {
  fileprivate func node(_ levels: Int, above id: NodeID) -> NodeID {
    guard levels > 0, let parent = ids.first(where: { self[$0].children.contains(id) }) else { return id }
    return node(levels - 1, above: parent)
  }
}

extension BinaryOperator {
  /// Returns the result of a comparison; `nil` if the operator does not compare.
  fileprivate func holds(_ a: Int, _ b: Int) -> Bool? {
    switch self {
    case .equal: a == b
    case .notEqual: a != b
    case .less: a < b
    case .lessOrEqual: a <= b
    case .greater: a > b
    case .greaterOrEqual: a >= b
    default: nil
    }
  }

  fileprivate var isOrder: Bool {
    switch self {
    case .less, .lessOrEqual, .greater, .greaterOrEqual: true
    default: false
    }
  }
}
