package import Reporting

extension TestFormats {
  package static let junit = ReportFormat<TestReport>("junit", "JUnit XML, for the test pages of CI servers")
  { report, _ in
    JUnitReport(report).text
  }
}

extension JUnitReport {
  /// Creates a JUnit report: a suite for each entry, a case for each example, and one case each for coverage
  /// and mutants if requested.
  init(_ report: TestReport) {
    var suites = report.suites.map { suite in
      Suite(name: suite.entry, file: suite.place.file, cases: suite.results.map(Case.init))
    }
    func add(_ item: Case, _ name: String, _ place: PackPlace) {
      if let index = suites.firstIndex(where: { $0.name == name && $0.file == place.file }) {
        suites[index].cases.append(item)
      } else {
        suites.append(Suite(name: name, file: place.file, cases: [item]))
      }
    }
    for entry in report.coverage?.entries ?? [] {
      add(Case("coverage", lacking: "uncovered", entry.missing.map(\.lack)), entry.id, entry.place)
    }
    for target in report.mutation?.targets ?? [] {
      let lines =
        target.survivors.map { "\($0.place): \($0.text)" }
        + target.unused.map { "\($0.place): \($0.text): \($0.reason)" }
      add(Case("mutants", lacking: "surviving or unused", lines), target.name, target.place)
    }
    self.init(name: "plumbline policy test", suites: suites, layout: .open)
  }
}

extension JUnitReport.Case {
  fileprivate init(_ result: ExampleResult) {
    let problem = result.comparison.first.map { first in
      JUnitReport.Problem(
        first,
        details: (["\(result.example.place)"] + result.example.changes + result.comparison).flatMap(\.lines))
    }
    let outcome: JUnitReport.Outcome =
      if let problem, !result.isPassed {
        result.failure == nil ? .failure(problem) : .error(problem)
      } else { .passed }
    self.init(name: result.example.name, outcome: outcome)
  }

  /// Creates a case that passes if there are no lines.
  fileprivate init(_ name: String, lacking lack: String, _ lines: [String]) {
    self.init(
      name: name,
      outcome: lines.isEmpty
        ? .passed : .failure(JUnitReport.Problem("\(lines.count) \(lack)", details: lines)))
  }
}

extension String {
  fileprivate var lines: [String] {
    split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}
