package import CEL
import Synchronization

/// An expression of an entry, which is compiled on first use.
package final class Expression: Sendable {
  package let source: String
  /// The offset of the expression in a message with expressions.
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

  /// The compiled expression; `nil` if it is invalid, which makes its rule fail.
  package var program: Program? {
    compiled.withLock { program in
      if program == nil { program = try? environment.check(source, expecting: expected).program() }
      return program
    }
  }

  /// Compiles the expression now.
  ///
  /// - Throws: The problems of the expression.
  func compile() throws(Diagnostics) {
    let program = try environment.check(source, expecting: expected).program()
    compiled.withLock { $0 = program }
  }
}
