import CEL
import Spelling

extension Diagnostic {
  /// What to do about a mistake in an expression.
  var remedy: String {
    if let suggestion { return didYouMean(suggestion) }
    guard let expected else {
      return "correct the expression; docs/manifest.md lists the fields and their types"
    }
    return expected.hasPrefix(".") ? "write \(expected)" : "make it \(expected)"
  }
}
