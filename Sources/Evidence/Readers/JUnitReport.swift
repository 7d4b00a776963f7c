import CEL
import YAMLTree

/// A test report in JUnit XML format, which JUnit, pytest and most other tools write. It is a success if at least one test
/// ran and no test failed.
struct JUnitReport {
  let cases: [Case]
  /// Failures outside of a test case, such as in the setup of a suite, under the name of the suite.
  private let crashes: [Case]
  let counts: Counts

  struct Case {
    enum Status: String {
      case passed, failed, error, skipped
    }

    let suite: String
    let name: String
    var status = Status.passed
    var seconds = 0.0
    let place: Position
    var message = ""
  }

  struct Counts {
    var tests = 0
    var failures = 0
    var errors = 0
    var skipped = 0

    fileprivate mutating func merge(_ other: Counts, by combine: (Int, Int) -> Int) {
      tests = combine(tests, other.tests)
      failures = combine(failures, other.failures)
      errors = combine(errors, other.errors)
      skipped = combine(skipped, other.skipped)
    }
  }

  init(_ bytes: [UInt8]) throws(ReadingError) {
    var handler = JUnitHandler()
    try XMLReader.read(bytes, &handler)
    guard handler.isReport else {
      throw ReadingError(
        "the file is not a JUnit report: its root element is `\(handler.root.shortened)`",
        remedy: "use a report whose root element is `testsuites` or `testsuite`")
    }
    cases = handler.cases
    crashes = handler.crashes
    counts = handler.total
  }

  /// `{tests, failures, errors, skipped, cases: [{suite, name, outcome, seconds}]}`
  var value: Value {
    let list = cases.map { item in
      Value.record(of: [
        ("suite", .string(item.suite)), ("name", .string(item.name)),
        ("outcome", .string(item.status.rawValue)), ("seconds", .double(item.seconds)),
      ])
    }
    return .record(of: [
      ("tests", .int(counts.tests)), ("failures", .int(counts.failures)), ("errors", .int(counts.errors)),
      ("skipped", .int(counts.skipped)), ("cases", .list(list)),
    ])
  }

  var conclusion: ReportConclusion {
    let bad = counts.failures + counts.errors
    if bad > 0 {
      let failed = cases.lazy.filter { $0.status == .failed || $0.status == .error }
      let named = (Array(failed.prefix(3)) + crashes.prefix(3)).prefix(3).map { item in
        "\(item.name.shortened) (\(item.place.words))" + (item.message.isEmpty ? "" : ": \(item.message)")
      }
      let list = named.isEmpty ? "" : ": \(named.joined(separator: "; "))\(bad > 3 ? " …" : "")"
      // If a suite crashed, the report may contain fewer tests than failures.
      let share =
        bad > counts.tests
        ? "\(bad) failures and errors in \(counts.tests) tests" : "\(bad) of \(counts.tests) tests failed"
      return ReportConclusion(isSuccess: false, reason: share + list)
    }
    if counts.tests == 0 { return ReportConclusion(isSuccess: false, reason: "the report contains no tests") }
    if counts.skipped >= counts.tests {
      return ReportConclusion(isSuccess: false, reason: "all \(counts.tests) tests were skipped")
    }
    return ReportConclusion(
      isSuccess: true,
      reason: "\(counts.tests) tests, none failed"
        + (counts.skipped > 0 ? ", \(counts.skipped) skipped" : ""))
  }
}

extension Value {
  /// A map whose keys are known to be distinct.
  fileprivate static func record(of entries: [(String, Value)]) -> Value {
    .map(MapValue(entries.map { .init(key: .string($0.0), value: $0.1) }) ?? MapValue([:]))
  }
}

/// The XML handler that collects suites and test cases of a report.
private struct JUnitHandler: XMLHandler {
  private(set) var root = ""
  private(set) var cases: [JUnitReport.Case] = []
  private(set) var crashes: [JUnitReport.Case] = []
  private(set) var total = JUnitReport.Counts()
  /// The open suites and the open test cases around the current element, the cases as indices into `cases`.
  private var suites: [Suite] = []
  private var open: [Int] = []

  private struct Suite {
    let name: String
    let stated: JUnitReport.Counts
    /// The counts of the suites and cases inside this suite.
    var listed = JUnitReport.Counts()

    /// The higher of the stated and the listed counts. A suite may state counts without listing its cases, or list cases
    /// without counting them.
    var total: JUnitReport.Counts {
      var total = stated
      total.merge(listed, by: max)
      return total
    }
  }

  var isReport: Bool { root == "testsuites" || root == "testsuite" }

  mutating func start(
    _ element: String, _ attributes: [String: String], at place: Position
  ) throws(ReadingError) {
    if root.isEmpty { root = element }
    switch element {
    case "testsuites", "testsuite":
      let name = attributes["name"] ?? ""
      suites.append(
        Suite(name: name.isEmpty ? suites.last?.name ?? "" : name, stated: try counts(attributes, place)))
    case "testcase":
      open.append(cases.count)
      let suite = suites.last?.name ?? ""
      cases.append(
        JUnitReport.Case(
          suite: suite.isEmpty ? attributes["classname"] ?? "" : suite, name: attributes["name"] ?? "",
          seconds: attributes["time"].flatMap(Double.init) ?? 0, place: place))
    case "failure": settle(.failed, attributes, place)
    case "error": settle(.error, attributes, place)
    case "skipped": settle(.skipped, attributes, place)
    default: break
    }
  }

  mutating func end(_ element: String) {
    switch element {
    case "testsuites", "testsuite":
      guard let ended = suites.popLast() else { return }
      list(ended.total)
    case "testcase":
      guard let ended = open.popLast() else { return }
      list(Self.counts(cases[ended].status, ofTests: 1))
    default: break
    }
  }

  /// Adds counts to the enclosing suite, or to the whole report.
  private mutating func list(_ counts: JUnitReport.Counts) {
    if let last = suites.indices.last {
      suites[last].listed.merge(counts, by: +)
    } else {
      total.merge(counts, by: +)
    }
  }

  private static func counts(_ status: JUnitReport.Case.Status, ofTests tests: Int) -> JUnitReport.Counts {
    JUnitReport.Counts(
      tests: tests, failures: status == .failed ? 1 : 0, errors: status == .error ? 1 : 0,
      skipped: status == .skipped ? 1 : 0)
  }

  private func counts(
    _ attributes: [String: String], _ place: Position
  ) throws(ReadingError) -> JUnitReport.Counts {
    func number(_ name: String) throws(ReadingError) -> Int {
      guard let text = attributes[name] else { return 0 }
      // The limit keeps the sum over all elements of a file far below the range of `Int`.
      guard let number = Int(text), 0...Int(Int32.max) ~= number else {
        throw ReadingError("\(name)=\"\(text.shortened)\" is not a valid count", at: place)
      }
      return number
    }
    return JUnitReport.Counts(
      tests: try number("tests"), failures: try number("failures"), errors: try number("errors"),
      skipped: try number("skipped") + number("disabled"))
  }

  /// Sets the status of the current case. A later `error` replaces `failed`; `skipped` replaces only `passed`.
  private mutating func settle(
    _ status: JUnitReport.Case.Status, _ attributes: [String: String], _ place: Position
  ) {
    let message = attributes["message"]?.shortened
    guard let last = open.last else {
      let suite = suites.last?.name ?? ""
      if status != .skipped {
        list(Self.counts(status, ofTests: 0))
        crashes.append(
          JUnitReport.Case(
            suite: suite, name: suite.isEmpty ? "a suite" : suite, status: status, place: place,
            message: message ?? ""))
      }
      return
    }
    if status == .skipped, cases[last].status != .passed { return }
    cases[last].status = status
    if let message { cases[last].message = message }
  }
}
