import Linting

/// A judgement for people to read in a terminal.
struct TextReport {
  private let judgement: Judgement
  private let isFull: Bool
  private let paint: Paint

  init(_ judgement: Judgement, _ style: TextStyle) {
    self.judgement = judgement
    isFull = style.isFull
    paint = Paint(isOn: style.isColored)
  }

  var text: String {
    var blocks: [String] = []
    var oneLiners: [String] = []
    for finding in judgement.findings {
      if finding.severity == .error || isFull {
        blocks.append(whole(finding))
      } else {
        oneLiners.append(inOneLine(finding))
      }
    }
    if !oneLiners.isEmpty { blocks.append(oneLiners.joined(separator: "\n")) }
    blocks += judgement.failures.map(failed)
    if let first = thingsToDoFirst { blocks.append(first) }
    if !judgement.loosened.isEmpty { blocks.append(judgement.loosened.map(loosened).joined(separator: "\n")) }
    blocks.append(summary)
    return blocks.joined(separator: "\n\n") + "\n"
  }

  // MARK: Findings

  private func role(_ severity: Finding.Severity) -> Paint.Role {
    switch severity {
    case .error: .error
    case .warning: .warning
    case .note: .note
    }
  }

  private func whole(_ finding: Finding) -> String {
    let role = role(finding.severity)
    var lines = [
      paint(role, "\(finding.severity.rawValue)[\(finding.rule)]") + paint(.strong, ": \(finding.message)")
    ]
    let snippet = snippet(finding, role)
    let indent = String(repeating: " ", count: snippet?.gutter ?? 1)
    let path = finding.place.path.isEmpty ? "" : "  \(finding.place.path)"
    if !finding.place.file.isEmpty {
      lines.append(paint(.frame, "\(indent)-->") + " \(position(finding.place))\(path)")
    }
    lines += snippet?.lines ?? []
    let hidden = finding.related.filter { !isShown($0, beside: finding) }
    for related in hidden.prefix(isFull ? .max : 5) {
      lines.append(paint(.frame, "\(indent) =") + " see \(position(related.place)): \(related.message)")
    }
    for why in isFull ? finding.why[...] : finding.why.prefix(2) {
      lines.append(paint(.frame, "\(indent) =") + " why: \(why)")
    }
    if let remedy = finding.remedy {
      lines.append(paint(.frame, "\(indent) =") + paint(.help, " remedy: \(remedy)"))
    }
    let references =
      isFull && !finding.references.isEmpty ? " · \(finding.references.joined(separator: ", "))" : ""
    if !finding.guide.isEmpty || !references.isEmpty {
      let guide = finding.guide.joined(separator: ", ")
      lines.append(paint(.frame, "\(indent) =") + " guide: \(guide)\(references)")
    }
    return lines.joined(separator: "\n")
  }

  private func inOneLine(_ finding: Finding) -> String {
    let head = paint(role(finding.severity), "\(finding.severity.rawValue)[\(finding.rule)]")
    let remedy = finding.remedy.map { "; \($0)" } ?? ""
    return "\(head) \(position(finding.place)): \(finding.message)\(paint(.help, remedy))"
  }

  private func position(_ place: Place) -> String {
    "\(place.file):\(place.start.line):\(place.start.column)"
  }

  /// The finding's own place and those that belong to it and stand in the same file.
  private func snippet(_ finding: Finding, _ role: Paint.Role) -> Snippet? {
    guard let source = judgement.sources[finding.place.file], !source[finding.place.start.line].isEmpty else {
      return nil
    }
    let related = finding.related.filter { isShown($0, beside: finding) }
    let marks =
      [Snippet.Mark(place: finding.place, label: "", isPrimary: true)]
      + related.map { Snippet.Mark(place: $0.place, label: $0.message, isPrimary: false) }
    return Snippet(marks, in: source, paint: paint, role: role)
  }

  /// Places beside the finding's own are drawn while there are few of them.
  private func isShown(_ related: Finding.Related, beside finding: Finding) -> Bool {
    let isSame = related.place.start == finding.place.start
    guard related.place.file == finding.place.file, !isSame else { return false }
    return isFull || finding.related.count <= 3
  }

  private func failed(_ failure: Judgement.Failure) -> String {
    paint(.error, "failure[\(failure.rule)]")
      + paint(
        .strong,
        ": the rule could not be judged at \(failure.place.path.isEmpty ? "the manifest" : failure.place.path)"
      )
      + "\n  " + paint(.frame, "-->") + " \(position(failure.place))\n  " + paint(.frame, "=")
      + " \(failure.message)"
  }

  // MARK: The end

  private func loosened(_ loosened: Judgement.Loosened) -> String {
    let terms = "\(loosened.reason) (\(loosened.owner), until \(loosened.until))"
    let head = paint(.warning, loosened.isExpired ? "loosened no longer" : "loosened")
    return "\(head) by \(loosened.pack): \(loosened.id), \(loosened.change): \(terms)"
  }

  /// The gravest findings first, and of those the ones that answer most of the guide.
  private var thingsToDoFirst: String? {
    let errors = judgement.findings.filter { $0.severity == .error }
    guard errors.count > 3 else { return nil }
    let ranked = errors.enumerated().sorted { a, b in
      let (left, right) = (weight(a.element), weight(b.element))
      return left != right ? left > right : a.offset < b.offset
    }
    let steps = ranked.prefix(3).enumerated().map { number, item in
      let finding = item.element
      return
        "  \(number + 1). \(finding.remedy ?? finding.message) (\(position(finding.place)) \(finding.rule))"
    }
    return ([paint(.strong, "Begin here:")] + steps).joined(separator: "\n")
  }

  private func weight(_ finding: Finding) -> Int {
    // What the reader cannot see past comes first: a file that cannot be read, a level that is too low.
    if finding.rule == "yaml-syntax" || finding.rule == "below-floor" { return 100 }
    return finding.guide.count + finding.related.count
  }

  private var summary: String {
    let summary = judgement.summary
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
    line += " in \(plain(summary.documents, "document")) of \(plain(summary.files, "file"))"
    if summary.rulesRun > 0 { line += "; \(plain(summary.rulesRun, "rule")) run" }
    if summary.rulesSkipped > 0 {
      line += ", \(summary.rulesSkipped) of their questions skipped because of what could not be read"
    }
    if !summary.filesSkipped.isEmpty {
      line += "; \(plain(summary.filesSkipped.count, "file")) of another kind skipped"
    }
    if summary.foldersSkipped > 0 {
      line += "; \(plain(summary.foldersSkipped, "hidden folder")) not looked into"
    }
    if judgement.failures.count > 0 { line += "; \(plain(judgement.failures.count, "rule")) failed" }
    return line + levels
  }

  /// The level at which a single architecture was judged.
  private var levels: String {
    guard judgement.architectures.count == 1, let only = judgement.architectures.first else { return "" }
    return "; \(only.name) was judged at level \(only.effective)"
  }

  private func counted(_ count: Int, _ noun: String, _ role: Paint.Role) -> String {
    count == 0 ? plain(count, noun) : paint(role, plain(count, noun))
  }

  private func plain(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}
