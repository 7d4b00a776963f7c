import Synchronization

/// The cache of compiled regular expressions whose patterns are known only at evaluation.
///
/// Such a pattern comes from a parameter or a field and is nearly always one of a few. Compiling a pattern
/// costs thousands of times as much as matching it. Without this cache, it took a third of the instructions
/// of `plumbline lint` for fifty copies of `examples/minimal` and `examples/refund-agent`. The number and the
/// total size of the patterns are limited, because patterns may come from untrusted people.
final class RegexCache: Sendable {
  /// The cache that all evaluations share.
  static let shared = RegexCache()

  /// The maximum number of patterns.
  static let maximumCount = 64
  /// The maximum total number of instructions.
  static let maximumSize = RegexProgram.maximumSize

  private struct Contents {
    /// The expressions by the bytes of their pattern. Equal Swift strings may differ in code points, and so
    /// in what they match.
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
    // Compilation is outside the lock: two threads may compile the same pattern, but no thread waits for
    // another.
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
