package import CEL
import Synchronization

/// An expression of an entry, which is compiled when its program is first asked for.
package final class Expression: Sendable {
  package let source: String
  /// Where it begins in the text that it is a part of: a message with expressions in it.
  let offset: Int
  private let expected: CELType?
  private let environment: Environment
  private let compiled: Mutex<Program?>

  init(_ source: String, in environment: Environment, expecting type: CELType?, offset: Int) {
    self.source = source
    self.offset = offset
    self.environment = environment
    expected = type
    compiled = Mutex(nil)
  }

  /// `nil` when something is wrong with the expression, which is then a failure of its rule.
  package var program: Program? {
    compiled.withLock { program in
      if program == nil { program = try? environment.check(source, expecting: expected).program() }
      return program
    }
  }

  /// Compiles it now.
  ///
  /// - Throws: what is wrong with it.
  func compile() throws(Diagnostics) {
    let program = try environment.check(source, expecting: expected).program()
    compiled.withLock { $0 = program }
  }
}
