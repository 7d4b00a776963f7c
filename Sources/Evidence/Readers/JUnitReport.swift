import CEL

/// A test report in the form that JUnit, pytest and most others write: good when there is a test that ran and none
/// failed.
struct JUnitReport {
  private(set) var cases: [Case] = []
  /// What the top suites say of themselves, where it is more than their cases tell.
  private var stated = Counts()

  struct Case {
    enum Outcome: String {
      case passed, failed, error, skipped
    }

    let suite: String
    let name: String
    var outcome = Outcome.passed
    let seconds: Double
    let line: Int
    var message = ""
  }

  struct Counts {
    var tests = 0
    var failures = 0
    var errors = 0
    var skipped = 0
  }

  init(_ bytes: [UInt8]) throws(ReadingError) {
    var handler = JUnitHandler()
    try XMLReader.read(bytes, &handler)
    guard handler.isReport else {
      throw ReadingError(
        "it is no JUnit report: the top element is '\(handler.root)'",
        remedy: "of XML, reports with testsuites or testsuite at the top are read")
    }
    cases = handler.cases
    stated = handler.stated
  }

  var counts: Counts {
    func count(_ outcome: Case.Outcome) -> Int { cases.count { $0.outcome == outcome } }
    // A suite may count what it does not list; what it lists and does not count is there all the same.
    return Counts(
      tests: max(cases.count, stated.tests), failures: max(count(.failed), stated.failures),
      errors: max(count(.error), stated.errors), skipped: max(count(.skipped), stated.skipped))
  }

  /// `{tests, failures, errors, skipped, cases: [{suite, name, outcome, seconds}]}`
  var value: Value {
    let counts = counts
    let list = cases.map { item in
      Value.record(of: [
        ("suite", .string(item.suite)), ("name", .string(item.name)),
        ("outcome", .string(item.outcome.rawValue)), ("seconds", .double(item.seconds)),
      ])
    }
    return .record(of: [
      ("tests", .int(counts.tests)), ("failures", .int(counts.failures)), ("errors", .int(counts.errors)),
      ("skipped", .int(counts.skipped)), ("cases", .list(list)),
    ])
  }

  var verdict: ReportVerdict {
    let counts = counts
    let bad = counts.failures + counts.errors
    if bad > 0 {
      let named = cases.filter { $0.outcome == .failed || $0.outcome == .error }.prefix(3).map { item in
        "\(item.name) (line \(item.line))" + (item.message.isEmpty ? "" : ": \(item.message)")
      }
      let list = named.isEmpty ? "" : ": \(named.joined(separator: "; "))\(bad > 3 ? " …" : "")"
      return ReportVerdict(isGood: false, reason: "\(bad) of \(counts.tests) tests failed\(list)")
    }
    if counts.tests == 0 { return ReportVerdict(isGood: false, reason: "the report has no test") }
    if counts.skipped >= counts.tests {
      return ReportVerdict(isGood: false, reason: "none of \(counts.tests) tests ran: all were skipped")
    }
    return ReportVerdict(
      isGood: true,
      reason: "\(counts.tests) tests, none failed"
        + (counts.skipped > 0 ? ", \(counts.skipped) skipped" : ""))
  }
}

extension Value {
  /// A map with keys that are known to be different.
  fileprivate static func record(of entries: [(String, Value)]) -> Value {
    .map(MapValue(entries.map { .init(key: .string($0.0), value: $0.1) }) ?? MapValue([:]))
  }
}

/// Takes in the elements of a report, one after the other.
private struct JUnitHandler: XMLHandler {
  var root = ""
  var cases: [JUnitReport.Case] = []
  var stated = JUnitReport.Counts()
  private var suites: [String] = []
  private var depth = 0
  private var isInCase = false

  var isReport: Bool { root == "testsuites" || root == "testsuite" }

  mutating func start(_ element: String, _ attributes: [String: String], line: Int) {
    depth += 1
    if depth == 1 { root = element }
    switch element {
    case "testsuites", "testsuite":
      suites.append(attributes["name"] ?? suites.last ?? "")
      // The top element's figures, or those of the suites right below one that states none.
      if depth == 1 { add(attributes) } else if depth == 2, !topCounts { add(attributes) }
      if depth == 1 { topCounts = attributes["tests"] != nil }
    case "testcase":
      isInCase = true
      cases.append(
        JUnitReport.Case(
          suite: suites.last { !$0.isEmpty } ?? attributes["classname"] ?? "",
          name: attributes["name"] ?? "", seconds: attributes["time"].flatMap(Double.init) ?? 0, line: line))
    case "failure": settle(.failed, attributes)
    case "error": settle(.error, attributes)
    case "skipped": settle(.skipped, attributes)
    default: break
    }
  }

  mutating func end(_ element: String) {
    depth -= 1
    switch element {
    case "testsuites", "testsuite": suites.removeLast()
    case "testcase": isInCase = false
    default: break
    }
  }

  private var topCounts = false

  private mutating func add(_ attributes: [String: String]) {
    func number(_ names: String...) -> Int {
      names.lazy.compactMap { attributes[$0].flatMap(Int.init) }.first.map { max(0, $0) } ?? 0
    }
    stated.tests += number("tests")
    stated.failures += number("failures")
    stated.errors += number("errors")
    stated.skipped += number("skipped", "disabled")
  }

  /// A case that failed and was in error besides is in error; neither is passed or skipped.
  private mutating func settle(_ outcome: JUnitReport.Case.Outcome, _ attributes: [String: String]) {
    guard isInCase, let last = cases.indices.last else { return }
    if outcome == .skipped, cases[last].outcome != .passed { return }
    cases[last].outcome = outcome
    if let message = attributes["message"] { cases[last].message = String(message.prefix(120)) }
  }
}
