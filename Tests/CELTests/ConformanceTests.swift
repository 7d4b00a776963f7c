import Testing

@testable import cel_conformance

@Suite("Conformance")
struct ConformanceTests {
  /// The folder of the suite, beside the package.
  private static let folder: String = {
    let package = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    return (package.dropLast() + ["shared", "conformance", "cel"]).joined(separator: "/")
  }()

  private static let suites = (try? Suite.load(folder: folder)) ?? []

  @Test(
    "the language and its extensions do what the suite of google/cel-spec says",
    .enabled(if: !suites.isEmpty, "the suite is not there: ../shared/conformance/cel beside the package"))
  func suite() {
    let report = Report(Self.suites)
    #expect(report.passed > 1_000, "the suite has lost its tests")
    for failure in report.failures { Issue.record("\(failure.id): \(failure.reason)") }
  }
}
