import CEL
import Manifest
import Schema

extension Policy {
  /// Returns the indices of the levels at which a requirement can apply to a part.
  ///
  /// A level is excluded if a floor raises every part that the requirement applies to above it. If there are
  /// too many cases, the result contains all levels.
  package func reachableLevels(of requirement: CompiledRequirement) -> Set<Int> {
    reachableLevels(of: requirement.condition)
  }

  /// Returns the index of the weakest sufficient rung of a requirement, by level.
  ///
  /// The index is `nil` if no part can be assessed at the level, or nothing is required.
  package func cells(of requirement: CompiledRequirement) -> [Int?] {
    let reachable = reachableLevels(of: requirement)
    return levels.all.indices.map { reachable.contains($0) ? requirement.required[$0] : nil }
  }

  /// Returns whether other requirements of the same family apply to every part of a requirement at a level.
  func isAsked(of requirement: CompiledRequirement, elsewhereAt level: Int) -> Bool {
    let subject = requirement.condition.subject
    let others = requirements.filter {
      $0.id != requirement.id && $0.family == requirement.family && $0.condition.subject == subject
        && $0.required[level] != nil
    }
    guard !others.isEmpty else { return false }
    var isAsked = true
    let isKnown = Cases(in: self, about: subject).all(where: [
      "\(subject.rawValue).level": .word(levels.names[level])
    ]) { (current) throws(Question) in
      guard try current.holds(requirement.condition.when) != .no else { return true }
      for other in others where try current.holds(other.condition.when) == .yes { return true }
      isAsked = false
      return false
    }
    return isKnown && isAsked
  }

  /// Returns the indices of the levels at which a condition can be true.
  package func reachableLevels(of condition: Condition) -> Set<Int> {
    let cases = Cases(in: self, about: condition.subject)
    let floors = floors.filter { $0.condition.subject == condition.subject }.sorted { $0.level > $1.level }
    func isReachable(_ level: Int) -> Bool {
      let own = ["\(condition.subject.rawValue).level": Question.Answer.word(levels.names[level])]
      var isReached = false
      let isKnown = cases.all(where: own) { (current) throws(Question) in
        guard try current.holds(condition.when) != .no else { return true }
        for floor in floors.prefix(while: { $0.level > level }) {
          if try current.holds(floor.condition.when) == .yes { return true }
        }
        isReached = true
        return false
      }
      return isReached || !isKnown
    }
    // A floor excludes only lower levels. Only a condition that reads the level can exclude higher levels.
    let asksForLevel = condition.when?.program?.checked.selects("level") ?? false
    if asksForLevel { return Set(levels.all.indices.filter(isReachable)) }
    return Set(levels.all.indices.drop { !isReachable($0) })
  }
}

extension CheckedExpression {
  /// Returns whether the expression selects a field with that name.
  fileprivate func selects(_ field: String) -> Bool {
    tree.nodes.contains { node in
      if case .select(field, _) = node.kind { true } else { false }
    }
  }
}
