import Linting
import Reporting
import Terminal
import TestSupport

/// The example that is wrong in many ways: `examples/with-gaps`.
enum GapsExample {
  /// What the core pack finds in it, evaluated once for all tests.
  static let assessment = Result { try CorePolicy.assess(text()) }

  /// The text of the manifest.
  static func text() throws -> String { try ProjectFiles.text("examples/with-gaps/architecture.yaml") }
}

extension ReportContext {
  /// Everything, without colours.
  static let full = ReportContext(style: TextStyle(isColored: false, isFull: true), version: "0.0.0")
}
