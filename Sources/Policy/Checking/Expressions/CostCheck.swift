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
        .cost,
        "where lists have \(Self.large) items this takes \(most > 1 << 60 ? "more than 2^60" : "up to \(most)") steps, and \(limit) are the limit",
        at: site.checked.tree.root,
        remedy: "loop over one list inside another at most once, or share the inner part as a variable")
    ]
  }
}
