import Synchronization

/// The compiled regular expressions of patterns that are known only when an expression is evaluated.
///
/// Such a pattern comes from a parameter or a field and is nearly always one of a few. Compiling it costs
/// thousands of times what a match costs: without this cache, a third of the instructions of `plumbline lint`
/// over fifty copies of `examples/minimal` and `examples/refund-agent` went there. Both the number of patterns
/// and their total size are bounded, because patterns may come from people who are not trusted.
final class RegexCache: Sendable {
  /// The cache that all evaluations share.
  static let shared = RegexCache()

  /// How many patterns are kept.
  static let maximumCount = 64
  /// The total number of instructions of the patterns that are kept.
  static let maximumSize = RegexProgram.maximumSize

  private struct Contents {
    /// By the bytes of the pattern: equal strings may differ in their code points, and so in what they match.
    var regexes: [[UInt8]: Regex] = [:]
    var size = 0
  }

  private let contents = Mutex(Contents())

  /// The compiled regular expression of a pattern.
  ///
  /// - Throws: an error when the pattern is not a valid regular expression.
  func regex(_ pattern: String) throws(RegexError) -> Regex {
    let key = Array(pattern.utf8)
    if let known = contents.withLock({ $0.regexes[key] }) { return known }
    // Compiled outside the lock: two threads may do the same work once, but none waits for another.
    let regex = try Regex(pattern)
    guard regex.size <= Self.maximumSize / 4 else { return regex }
    contents.withLock {
      if $0.regexes.count >= Self.maximumCount || $0.size + regex.size > Self.maximumSize {
        $0 = Contents()
      }
      if $0.regexes.updateValue(regex, forKey: key) == nil { $0.size += regex.size }
    }
    return regex
  }
}
