import Synchronization

/// A regular expression in the syntax of RE2, which tells whether a text has a match.
///
/// It is an automaton of our own and not Swift's `Regex`: expressions may come from people who are not
/// trusted, and a matcher that backtracks can be made to run for years by a pattern such as `(a*)*b`. This
/// one takes time proportional to the length of the text. Swift's syntax also differs from the one that the
/// language prescribes.
package final class Regex: Sendable {
  private let program: RegexProgram
  /// The automaton that has grown so far. Threads that find it in use take a new one.
  private let shared: Mutex<LazyDFA>

  /// Reads a pattern.
  package init(_ pattern: String) throws(RegexError) {
    var parser = RegexParser(pattern)
    program = try RegexProgram(parser.parse())
    shared = Mutex(LazyDFA(program))
  }

  /// How large the automaton is, which is what making it costs.
  var size: Int { program.instructions.count }

  /// Whether the text has a match; `nil` when that would take too many steps.
  package func matches(_ text: String) -> Bool? {
    var meter = Meter(limit: 1_000_000)
    return try? matches(text, &meter)
  }

  /// Whether the text has a match.
  func matches(_ text: String, _ meter: inout Meter) throws(EvaluationError) -> Bool {
    var text = text
    var failure: EvaluationError?
    let result = text.withUTF8 { bytes in
      do throws(EvaluationError) {
        return try matches(bytes, &meter)
      } catch {
        failure = error
        return false
      }
    }
    if let failure { throw failure }
    return result
  }

  private func matches(
    _ bytes: UnsafeBufferPointer<UInt8>, _ meter: inout Meter
  ) throws(EvaluationError) -> Bool {
    let result = try shared.withLockIfAvailable { (automaton) throws(EvaluationError) in
      try automaton.matches(bytes, &meter)
    }
    if let result { return result }
    var automaton = LazyDFA(program)
    return try automaton.matches(bytes, &meter)
  }
}
