import JSON
import Linting
package import Reporting

extension TestFormats {
  package static let json = ReportFormat<TestReport>(
    "json", "one document, as schemas/policy-test.schema.json describes it"
  ) { report, context in
    report.json(version: context.version).document
  }
}

extension TestReport {
  /// Returns the report as JSON, as described by `schemas/policy-test.schema.json`.
  fileprivate func json(version: String) -> JSONOutput {
    [
      "schema": "plumbline/policy-test/v1",
      "tool": .tool(version: version),
      "passed": .bool(isPassed),
      "summary": summary,
      "examples": .each(suites.flatMap(\.results)) { $0.json },
      "coverage": coverage.map { .each($0.entries) { $0.json } },
      "mutation": mutation.map { .each($0.targets) { $0.json } },
    ]
  }

  private var summary: JSONOutput {
    [
      "passed": .integer(total - failed),
      "failed": .integer(failed),
      "covered": coverage.map { .integer($0.covered) },
      "coverable": coverage.map { .integer($0.total) },
      "mutants": mutation.map { .integer($0.total) },
      "killed": mutation.map { .integer($0.killed) },
      "survived": mutation.map { .integer($0.survived) },
      "listed": mutation.map { .integer($0.listed) },
      "unused": mutation.map { .integer($0.unused) },
    ]
  }
}

extension PackPlace {
  fileprivate var json: JSONOutput {
    ["file": .string(file), "line": .integer(line), "column": .integer(column)]
  }
}

extension ExampleResult {
  fileprivate var json: JSONOutput {
    ["entry": .string(example.entry), "name": .string(example.name)] + example.place.json
      + [
        "changes": .strings(example.changes),
        "passed": .bool(isPassed),
        "failure": .optional(failure),
        "expected": .each(missing) { expected in
          [
            "rule": .string(expected.rule),
            "path": .string(expected.path),
            "severity": .optional(expected.severity),
            "message": .optional(expected.message),
            "related": expected.related.map { .strings($0) },
          ]
        },
        "found": .each(unexpected) { finding in
          [
            "rule": .string(finding.rule),
            "path": .string(finding.place.path),
            "severity": .string(finding.severity.rawValue),
            "message": .string(finding.message),
            "related": .strings(finding.relatedPaths),
          ]
        },
      ]
  }
}

extension Coverage.Entry {
  fileprivate var json: JSONOutput {
    ["entry": .string(id)] + place.json
      + [
        "covered": .integer(covered),
        "coverable": .integer(items.count),
        "missing": .each(missing) { ["what": .string($0.what), "outcome": .string($0.outcome)] },
      ]
  }
}

extension Mutation.Target {
  fileprivate var json: JSONOutput {
    ["entry": .string(name)] + place.json
      + [
        "mutants": .each(results) { ["mutant": .string($0.text)] + $0.place.json + $0.fate.json },
        "unused": .each(unused) {
          ["mutant": .string($0.text)] + $0.place.json + ["reason": .string($0.reason)]
        },
      ]
  }
}

extension Mutation.Fate {
  fileprivate var json: JSONOutput {
    switch self {
    case .killed: ["fate": "killed"]
    case .survived: ["fate": "survived"]
    case .listed(let because): ["fate": "listed", "because": .string(because)]
    }
  }
}
