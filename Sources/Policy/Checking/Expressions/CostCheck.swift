import CEL

/// The check for expressions that are too expensive for a large manifest.
struct CostCheck {
  /// The number of elements in each list, and of bytes in each text, of a large manifest.
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
    // Steps without a bound, such as the parts of a text, are not reported.
    guard let most = cost.maximum, most > limit else { return [] }
    return [
      site.problem(
        ExpressionDefect.cost(steps: most, items: Self.large, limit: limit), at: site.checked.tree.root)
    ]
  }
}
