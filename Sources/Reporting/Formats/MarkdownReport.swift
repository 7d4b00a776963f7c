import Linting
import Markup

extension FindingFormats {
  static let markdown = ReportFormat<Assessment>(
    "markdown", "the control gap report, for a comment on a pull request", showsArchitectures: true
  ) {
    MarkdownReport($0, since: $1.comparison).text
  }
}

/// The control gap report as Markdown, short enough for a comment; omitted gaps are counted.
struct MarkdownReport {
  /// The length limit; GitHub accepts 65,536 characters in a comment.
  static let limit = 65_000

  private let assessment: Assessment
  private let comparison: GapComparison?
  private let groups: [FindingGroup]

  init(_ assessment: Assessment, since comparison: GapComparison?) {
    self.assessment = assessment
    self.comparison = comparison
    groups = assessment.findingGroups
  }

  var text: String {
    for gaps in [Int.max, 50, 20, 10, 5, 3, 1, 0] {
      let text = text(gaps: gaps, sections: groups.count)
      if text.utf16.count < Self.limit { return text }
    }
    var sections = groups.count / 2
    while sections > 0 {
      let text = text(gaps: 0, sections: sections)
      if text.utf16.count < Self.limit { return text }
      sections /= 2
    }
    return text(gaps: 0, sections: 0)
  }

  /// - Parameters:
  ///   - gaps: the most gaps to show for an architecture.
  ///   - sections: the number of architectures to show; if not all, the ones with the most errors.
  private func text(gaps: Int, sections: Int) -> String {
    let shown = sections == groups.count ? groups : Array(groups.worstFirst.prefix(sections))
    var blocks = [head]
    if let comparison { blocks.append(trend(comparison)) }
    if groups.count > 1 { blocks.append(index(shown)) }
    blocks += shown.map { section($0, gaps: gaps) }
    if shown.count < groups.count {
      blocks.append("\((groups.count - shown.count).counted("more architecture")) did not fit the size limit")
    }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private var head: String {
    let summary = assessment.summary
    var lines = [
      "# Control gaps",
      "",
      "**\(summary.errors.counted("error")), \(summary.warnings.counted("warning")), \(summary.notes.counted("note"))** in \(assessment.architectures.count.counted("architecture")), checked for \(assessment.today) with \(assessment.packs.map { "\($0.name) \($0.version)".escapedForMarkdown }.joined(separator: ", ")).",
    ]
    for unread in assessment.unread {
      lines += [
        "", "> **Could not be read:** \(unread.path.asMarkdownCode) \(unread.reason.proseForMarkdown)",
      ]
    }
    for loosened in assessment.loosened {
      lines += [
        "",
        "> **\(loosened.isExpired ? "Expired loosening" : "Loosened")** by \(loosened.pack.escapedForMarkdown): \(loosened.id.asMarkdownCode), \(loosened.change.proseForMarkdown): \(loosened.reason.escapedForMarkdown) (\(loosened.owner.escapedForMarkdown), until \(loosened.until))",
      ]
    }
    return lines.joined(separator: "\n")
  }

  private func trend(_ comparison: GapComparison) -> String {
    "**Since \(comparison.earlier):** \(comparison.new.count) new, \(comparison.resolved.count) resolved, \(comparison.unchanged) unchanged."
  }

  private func index(_ groups: [FindingGroup]) -> String {
    let rows = groups.map { group in
      let counts = Finding.Severity.allCases.reversed().map { severity in
        String(group.findings.count { $0.severity == severity })
      }
      return
        "| \(group.name.asMarkdownCell) | \(group.architecture?.effective ?? "–") | \(counts.joined(separator: " | ")) |"
    }
    return
      (["| Architecture | Level | Errors | Warnings | Notes |", "| --- | --- | ---: | ---: | ---: |"] + rows)
      .joined(separator: "\n")
  }

  // MARK: One architecture

  private func section(_ group: FindingGroup, gaps limit: Int) -> String {
    var blocks = [
      "## \(group.name.shortened(to: 200).escapedForMarkdown)",
      OverallResult(group).sentence.escapedForMarkdown,
    ]
    if let architecture = group.architecture {
      let raised = architecture.raisedBy.filter { $0.level == architecture.effective }.prefix(5)
      if architecture.declared != architecture.effective, !raised.isEmpty {
        blocks.append(
          "Declared level: \(architecture.declared ?? "none"). "
            + "Level in effect: **\(architecture.effective)**, set by these facts (at most 5 are listed):\n\n"
            + raised.map { "- \($0.text.proseForMarkdown)" }.joined(separator: "\n"))
      }
      let matrix = ControlMatrix(architecture, findings: group.findings, ladders: assessment.ladders)
      if !matrix.rows.isEmpty, limit > 0 { blocks.append(table(matrix)) }
    }
    let list = GapList(group, in: assessment).gaps
    let shown = list.prefix(limit)
    if !shown.isEmpty {
      blocks.append("### Gaps, in order of priority")
      blocks.append(shown.enumerated().map { item($0.offset + 1, $0.element) }.joined(separator: "\n"))
    }
    if shown.count < list.count {
      blocks.append(
        "\((list.count - shown.count).counted("more gap")) omitted because of the size limit; "
          + "`--format html` shows all")
    }
    blocks += group.failures.map {
      "**Could not be evaluated:** \($0.rule.asMarkdownCode) at \($0.place.position.asMarkdownCode): \($0.message.proseForMarkdown)"
    }
    if let architecture = group.architecture, limit > 0 {
      let deadlines = Deadline.all(in: architecture, of: assessment)
      if !deadlines.isEmpty {
        blocks.append("### Expired, or expires within \(Deadline.horizon) days")
        blocks.append(
          deadlines.map { "- \($0.day) (\($0.distance)): \($0.what.escapedForMarkdown)" }.joined(
            separator: "\n"))
      }
    }
    return blocks.joined(separator: "\n\n")
  }

  private func item(_ number: Int, _ gap: Gap) -> String {
    let finding = gap.finding
    var lines = [
      "\(number). **\(finding.severity.rawValue)** \(finding.rule.asMarkdownCode) \(finding.message.proseForMarkdown) <!-- \(finding.fingerprint) -->"
    ]
    if let remedy = finding.remedy { lines.append("   **Remedy:** \(remedy.proseForMarkdown)") }
    if let step = gap.step, let next = step.next {
      lines.append(
        "   **Rungs:** \(step.achieved.asMarkdownCode) → \(next.asMarkdownCode) → \(step.required.asMarkdownCode)"
      )
    }
    let owner = gap.owner.map { ", \($0.escapedForMarkdown)" } ?? ""
    let guide = finding.guide.isEmpty ? "" : ", \(finding.guide.joined(separator: " ").proseForMarkdown)"
    lines.append("   \(finding.position.asMarkdownCode)\(owner)\(guide)")
    return lines.joined(separator: "  \n")
  }

  private func table(_ matrix: ControlMatrix) -> String {
    let header = ["Part"] + matrix.families
    let rows = matrix.rows.map { row in
      let name = row.part.path.isEmpty ? "system" : "\(row.part.kind) \(row.part.id)"
      return [name.asMarkdownCell] + row.cells.map { $0.map(cell) ?? "" }
    }
    return ([header, header.map { _ in "---" }] + rows).map { "| \($0.joined(separator: " | ")) |" }
      .joined(separator: "\n")
  }

  private func cell(_ cell: ControlMatrix.ControlStatus) -> String {
    let achieved = cell.isStated ? cell.achieved : "missing"
    switch cell.adequacy {
    case .insufficient: return "✗ \(achieved) < **\(cell.required ?? "")**"
    case .unproven: return "◐ \(achieved), \(cell.claim?.grade ?? "")"
    case .sufficient: return "✓ \(achieved)"
    case .notRequired: return "· \(achieved)"
    }
  }
}

extension [FindingGroup] {
  /// The groups by descending number of errors, then of warnings.
  var worstFirst: [FindingGroup] {
    func weight(_ group: FindingGroup) -> [Int] {
      [
        group.findings.count { $0.severity == .error }, group.findings.count { $0.severity == .warning },
        group.findings.count,
      ]
    }
    return enumerated().map { (group: $0.element, weight: weight($0.element), offset: $0.offset) }
      .sorted { a, b in
        a.weight != b.weight ? b.weight.lexicographicallyPrecedes(a.weight) : a.offset < b.offset
      }.map(\.group)
  }
}
