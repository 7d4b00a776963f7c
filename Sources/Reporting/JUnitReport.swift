import Markup

/// A report as JUnit XML, in the dialect of Jenkins: suites of cases with their outcomes.
///
/// It contains no times, so that the output is reproducible.
package struct JUnitReport {
  /// The outcome of a case.
  package enum Outcome {
    case passed
    /// Passed, with output.
    case remarked([String])
    case failure(Problem)
    /// The case could not be run.
    case error(Problem)
    case skipped(String)
  }

  /// A problem: a message of one line, and the details.
  package struct Problem {
    let message: String
    let type: String?
    let details: [String]

    package init(_ message: String, type: String? = nil, details: [String] = []) {
      self.message = message
      self.type = type
      self.details = details
    }
  }

  package struct Case {
    package let name: String
    package let outcome: Outcome

    package init(name: String, outcome: Outcome) {
      self.name = name
      self.outcome = outcome
    }
  }

  package struct Suite {
    package let name: String
    package let file: String?
    package var cases: [Case]

    package init(name: String, file: String? = nil, cases: [Case]) {
      self.name = name
      self.file = file
      self.cases = cases
    }
  }

  /// The layout of the elements.
  package enum Layout {
    /// The output of a case is on the line of the case, for large reports; skipped cases are counted.
    case dense
    /// The output of a case is on a line of its own.
    case open
  }

  private let name: String
  private let suites: [Suite]
  private let layout: Layout

  package init(name: String, suites: [Suite], layout: Layout) {
    self.name = name
    self.suites = suites
    self.layout = layout
  }

  package var text: String {
    let counts = suites.map { Counts($0.cases) }
    let document: Markup = """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="\(name)"\(counts.reduce(Counts([]), +).attributes)>\(zip(suites, counts).map { element($0, $1) })
      </testsuites>

      """
    return document.text
  }

  private func element(_ suite: Suite, _ counts: Counts) -> Markup {
    let skipped: Markup = layout == .dense ? " skipped=\"\(counts.skipped)\"" : ""
    let file: Markup = suite.file.map { " file=\"\($0)\"" } ?? ""
    return """

        <testsuite name="\(suite.name)"\(counts.attributes)\(skipped)\(file)>\(suite.cases.map { element($0, in: suite) })
        </testsuite>
      """
  }

  private func element(_ item: Case, in suite: Suite) -> Markup {
    let head: Markup = "\n    <testcase name=\"\(item.name)\" classname=\"\(suite.name)\""
    guard let content = content(item.outcome) else { return "\(head)/>" }
    return layout == .dense
      ? "\(head)>\(content)</testcase>" : "\(head)>\n      \(content)\n    </testcase>"
  }

  private func content(_ outcome: Outcome) -> Markup? {
    switch outcome {
    case .passed: nil
    case .remarked(let lines): "<system-out>\(text(lines))</system-out>"
    case .failure(let problem): element("failure", problem)
    case .error(let problem): element("error", problem)
    case .skipped(let reason): "<skipped message=\"\(reason)\"/>"
    }
  }

  private func element(_ name: Markup, _ problem: Problem) -> Markup {
    let type: Markup = problem.type.map { " type=\"\($0)\"" } ?? ""
    let head: Markup = "<\(name) message=\"\(problem.message)\"\(type)"
    return problem.details.isEmpty ? "\(head)/>" : "\(head)>\(text(problem.details))</\(name)>"
  }

  private func text(_ lines: [String]) -> Markup {
    lines.map { line -> Markup in "\(line)" }.joined("\n")
  }
}

/// The number of cases in total and by outcome.
private struct Counts {
  private var tests = 0
  private var failures = 0
  private var errors = 0
  private(set) var skipped = 0

  init(_ cases: [JUnitReport.Case]) {
    tests = cases.count
    for item in cases {
      switch item.outcome {
      case .passed, .remarked: continue
      case .failure: failures += 1
      case .error: errors += 1
      case .skipped: skipped += 1
      }
    }
  }

  var attributes: Markup { " tests=\"\(tests)\" failures=\"\(failures)\" errors=\"\(errors)\"" }

  static func + (a: Counts, b: Counts) -> Counts {
    var sum = a
    sum.tests += b.tests
    sum.failures += b.failures
    sum.errors += b.errors
    sum.skipped += b.skipped
    return sum
  }
}
