import Linting

/// The gaps as a list: what is wrong, what to do, whose it is, where it stands.
struct GapItems {
  let gaps: [Gap]
  /// The document that they are gaps of.
  let spot: Spot

  var markup: Markup {
    gaps.isEmpty
      ? "<p>There are none.</p>" : "<ol class=\"gaps\">\n\(gaps.map(item))</ol>"
  }

  private func item(_ gap: Gap) -> Markup {
    let finding = gap.finding
    return """
      <li class="\(finding.severity.rawValue)" id="\(finding.anchor)" data-fingerprint="\(finding.fingerprint)">\
      <p class="gap-head"><span class="tag \(finding.severity.tag)">\(finding.severity.sign) \(finding.severity.rawValue)</span> \
      \(finding.message.asSentence)</p>\(remedy(finding))\(step(gap))\(why(finding))\
      <p class="gap-meta"><span>\(gap.owner.map { "owner: \($0.shortened(to: 80))" } ?? "nobody owns it")</span>\
      <code>\(finding.place.path.isEmpty ? "the document" : finding.place.path.shortened(to: 160))</code>\
      <span>\(finding.place.where(in: spot))</span><span>\(finding.rule)</span>\
      <span>\((finding.guide + finding.references).joined(separator: ", "))</span></p></li>

      """
  }

  private func remedy(_ finding: Finding) -> Markup {
    finding.remedy.map { "<p class=\"gap-do\"><b>Do:</b> \($0)</p>" } ?? ""
  }

  private func step(_ gap: Gap) -> Markup {
    guard let step = gap.step else { return "" }
    let next: Markup = step.next.map { " → \($0) (the next rung)" } ?? ""
    return "<p class=\"gap-do\"><b>Rungs:</b> \(step.held)\(next) → \(step.needed)</p>"
  }

  private func why(_ finding: Finding) -> Markup {
    finding.why.isEmpty
      ? "" : "<p class=\"gap-why\">\(finding.why.map(\.asSentence).joined(separator: " "))</p>"
  }
}

extension Finding.Severity {
  /// The class of its colour.
  var tag: Markup {
    switch self {
    case .error: "e"
    case .warning: "w"
    case .note: "o"
    }
  }

  /// The sign that says what its colour says.
  var sign: Markup {
    switch self {
    case .error: "✗"
    case .warning: "▲"
    case .note: "●"
    }
  }
}

extension String {
  /// A message as a sentence of its own.
  var asSentence: String {
    guard let first else { return self }
    return "\(first.uppercased())\(dropFirst())\(last.map { ".!?:".contains($0) } ?? false ? "" : ".")"
  }
}
