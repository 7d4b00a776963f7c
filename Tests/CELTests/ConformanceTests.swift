import TestSupport
import Testing

@testable import cel_conformance

@Suite("Conformance")
struct ConformanceTests {
  /// The folder of the suite, beside the repository.
  private static let folder = "\(ProjectFiles.shared)/conformance/cel"

  private static let suites = (try? Suite.load(folder: folder)) ?? []

  @Test(
    "The implementation passes the conformance suite of google/cel-spec",
    .enabled(if: ProjectFiles.hasShared("conformance/cel"), "../shared/conformance/cel is not there"))
  func suite() {
    let report = Report(Self.suites)
    #expect(report.passed > 1_000, "the suite has lost its tests")
    for failure in report.failures { Issue.record("\(failure.id): \(failure.reason)") }
  }
}
