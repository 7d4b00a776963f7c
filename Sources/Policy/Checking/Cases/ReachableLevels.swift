import CEL
import Manifest
import Schema

extension Policy {
  /// The levels, by index, at which a requirement can meet a part: not those below a floor that holds of every part
  /// that the requirement is about. Where there are too many cases to go through, all levels.
  package func reachableLevels(of requirement: CompiledRequirement) -> Set<Int> {
    reachableLevels(of: requirement.condition)
  }

  /// The index of the weakest rung that a requirement takes as enough, by level; `nil` where no part can be assessed at
  /// that level, or nothing is asked.
  package func cells(of requirement: CompiledRequirement) -> [Int?] {
    let reachable = reachableLevels(of: requirement)
    return levels.all.indices.map { reachable.contains($0) ? requirement.needed[$0] : nil }
  }

  /// Whether at a level every part that a requirement is about is also another's to ask the same family of.
  func isAsked(of requirement: CompiledRequirement, elsewhereAt level: Int) -> Bool {
    let subject = requirement.condition.subject
    let others = requirements.filter {
      $0.id != requirement.id && $0.family == requirement.family && $0.condition.subject == subject
        && $0.needed[level] != nil
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

  /// The levels, by index, at which a condition can hold.
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
    // A floor lets every higher level be; only a condition that asks for the level itself can shut one out again.
    let asksForLevel = condition.when?.program?.checked.selects("level") ?? false
    if asksForLevel { return Set(levels.all.indices.filter(isReachable)) }
    return Set(levels.all.indices.drop { !isReachable($0) })
  }
}

extension CheckedExpression {
  /// Whether it reads a field of that name anywhere.
  fileprivate func selects(_ field: String) -> Bool {
    tree.nodes.contains { node in
      if case .select(field, _) = node.kind { true } else { false }
    }
  }
}
