import CEL
import Policy

/// The tested packs with one change.
struct Mutant {
  /// The changed part.
  enum Change {
    case entry(PolicyEntry)
    /// A changed expression of a variable.
    case variable(name: String, String)
    /// A changed value of a parameter; `nil` if the value is invalid.
    case parameter(name: String, Value?)
  }

  /// The change, as listed in `survivors`: `when: effect.kind != 'read' -> effect.kind == 'read'`.
  var text: String
  let place: PackPlace
  let change: Change
}

extension [Mutant] {
  /// The mutants with a number after texts that occurred before: `… #2`.
  var numbered: [Mutant] {
    var seen: [String: Int] = [:]
    return map { mutant in
      seen[mutant.text, default: 0] += 1
      guard let count = seen[mutant.text], count > 1 else { return mutant }
      var copy = mutant
      copy.text += " #\(count)"
      return copy
    }
  }
}
