import CorePack
import Files
import Linting
import Policy
import Reporting
import Schema
import SystemPackage
import Terminal
import Testing

/// Manifests judged by the core pack on the day for which the tests are written.
enum TestAssessments {
  static let today = CalendarDay(daysSinceEpoch: 20_780)

  static let linter = Result {
    let policy = try PolicyLoader(
      core: .stream(name: "rules/core", description: CorePack.description, parts: CorePack.parts)
    ).load(
      today: today)
    return Linter(policy: policy, today: today)
  }

  /// The example that is wrong in many ways, judged once.
  static let gaps = Result { try assess(withGaps()) }

  static func assess(_ text: String, as name: String = "architecture.yaml") throws -> Assessment {
    try assess([Input(name: name, isNamed: true, content: .bytes(Array(text.utf8)))])
  }

  static func assess(_ inputs: [Input], unread: [Assessment.Unread] = []) throws -> Assessment {
    try linter.get().judge(inputs, unread: unread)
  }

  /// The text of that example.
  static func withGaps() throws -> String {
    let root = FilePath(#filePath).removingLastComponent().removingLastComponent().removingLastComponent()
    let path = root.appending("examples/with-gaps/architecture.yaml")
    guard case .bytes(let bytes) = try FileContent.read(path, limit: 1 << 20) else { return "" }
    return String(decoding: bytes, as: UTF8.self)
  }

  static let context = ReportContext(style: TextStyle(isColored: false, isFull: true), version: "0.0.0")
}

/// Texts that would do something if they were not shown as text.
enum Hostile {
  static let texts = [
    "<script>alert(1)</script>", "\"\u{301} onmouseover=\"alert(1)", "]]>&lt;!--", "::error::no::",
    "##[error]no",
    "\u{1B}[2J\u{1B}]0;no\u{7}", "\u{202E}gnp.exe\u{2066}", "=1+1", "@SUM(A1)", "-2+3", "a,b;\"c\"|d`e",
    "line\nbreak\r",
    "\u{0}\u{1}\u{9B}", "${{ github.token }} %0A", "[link](javascript:alert(1))",
    "<!-- --> <img src=x onerror=y>",
  ]

  /// A manifest with a text in each place that takes one.
  static func manifest(_ text: String) -> String {
    let quoted = text.unicodeScalars.map { scalar in
      let digits = String(scalar.value, radix: 16)
      return "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
    }.joined()
    let value = "\"\(quoted)\""
    return """
      apiVersion: plumbline/v1
      kind: RuntimeArchitecture
      metadata: {name: \(value), owner: \(value), summary: \(value), labels: {\(value): \(value)}}
      consequence: {level: low, rationale: \(value)}
      workload: {job: tool-using-task, unit: session, autonomy: unattended, models: [{id: \(value), format: \(value), version: \(value)}]}
      state: [{id: \(value), in: [worker], owner: \(value), data: [personal]}]
      trust:
        data: [personal]
        externals: [{id: \(value), operator: \(value), trust: public}, {id: bank, operator: \(value), trust: partner}]
        boundaries: [{id: \(value), from: worker, to: bank, data: [personal]}]
      effects:
        - {id: pay, by: worker, to: bank, kind: payment, reversibility: irreversible, because: \(value)}
        - {id: \(value), by: worker, to: bank, kind: write, reversibility: reversible}
      deployment: {mode: managed-cloud, migration: \(value)}
      components: [{id: worker, layers: [agentic-runtime], product: \(value), version: \(value), owner: \(value)}]
      evaluation: {suite: {id: \(value), represents: \(value)}, caveats: [\(value)], unverified: [{claim: \(value)}]}
      evidence: [{id: \(value), kind: proof, file: \(value), by: \(value), produced: 2026-01-01}]
      decision:
        status: accepted
        context: \(value)
        decision: \(value)
        alternatives: [{option: \(value), product: \(value), rejected: \(value)}]
        assumptions: [\(value)]
        risks: [\(value)]
        review: {by: 2026-12-01}
      \(value): \(value)

      """
  }
}
