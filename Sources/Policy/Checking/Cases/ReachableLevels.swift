import Manifest
import Shapes

extension Policy {
  /// The levels, by index, at which a requirement can meet a part: not those below a floor that holds of every part
  /// that the requirement is about. Where there are too many cases to go through, all levels.
  package func reachableLevels(of requirement: CompiledRequirement) -> Set<Int> {
    reachableLevels(of: requirement.condition)
  }

  /// The index of the weakest rung that a requirement takes as enough, by level; `nil` where no part can be judged at
  /// that level, or nothing is asked.
  package func cells(of requirement: CompiledRequirement) -> [Int?] {
    let reachable = reachableLevels(of: requirement)
    return levels.all.indices.map { reachable.contains($0) ? requirement.needed[$0] : nil }
  }

  /// The levels, by index, at which a condition can hold.
  package func reachableLevels(of condition: Condition) -> Set<Int> {
    let cases = Cases(in: self, about: condition.subject)
    let floors = floors.filter { $0.condition.subject == condition.subject }.sorted { $0.level > $1.level }
    return Set(
      levels.all.indices.filter { level in
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
      })
  }
}
