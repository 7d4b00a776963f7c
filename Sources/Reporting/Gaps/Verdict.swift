import Linting

/// What it comes to, in one sentence.
struct Verdict {
  enum Standing {
    case clean, remarks, warnings, gaps, unjudged
  }

  let standing: Standing
  let sentence: String

  init(_ matter: FindingGroup) {
    let errors = matter.findings.count { $0.severity == .error }
    let warnings = matter.findings.count { $0.severity == .warning }
    let notes = matter.findings.count - errors - warnings
    let level = matter.architecture.map { " at level \($0.effective)" } ?? ""
    if matter.architecture == nil {
      standing = .unjudged
      sentence = "It could not be judged as an architecture: \(Self.counts(errors, warnings, notes))."
    } else if !matter.failures.isEmpty {
      standing = .unjudged
      sentence =
        "Not everything could be judged\(level): \(matter.failures.count.counted("rule")) failed; \(Self.counts(errors, warnings, notes))."
    } else if errors > 0 {
      standing = .gaps
      let controls = matter.architecture.map { Self.weakControls(in: $0) } ?? 0
      let weak = controls > 0 ? "; \(controls.counted("control")) below what is required" : ""
      sentence = "It does not hold\(level): \(Self.counts(errors, warnings, notes))\(weak)."
    } else if warnings > 0 {
      standing = .warnings
      sentence = "It holds\(level), with \(Self.counts(0, warnings, notes)) to look at."
    } else if notes > 0 {
      standing = .remarks
      sentence = "It holds\(level), with \(notes.counted("note"))."
    } else {
      standing = .clean
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
