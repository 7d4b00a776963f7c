import Synchronization

/// A regular expression in RE2 syntax. It tests whether a text contains a match.
///
/// This implementation is used instead of Swift's `Regex`, because expressions may come from untrusted
/// people. A backtracking matcher can run for years on a pattern such as `(a*)*b`; this one takes time linear
/// in the length of the text. Swift's syntax also differs from the syntax that CEL requires.
package final class Regex: Sendable {
  private let program: RegexProgram
  /// The automaton with the states built so far. A thread that finds it in use takes a new one.
  private let shared: Mutex<LazyDFA>

  /// Parses a pattern.
  package init(_ pattern: String) throws(RegexError) {
    var parser = RegexParser(pattern)
    program = try RegexProgram(parser.parse())
    shared = Mutex(LazyDFA(program))
  }

  /// The size of the automaton, which determines the cost of building it.
  var size: Int { program.instructions.count }

  /// Whether the text contains a match; `nil` if that would take too many steps.
  package func matches(_ text: String) -> Bool? {
    var meter = Meter(limit: 1_000_000)
    return try? matches(text, &meter)
  }

  /// Whether the text contains a match.
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
