/// What is known of values at some point of an expression, because of the conditions around it.
///
/// A value is named by the path by which expressions read it, `effect.failure.retry`; a variable of a loop by its
/// place, `$0`.
package struct Known: Sendable, Hashable {
  enum Fact: Hashable, Sendable {
    /// The field or map key is there.
    case present(String)
    /// The value is not this word.
    case isNot(String, String)
    /// The map has the key that a path holds.
    case hasKey(map: String, key: String)
    /// The list has at least so many elements.
    case size(String, Int)
    case notZero(String)

    /// Whether it speaks of a variable of a loop or binding from a place on.
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

  /// `nil` where the conditions cannot be met: then anything may be said.
  var facts: Set<Fact>?

  /// Nothing.
  package static let nothing = Known([])
  static let impossible = Known(nil)

  init(_ facts: Set<Fact>?) { self.facts = facts }

  /// What is known when both hold.
  package func and(_ other: Known) -> Known {
    guard let facts, let others = other.facts else { return .impossible }
    return Known(facts.union(others))
  }

  /// Learns what is known when another holds too.
  mutating func learn(_ other: Known) {
    guard facts != nil, let others = other.facts else {
      facts = nil
      return
    }
    facts?.formUnion(others)
  }

  /// What is known when one of the two holds.
  package func or(_ other: Known) -> Known {
    guard let facts else { return other }
    guard let others = other.facts else { return self }
    return Known(facts.intersection(others))
  }

  func contains(_ fact: Fact) -> Bool { facts?.contains(fact) ?? true }

  /// Without what is said of the variables of a loop or binding from a place on.
  func leaving(_ place: Int) -> Known { Known(facts?.filter { !$0.mentionsLocal(from: place) }) }
}

/// What the host knows beyond the types of its fields.
package protocol Surroundings {
  /// A field that is there unless another field of the same record holds one of these words: none, where it is always
  /// there.
  func presence(of field: String, in record: String) -> (unless: String, is: [String])?
  /// The value of a path, when it is the same in every evaluation.
  func value(at path: String) -> Value?
}
