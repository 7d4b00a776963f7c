/// A parsed regular expression.
indirect enum RegexNode: Sendable {
  case empty
  /// One code point out of a set.
  case set(ScalarSet)
  case sequence([RegexNode])
  case alternatives([RegexNode])
  /// So many repetitions at least and at most; `nil` for any number.
  case repetition(RegexNode, minimum: Int, maximum: Int?)
  case assertion(Assertion)

  /// A condition on the place between two code points.
  enum Assertion: UInt8, Sendable {
    case textStart
    case textEnd
    case lineStart
    case lineEnd
    case wordBoundary
    case noWordBoundary
  }
}

/// Why a regular expression cannot be used.
package struct RegexError: Error {
  package let message: String
}
