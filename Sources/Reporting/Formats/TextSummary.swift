import Linting
import Markup
import Terminal

extension TextReport {
  func loosened(_ loosened: Assessment.Loosened) -> String {
    let terms = "\(loosened.reason.legible) (\(loosened.owner.legible), until \(loosened.until))"
    let head = paint(.warning, loosened.isExpired ? "loosened no longer" : "loosened")
    return "\(head) by \(loosened.pack.legible): \(loosened.id), \(loosened.change.legible): \(terms)"
  }

  /// What was found, in how much, and what was left out.
  var summary: String {
    let summary = assessment.summary
    var parts: [String] = []
    if summary.errors + summary.warnings + summary.notes == 0 {
      parts.append(paint(.help, "clean"))
    } else {
      parts = [
        counted(summary.errors, "error", .error), counted(summary.warnings, "warning", .warning),
        counted(summary.notes, "note", .note),
      ]
    }
    var line = parts.joined(separator: ", ")
    line += " in \(summary.documents.counted("document")) of \(summary.files.counted("file"))"
    if summary.rulesRun > 0 { line += "; \(summary.rulesRun.counted("rule")) run" }
    if summary.rulesSkipped > 0 {
      line += ", \(summary.rulesSkipped) of their questions skipped because of what could not be read"
    }
    if !summary.filesSkipped.isEmpty {
      line += "; \(summary.filesSkipped.count.counted("file")) of another kind skipped"
    }
    if summary.foldersSkipped > 0 {
      line += "; \(summary.foldersSkipped.counted("hidden folder")) not looked into"
    }
    if !assessment.failures.isEmpty { line += "; \(assessment.failures.count.counted("rule")) failed" }
    return line + levels
  }

  /// The level at which a single architecture was judged.
  private var levels: String {
    guard assessment.architectures.count == 1, let only = assessment.architectures.first else { return "" }
    return "; \(only.name.legible) was judged at level \(only.effective)"
  }
}
