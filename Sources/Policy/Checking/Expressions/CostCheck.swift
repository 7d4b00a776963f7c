import CEL

/// Expressions that a large manifest would make too dear.
struct CostCheck {
  /// How many elements each list, and how many bytes each text of a large manifest has.
  static let large = 200

  private let surroundings: PolicySurroundings

  init(_ policy: Policy) { surroundings = PolicySurroundings(policy) }

  func problems(in site: ExpressionSite) -> [PolicyProblem] {
    let limit = site.checked.program().stepLimit
    let cost = site.checked.estimatedCost { path in
      switch surroundings.value(at: path) {
      case .map(let map)?: map.count...map.count
      case .list(let list)?: list.count...list.count
      default: 0...Self.large
      }
    }
    // Where nothing bounds the steps, such as the parts of a text, nothing is claimed.
    guard let most = cost.maximum, most > limit else { return [] }
    return [
      site.problem(
        ExpressionDefect.cost(steps: most, items: Self.large, limit: limit), at: site.checked.tree.root)
    ]
  }
}
