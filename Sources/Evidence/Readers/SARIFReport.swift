import CEL
import YAMLTree

/// The results of a scanner in SARIF 2.1.0: good when no result is at level `error`.
struct SARIFReport {
  let verdict: ReportVerdict

  init(_ text: JSONText) throws(ReadingError) {
    guard case .map(let log)? = text.documents.first.map(text.value), case .list(let runs)? = log["runs"],
      log["version"] != nil
    else {
      throw ReadingError(
        "it is no SARIF: there is no version and no list of runs at its top",
        remedy: "name the file .json if it is something else")
    }
    guard !runs.isEmpty else {
      verdict = ReportVerdict(isGood: false, reason: "the report has no run: nothing was scanned")
      return
    }
    var results = 0
    var errors: [String] = []
    for (runNumber, run) in runs.enumerated() {
      guard case .map(let run) = run else { continue }
      if let failure = Self.failure(of: run) {
        verdict = ReportVerdict(isGood: false, reason: failure)
        return
      }
      // A tool that found nothing says so with an empty list (SARIF 2.1.0, 3.14.23).
      guard case .list(let found)? = run["results"] else {
        verdict = ReportVerdict(
          isGood: false, reason: "a run of the report has no results: it was not finished")
        return
      }
      results += found.count
      for (number, result) in found.enumerated() {
        guard case .map(let result) = result, Self.level(of: result, in: run) == "error" else { continue }
        let steps: [Step] = [
          .key("runs"), .index(runNumber), .key("results"), .index(number),
        ]
        let place = text.node(in: 0, steps).map { " (\(text.position(of: $0).words))" } ?? ""
        errors.append("\(Self.rule(of: result, in: run))\(place)")
      }
    }
    verdict =
      errors.isEmpty
      ? ReportVerdict(isGood: true, reason: "\(results) results, none at level error")
      : ReportVerdict(
        isGood: false,
        reason: "\(errors.count) of \(results) results \(errors.count == 1 ? "is" : "are") at level error: "
          + errors.prefix(3).joined(separator: ", ") + (errors.count > 3 ? " …" : ""))
  }

  /// A tool that says of itself that it did not get through.
  private static func failure(of run: MapValue) -> String? {
    guard case .list(let invocations)? = run["invocations"] else { return nil }
    for case .map(let invocation) in invocations {
      if case .bool(false)? = invocation["executionSuccessful"] {
        return "the tool did not get through: executionSuccessful is false"
      }
    }
    return nil
  }

  /// The level that a result states, else that of its rule, else a warning (SARIF 2.1.0, 3.27.10). What is no
  /// failure, was suppressed or is gone has none.
  private static func level(of result: MapValue, in run: MapValue) -> String {
    if case .string(let kind)? = result["kind"], kind != "fail" { return "none" }
    if case .string("absent")? = result["baselineState"] { return "none" }
    if case .list(let suppressions)? = result["suppressions"], !suppressions.isEmpty,
      suppressions.allSatisfy(isAccepted)
    {
      return "none"
    }
    if case .string(let level)? = result["level"] { return level }
    if case .map(let configuration)? = descriptor(of: result, in: run)?["defaultConfiguration"],
      case .string(let level)? = configuration["level"]
    {
      return level
    }
    return "warning"
  }

  private static func isAccepted(_ suppression: Value) -> Bool {
    guard case .map(let suppression) = suppression else { return false }
    guard case .string(let status)? = suppression["status"] else { return true }
    return status == "accepted"
  }

  private static func descriptor(of result: MapValue, in run: MapValue) -> MapValue? {
    guard case .map(let tool)? = run["tool"], case .map(let driver)? = tool["driver"],
      case .list(let rules)? = driver["rules"]
    else { return nil }
    var index: Int?
    if case .int(let number)? = result["ruleIndex"] { index = number }
    if index == nil, case .map(let rule)? = result["rule"], case .int(let number)? = rule["index"] {
      index = number
    }
    if let index, rules.indices.contains(index), case .map(let rule) = rules[index] { return rule }
    guard case .string(let id)? = result["ruleId"] else { return nil }
    for case .map(let rule) in rules {
      if case .string(let name)? = rule["id"], name == id { return rule }
    }
    return nil
  }

  private static func rule(of result: MapValue, in run: MapValue) -> String {
    if case .string(let id)? = result["ruleId"] { return id }
    if case .string(let id)? = descriptor(of: result, in: run)?["id"] { return id }
    return "a result"
  }
}
