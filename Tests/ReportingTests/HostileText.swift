/// Texts that would act as markup, commands or formulas without escaping.
enum Hostile {
  static let texts = [
    "<script>alert(1)</script>", "\"\u{301} onmouseover=\"alert(1)", "]]>&lt;!--", "::error::no::",
    "##[error]no",
    "\u{1B}[2J\u{1B}]0;no\u{7}", "\u{202E}gnp.exe\u{2066}", "=1+1", "@SUM(A1)", "-2+3", "a,b;\"c\"|d`e",
    "line\nbreak\r",
    "\u{0}\u{1}\u{9B}", "${{ github.token }} %0A", "[link](javascript:alert(1))",
    "<!-- --> <img src=x onerror=y>",
  ]

  /// A manifest with the text in each field that accepts text.
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
