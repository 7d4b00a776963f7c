import Linting
import Markup

/// The gaps as a list, each with message, remedy, owner and location.
struct GapItems {
  let gaps: [Gap]
  /// The document that has the gaps.
  let location: DocumentLocation

  var markup: Markup {
    gaps.isEmpty
      ? "<p>No gaps.</p>" : "<ol class=\"gaps\">\n\(gaps.map(item))</ol>"
  }

  private func item(_ gap: Gap) -> Markup {
    let finding = gap.finding
    return """
      <li class="\(finding.severity.rawValue)" id="\(finding.anchor)" data-fingerprint="\(finding.fingerprint)">\
      <p class="gap-head"><span class="tag \(finding.severity.tag)">\(finding.severity.sign) \(finding.severity.rawValue)</span> \
      \(prose: finding.message.asSentence)</p>\(remedy(finding))\(step(gap))\(why(finding))\
      <p class="gap-meta"><span>\(gap.owner.map { "owner: \($0.shortened(to: 80))" } ?? "no owner")</span>\
      <code>\(finding.place.path.isEmpty ? "the document" : finding.place.path.shortened(to: 160))</code>\
      <span>\(finding.place.where(in: location))</span><span>\(finding.rule)</span>\
      <span>\((finding.guide + finding.references).joined(separator: ", "))</span></p></li>

      """
  }

  private func remedy(_ finding: Finding) -> Markup {
    finding.remedy.map { "<p class=\"gap-do\"><b>Remedy:</b> \(prose: $0)</p>" } ?? ""
  }

  private func step(_ gap: Gap) -> Markup {
    guard let step = gap.step else { return "" }
    let next: Markup = step.next.map { " → \($0) (the next rung)" } ?? ""
    return "<p class=\"gap-do\"><b>Rungs:</b> \(step.achieved)\(next) → \(step.required)</p>"
  }

  /// The first reasons. The facts that set the level have a section of their own.
  private func why(_ finding: Finding) -> Markup {
    guard !finding.why.isEmpty else { return "" }
    let rest = finding.why.count - 3
    let more: Markup = rest > 0 ? " (and \(rest) more)" : ""
    let reasons = finding.why.prefix(3).map { reason -> Markup in "\(prose: reason.asSentence)" }
    return "<p class=\"gap-why\">\(reasons.joined(" "))\(more)</p>"
  }
}

extension Finding.Severity {
  /// The CSS class of the severity.
  var tag: Markup {
    switch self {
    case .error: "e"
    case .warning: "w"
    case .note: "o"
    }
  }

  /// The sign of the severity, beside its color.
  var sign: Markup {
    switch self {
    case .error: "✗"
    case .warning: "▲"
    case .note: "●"
    }
  }
}

extension String {
  /// A message as a sentence. A name at its start, such as `pay-refund` or `toolContract`, is unchanged.
  var asSentence: String {
    guard let first else { return self }
    let ends = utf8.last.map { ".!?:".utf8.contains($0) } ?? true || hasSuffix("…")
    return "\(beginsWithName ? String(first) : first.uppercased())\(dropFirst())\(ends ? "" : ".")"
  }

  private var beginsWithName: Bool {
    let word = utf8.prefix { $0 != UInt8(ascii: " ") }.dropFirst()
    // A fast path: comparing characters is slow, and most messages begin with ASCII letters.
    if word.allSatisfy({ (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }) { return false }
    return prefix { !$0.isWhitespace }.dropFirst().contains { !$0.isLetter || $0.isUppercase }
  }
}
