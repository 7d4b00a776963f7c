import CEL
import Policy

/// The packs under test with one thing changed.
struct Mutant {
  /// What is there instead.
  enum Change {
    case entry(PolicyEntry)
    /// Another expression for a variable.
    case variable(name: String, String)
    /// Another value of a parameter; `nil` for one that cannot be read.
    case parameter(name: String, Value?)
  }

  /// The change as a pack lists it: `when: effect.kind != 'read' -> effect.kind == 'read'`.
  var text: String
  let place: PackPlace
  let change: Change
}

extension [Mutant] {
  /// The mutants with a number behind those that read like an earlier one: `… #2`.
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
