package import Linting
import Markup
import Terminal

extension FindingFormats {
  /// The format for people at a terminal.
  package static let text = ReportFormat<Assessment>("text", "for people at a terminal") {
    TextReport($0, $1.style).text
  }
}

/// An assessment as text for a terminal: by file, errors with their source lines, other findings in one line
/// each, and at the end the next command.
struct TextReport {
  let assessment: Assessment
  let isFull: Bool
  let width: Int?
  let paint: Paint

  /// The most findings of one rule that are shown for a file; the others are counted.
  private static let shownOfEach = 3

  init(_ assessment: Assessment, _ style: TextStyle) {
    self.assessment = assessment
    isFull = style.isFull
    width = style.width
    paint = Paint(isOn: style.isColored)
  }

  var text: String {
    let files = byFile
    var blocks: [String] = []
    for file in files {
      if files.count > 1 { blocks.append(heading(file.name, file.findings)) }
      blocks += self.blocks(of: file.findings)
    }
    blocks += assessment.failures.map(failed)
    if let first = thingsToDoFirst { blocks.append(first) }
    blocks.append(([summary] + [next].compactMap(\.self)).joined(separator: "\n"))
    return blocks.joined(separator: "\n\n") + "\n"
  }

  // MARK: Files

  private var byFile: [(name: String, findings: [Finding])] {
    var files: [(name: String, findings: [Finding])] = []
    for finding in assessment.findings {
      if files.last?.name == finding.place.file {
        files[files.count - 1].findings.append(finding)
      } else {
        files.append((finding.place.file, [finding]))
      }
    }
    return files
  }

  private func heading(_ name: String, _ findings: [Finding]) -> String {
    let counts = Finding.Severity.allCases.reversed().compactMap { severity -> String? in
      let count = findings.count { $0.severity == severity }
      return count == 0 ? nil : counted(count, severity.rawValue, role(severity))
    }
    let name = name.isEmpty ? "the policy packs" : name.legible
    return paint(.strong, "──── \(name)") + " · \(counts.joined(separator: ", "))"
  }

  /// Errors in full, then the others in one line each; of each rule the first few, and the number of the
  /// rest.
  private func blocks(of findings: [Finding]) -> [String] {
    let folds = folds(findings)
    var reasons: Set<String> = []
    var blocks: [String] = []
    var oneLiners: [String] = []
    for (finding, fold) in zip(findings, folds) where fold != .hidden {
      let isWhole = finding.severity == .error || isFull || assessment.isNamed(finding.rule)
      var text = isWhole ? whole(finding, &reasons) : inOneLine(finding)
      if case .last(let lines) = fold {
        text +=
          "\n" + paint(.frame, "  and \(lines.count) more of the same") + at(lines)
          + "; --only \(finding.rule) shows them"
      }
      if isWhole { blocks.append(text) } else { oneLiners.append(text) }
    }
    if !oneLiners.isEmpty { blocks.append(oneLiners.joined(separator: "\n")) }
    return blocks
  }

  private enum Fold: Equatable {
    case shown, hidden
    /// The last finding of its rule that is shown, with the lines of the hidden ones.
    case last(hidden: [Int])
  }

  private func folds(_ findings: [Finding]) -> [Fold] {
    var folds = [Fold](repeating: .shown, count: findings.count)
    if isFull { return folds }
    let foldable = findings.indices.filter { !assessment.isNamed(findings[$0].rule) }
    let groups = Dictionary(grouping: foldable) { "\(findings[$0].rule) \(findings[$0].severity)" }
    // One more finding takes no more space than the line with the count.
    for indices in groups.values where indices.count > Self.shownOfEach + 1 {
      let hidden = indices.dropFirst(Self.shownOfEach)
      for index in hidden { folds[index] = .hidden }
      folds[indices[Self.shownOfEach - 1]] = .last(hidden: hidden.map { findings[$0].place.start.line })
    }
    return folds
  }

  private func at(_ lines: [Int]) -> String {
    let lines = Set(lines).sorted()
    let shown = lines.prefix(5).map(String.init).joined(separator: ", ")
    return ", at \(lines.count == 1 ? "line" : "lines") \(shown)\(lines.count > 5 ? " …" : "")"
  }

  private var hiddenCount: Int {
    if isFull { return 0 }
    let folded = byFile.reduce(0) { $0 + folds($1.findings).count { $0 == .hidden } }
    return folded
  }

  // MARK: Findings

  func role(_ severity: Finding.Severity) -> Paint.Role {
    switch severity {
    case .error: .error
    case .warning: .warning
    case .note: .note
    }
  }

  /// - Parameter reasons: The reasons that earlier findings of the file show. Without `--full`, only the first reason
  ///   of a finding is shown again.
  private func whole(_ finding: Finding, _ reasons: inout Set<String>) -> String {
    let role = role(finding.severity)
    let head = "\(finding.severity.rawValue)[\(finding.rule)]"
    let message = hanging(": \(finding.message.legible)", behind: head.count, by: 2)
    var lines = [paint(role, head) + paint(.strong, message)]
    let snippet = snippet(finding, role)
    let gutter = snippet?.gutter ?? 1
    let indent = String(repeating: " ", count: gutter)
    let path = finding.place.path.isEmpty ? "" : "  \(finding.place.path.legible)"
    if !finding.place.file.isEmpty {
      lines.append(paint(.frame, "\(indent)-->") + " \(position(finding.place))\(path)")
    }
    lines += snippet?.lines ?? []
    func add(_ text: String, _ role: Paint.Role? = nil) {
      let text = hanging(text, behind: gutter + 3, by: gutter + 5)
      lines.append(paint(.frame, "\(indent) =") + " " + (role.map { paint($0, text) } ?? text))
    }
    let hidden = finding.related.filter { !isShown($0, beside: finding) }
    for related in hidden.prefix(isFull ? .max : 5) {
      add("see \(position(related.place)): \(related.message.legible)")
    }
    if !isFull, hidden.count > 5 { add("and \((hidden.count - 5).counted("more place")); --full shows them") }
    for (index, why) in (isFull ? finding.why[...] : finding.why.prefix(2)).enumerated() {
      let isNew = reasons.insert(why).inserted
      if isFull || index == 0 || isNew { add("why: \(why.legible)") }
    }
    if let remedy = finding.remedy { add("remedy: \(remedy.legible)", .help) }
    let references =
      isFull && !finding.references.isEmpty ? " · \(finding.references.joined(separator: ", ").legible)" : ""
    if !finding.guide.isEmpty || !references.isEmpty {
      add("guide: \(finding.guide.joined(separator: ", ").legible)\(references)")
    }
    return lines.joined(separator: "\n")
  }

  /// A text, wrapped to the width with a hanging indent; one line if the width is unknown.
  private func hanging(_ text: String, behind lead: Int, by indent: Int) -> String {
    guard let width, width > indent + 20 else { return text }
    // The first line is shorter by the text before it.
    let lines = (String(repeating: "x", count: max(0, lead - indent)) + text).wrapped(to: width - indent)
    return lines.joined(separator: "\n" + String(repeating: " ", count: indent))
      .dropFirst(max(0, lead - indent)).description
  }

  private func inOneLine(_ finding: Finding) -> String {
    let head = "\(finding.severity.rawValue)[\(finding.rule)]"
    let remedy = finding.remedy.map { "; \($0.legible)" } ?? ""
    let text = " \(position(finding.place)): \(finding.message.legible)"
    let all = hanging(text + remedy, behind: head.count, by: 2)
    // The remedy is colored if it is not wrapped.
    return paint(role(finding.severity), head)
      + (!remedy.isEmpty && all.hasSuffix(remedy)
        ? String(all.dropLast(remedy.count)) + paint(.help, remedy) : all)
  }

  func position(_ place: Location) -> String {
    "\(place.file.legible):\(place.start.line):\(place.start.column)"
  }

  /// The location of the finding, and its related locations in the same file.
  private func snippet(_ finding: Finding, _ role: Paint.Role) -> Snippet? {
    guard let source = assessment.sources[finding.place.file], !source[finding.place.start.line].isEmpty
    else {
      return nil
    }
    let related = finding.related.filter { isShown($0, beside: finding) }
    let marks =
      [Snippet.Mark(finding.place, label: "", isPrimary: true)]
      + related.map { Snippet.Mark($0.place, label: $0.message, isPrimary: false) }
    return Snippet(marks, in: { source[$0] }, paint: paint, role: role, width: width)
  }

  /// Related locations are drawn if there are few.
  private func isShown(_ related: Finding.Related, beside finding: Finding) -> Bool {
    let isSame = related.place.start == finding.place.start
    guard related.place.file == finding.place.file, !isSame else { return false }
    return isFull || finding.related.count <= 3
  }

  private func failed(_ failure: Assessment.Failure) -> String {
    paint(.error, "failure[\(failure.rule)]")
      + paint(
        .strong,
        ": the rule could not be evaluated at \(failure.place.path.isEmpty ? "the manifest" : failure.place.path.legible)"
      )
      + "\n  " + paint(.frame, "-->") + " \(position(failure.place))\n  " + paint(.frame, "=")
      + " \(failure.message.legible)"
  }

  func counted(_ count: Int, _ noun: String, _ role: Paint.Role) -> String {
    count == 0 ? count.counted(noun) : paint(role, count.counted(noun))
  }

  // MARK: Next steps

  /// The first findings to fix, if there are many.
  private var thingsToDoFirst: String? {
    guard assessment.findings.count(where: { $0.severity == .error }) > 3 else { return nil }
    let steps = GapList(assessment).gaps.prefix(3).enumerated().map { number, gap in
      let finding = gap.finding
      let text =
        "\(number + 1). \(finding.wholeMessage.legible) (\(position(finding.place)) \(finding.rule))"
      return "  " + hanging(text, behind: 2, by: 5)
    }
    return ([paint(.strong, "Begin here:")] + steps).joined(separator: "\n")
  }

  /// The last line: the next commands.
  private var next: String? {
    let gaps = GapList(assessment).gaps
    guard let first = gaps.first else { return nil }
    var steps: [String] = []
    if assessment.hasRule(first.finding.rule) {
      steps.append("plumbline explain \(first.finding.rule)")
    }
    let hidden = hiddenCount
    if hidden > 0 { steps.append("--full shows \(hidden.counted("folded finding"))") }
    return steps.isEmpty ? nil : "next: " + steps.joined(separator: "; ")
  }
}

extension Snippet.Mark {
  fileprivate init(_ place: Location, label: String, isPrimary: Bool) {
    self.init(
      start: Snippet.Position(line: place.start.line, column: place.start.column),
      end: Snippet.Position(line: place.end.line, column: place.end.column), label: label,
      isPrimary: isPrimary)
  }
}
