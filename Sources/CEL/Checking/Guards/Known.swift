/// Facts about values at a point of an expression, derived from the conditions around it.
///
/// A value is identified by the path by which expressions read it, `effect.failure.retry`, and a loop
/// variable by its slot, `$0`.
package struct Known: Sendable, Hashable {
  enum Fact: Hashable, Sendable {
    /// The field or map key is present.
    case present(String)
    /// The value is not this word.
    case isNot(String, String)
    /// The map contains the key that a path holds.
    case hasKey(map: String, key: String)
    /// The list has at least this many elements.
    case size(String, Int)
    case notZero(String)

    /// Whether the fact is about a loop or binding variable at or above a slot.
    func mentionsLocal(from place: Int) -> Bool {
      let paths =
        switch self {
        case .present(let path), .isNot(let path, _), .size(let path, _), .notZero(let path): [path]
        case .hasKey(let map, let key): [map, key]
        }
      return paths.contains { path in
        path.split(separator: "$").dropFirst(path.hasPrefix("$") ? 0 : 1).contains { rest in
          (Int(rest.prefix { $0.isNumber }) ?? -1) >= place
        }
      }
    }
  }

  /// `nil` if the conditions contradict each other, so that the code is unreachable.
  var facts: Set<Fact>?

  /// No facts.
  package static let nothing = Known([])
  static let impossible = Known(nil)

  init(_ facts: Set<Fact>?) { self.facts = facts }

  /// The facts if both sets of facts are true.
  package func and(_ other: Known) -> Known {
    guard let facts, let others = other.facts else { return .impossible }
    return Known(facts.union(others))
  }

  /// Adds the facts of another set.
  mutating func learn(_ other: Known) {
    guard facts != nil, let others = other.facts else {
      facts = nil
      return
    }
    facts?.formUnion(others)
  }

  /// The facts that both sets have in common: one of the two is true.
  package func or(_ other: Known) -> Known {
    guard let facts else { return other }
    guard let others = other.facts else { return self }
    return Known(facts.intersection(others))
  }

  func contains(_ fact: Fact) -> Bool { facts?.contains(fact) ?? true }

  /// The facts without those about loop or binding variables at or above a slot.
  func leaving(_ place: Int) -> Known { Known(facts?.filter { !$0.mentionsLocal(from: place) }) }
}

/// Facts that the host knows beyond the types of its fields.
package protocol Surroundings {
  /// A field that is present unless another field of the same record has one of these values. If the list is
  /// empty, the field is always present.
  func presence(of field: String, in record: String) -> (unless: String, is: [String])?
  /// The value of a path, if it is the same in every evaluation.
  func value(at path: String) -> Value?
}
