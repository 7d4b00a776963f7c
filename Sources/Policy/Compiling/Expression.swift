package import CEL
import Synchronization

/// An expression of an entry.
///
/// One of a pack that somebody named is checked when the pack is loaded. One of the pack that is compiled into the
/// program was checked by the tests of the program, so it is made ready only when a manifest asks for it: most runs
/// never fill in a message, and a manifest without effects asks for no rule about effects.
package final class Expression: Sendable {
  package let source: String
  /// Where it begins in the text that it is a part of: a message with expressions in it.
  let offset: Int
  private let expected: CELType?
  private let environment: Environment
  private let ready: Mutex<Program?>

  init(
    _ source: String, _ environment: Environment, expecting type: CELType?, offset: Int,
    ready program: Program? = nil
  ) {
    self.source = source
    self.offset = offset
    self.environment = environment
    expected = type
    ready = Mutex(program)
  }

  /// `nil` when something is wrong with the expression, which is then a failure of its rule.
  package var program: Program? {
    ready.withLock { ready in
      if ready == nil { ready = try? environment.check(source, expecting: expected).program() }
      return ready
    }
  }
}
