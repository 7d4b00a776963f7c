import Linting
import Markup
import Terminal

extension TextReport {
  /// The counts of findings, of checked input and of skipped input.
  var summary: String {
    let summary = assessment.summary
    var parts: [String] = []
    if summary.errors + summary.warnings + summary.notes == 0 {
      parts.append(paint(.help, "no findings"))
    } else {
      parts = [
        counted(summary.errors, "error", .error), counted(summary.warnings, "warning", .warning),
        counted(summary.notes, "note", .note),
      ]
    }
    var line = parts.joined(separator: ", ")
    line += " in \(summary.documents.counted("document")) of \(summary.files.counted("file"))"
    if 0 < summary.rulesRun, summary.rulesRun < summary.rulesInForce {
      line += "; only \(summary.rulesRun) of \(summary.rulesInForce.counted("rule")) run"
    } else if summary.rulesRun > 0 {
      line += "; \(summary.rulesRun.counted("rule")) run"
    }
    if summary.rulesSkipped > 0 {
      line += ", \(summary.rulesSkipped.counted("check")) skipped: input could not be read"
    }
    if !summary.filesSkipped.isEmpty {
      line += "; \(summary.filesSkipped.count.counted("file")) of other programs skipped"
    }
    if !summary.filesUnparsed.isEmpty {
      line += "; \(summary.filesUnparsed.count.counted("file")) could not be parsed"
    }
    if summary.foldersSkipped > 0 { line += "; \(summary.foldersSkipped.counted("folder")) skipped" }
    if summary.pathsExcluded > 0 { line += "; \(summary.pathsExcluded.counted("path")) excluded" }
    if !assessment.failures.isEmpty {
      line += "; \(assessment.failures.count.counted("rule")) could not be evaluated"
    }
    return line + levels
  }

  /// The level at which a single architecture was checked.
  private var levels: String {
    guard assessment.architectures.count == 1, let only = assessment.architectures.first else { return "" }
    return "; \(only.name.legible) was checked at level \(only.effective)"
  }
}
