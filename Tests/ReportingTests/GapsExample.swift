import Linting
import Reporting
import Terminal
import TestSupport

/// The example with many defects: `examples/with-gaps`.
enum GapsExample {
  /// Its assessment by the core pack, evaluated once for all tests.
  static let assessment = Result { try CorePolicy.assess(text()) }

  /// The text of the manifest.
  static func text() throws -> String { try ProjectFiles.text("examples/with-gaps/architecture.yaml") }
}

extension ReportContext {
  /// All details, without colors.
  static let full = ReportContext(style: TextStyle(isColored: false, isFull: true), version: "0.0.0")
}
