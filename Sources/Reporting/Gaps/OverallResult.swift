import Linting

/// The result for one architecture, in one sentence.
struct OverallResult {
  enum Status {
    case clean, notes, warnings, errors, incomplete
  }

  let status: Status
  let sentence: String

  init(_ group: FindingGroup) {
    let errors = group.findings.count { $0.severity == .error }
    let warnings = group.findings.count { $0.severity == .warning }
    let notes = group.findings.count - errors - warnings
    let level = group.architecture.map { " at level \($0.effective)" } ?? ""
    if group.architecture == nil {
      status = .incomplete
      sentence = "The document could not be read as an architecture: \(Self.counts(errors, warnings, notes))."
    } else if !group.failures.isEmpty {
      status = .incomplete
      sentence =
        "The check\(level) is incomplete: \(group.failures.count.counted("rule")) could not be evaluated; \(Self.counts(errors, warnings, notes))."
    } else if errors > 0 {
      status = .errors
      let controls = group.architecture.map { Self.weakControls(in: $0) } ?? 0
      let weak = controls > 0 ? "; \(controls.counted("control")) below the required rung" : ""
      sentence = "The architecture fails\(level): \(Self.counts(errors, warnings, notes))\(weak)."
    } else if warnings > 0 {
      status = .warnings
      sentence = "The architecture passes\(level), with \(Self.counts(0, warnings, notes)) to review."
    } else if notes > 0 {
      status = .notes
      sentence = "The architecture passes\(level), with \(notes.counted("note"))."
    } else {
      status = .clean
      sentence = "The architecture passes\(level), without findings."
    }
  }

  private static func counts(_ errors: Int, _ warnings: Int, _ notes: Int) -> String {
    let parts = [(errors, "error"), (warnings, "warning"), (notes, "note")].filter { $0.0 > 0 }
    return parts.isEmpty ? "no findings" : parts.map { $0.0.counted($0.1) }.joined(separator: ", ")
  }

  private static func weakControls(in architecture: AssessedArchitecture) -> Int {
    architecture.parts.reduce(0) { sum, part in sum + part.controls.count { !$0.isEnough } }
  }
}
