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
      sentence = "It could not be judged as an architecture: \(Self.counts(errors, warnings, notes))."
    } else if !group.failures.isEmpty {
      status = .incomplete
      sentence =
        "Not everything could be judged\(level): \(group.failures.count.counted("rule")) failed; \(Self.counts(errors, warnings, notes))."
    } else if errors > 0 {
      status = .errors
      let controls = group.architecture.map { Self.weakControls(in: $0) } ?? 0
      let weak = controls > 0 ? "; \(controls.counted("control")) below what is required" : ""
      sentence = "It does not hold\(level): \(Self.counts(errors, warnings, notes))\(weak)."
    } else if warnings > 0 {
      status = .warnings
      sentence = "It holds\(level), with \(Self.counts(0, warnings, notes)) to look at."
    } else if notes > 0 {
      status = .notes
      sentence = "It holds\(level), with \(notes.counted("note"))."
    } else {
      status = .clean
      sentence = "It holds\(level): every control is as strong as required."
    }
  }

  private static func counts(_ errors: Int, _ warnings: Int, _ notes: Int) -> String {
    let parts = [(errors, "error"), (warnings, "warning"), (notes, "note")].filter { $0.0 > 0 }
    return parts.isEmpty ? "nothing was found" : parts.map { $0.0.counted($0.1) }.joined(separator: ", ")
  }

  private static func weakControls(in architecture: AssessedArchitecture) -> Int {
    architecture.parts.reduce(0) { sum, part in sum + part.controls.count { !$0.isEnough } }
  }
}
