import CEL

/// The branches of an expression: for each outcome of each condition, a probe expression that is true if and
/// only if the evaluation takes that branch.
struct Branches {
  struct Branch {
    /// The condition, for example `effect.kind != 'read'`.
    let what: String
    /// `true` or `false`; `found` for an item of a list on the right of `in`.
    let outcome: String
    let probe: String
  }

  /// Returns the probe of a nested condition: the evaluation reaches it, and it is true.
  private typealias Reach = (_ condition: String) -> String

  private let tree: SyntaxTree
  private(set) var all: [Branch] = []

  /// - Parameter isCondition: Whether the expression is boolean.
  init(of tree: SyntaxTree, isCondition: Bool = true) {
    self.tree = tree
    if isCondition, case .logical = tree[tree.root].kind { addOutcomes(of: tree.root) { $0 } }
    visit(tree.root, isCondition: isCondition) { $0 }
  }

  private func text(_ id: NodeID) -> String { "(\(tree.text(of: id)))" }

  private mutating func addOutcomes(of id: NodeID, _ reach: Reach) {
    let what = tree.text(of: id)
    all.append(Branch(what: what, outcome: "true", probe: reach(what)))
    all.append(Branch(what: what, outcome: "false", probe: reach("!\(text(id))")))
  }

  private mutating func visit(_ id: NodeID, isCondition: Bool, _ reach: @escaping Reach) {
    let node = tree[id]
    let children = node.children
    switch node.kind {
    case .logical(let name):
      var before: [String] = []
      for child in children {
        let path = before
        visit(child, isCondition: true) { reach((path + ["(\($0))"]).joined(separator: " && ")) }
        before.append(name == .and ? text(child) : "!\(text(child))")
      }
    case .unary(.not): visit(children[0], isCondition: true, reach)
    case .conditional:
      let condition = text(children[0])
      visit(children[0], isCondition: true, reach)
      visit(children[1], isCondition: isCondition) { reach("\(condition) && (\($0))") }
      visit(children[2], isCondition: isCondition) { reach("!\(condition) && (\($0))") }
    case .literal: break
    case .comprehension(let comprehension):
      if isCondition { addOutcomes(of: id, reach) }
      visit(comprehension, children, reach)
    case .bind(let name):
      let value = tree.text(of: children[0])
      visit(children[0], isCondition: false, reach)
      visit(children[1], isCondition: isCondition) { reach("cel.bind(\(name), \(value), \($0))") }
    case .optionalMap(let name, let isFlat):
      let optional = text(children[0])
      visit(children[0], isCondition: false, reach)
      visit(children[1], isCondition: !isFlat && isCondition) {
        reach("\(optional).optMap(\(name), \($0)).orValue(false)")
      }
    case .block:
      // Only optimizers create blocks, so the parts of a block have no branches.
      if isCondition { addOutcomes(of: id, reach) }
    default:
      if isCondition { addOutcomes(of: id, reach) }
      addItems(of: id, node, reach)
      for child in children { visit(child, isCondition: false, reach) }
    }
  }

  /// Adds a branch for each item of a literal list on the right of `in`.
  private mutating func addItems(of id: NodeID, _ node: Node, _ reach: Reach) {
    guard case .binary(.in) = node.kind, case .list = tree[node.children[1]].kind else { return }
    for item in tree[node.children[1]].children {
      guard case .literal(let literal) = tree[item].kind else { continue }
      all.append(
        Branch(
          what: "\(literal.text) of \(tree.text(of: id))", outcome: "found",
          probe: reach("\(text(node.children[0])) == \(literal.text)")))
    }
  }

  /// Adds the branches of a comprehension; a branch is covered if the evaluation takes it for at least one
  /// item.
  private mutating func visit(_ comprehension: Comprehension, _ children: [NodeID], _ reach: @escaping Reach)
  {
    let range = text(children[0])
    let variables = comprehension.variables.joined(separator: ", ")
    let inside: Reach = { reach("\(range).exists(\(variables), \($0))") }
    visit(children[0], isCondition: false, reach)
    switch comprehension.macro {
    case .all, .exists, .existsOne, .filter: visit(children[1], isCondition: true, inside)
    case .map, .transformList, .transformMap, .transformMapEntry:
      guard comprehension.hasFilter else {
        for child in children.dropFirst() { visit(child, isCondition: false, inside) }
        return
      }
      let filter = text(children[1])
      visit(children[1], isCondition: true, inside)
      for child in children.dropFirst(2) {
        visit(child, isCondition: false) { inside("\(filter) && (\($0))") }
      }
    }
  }
}
