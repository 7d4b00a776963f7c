import Claims
import Linting
import Markup
import Schema

/// The part of the report about one architecture.
struct ArchitectureArticle {
  let group: FindingGroup
  let assessment: Assessment
  /// The prefix of the ids of this article, unique on the page.
  let prefix: String

  private var gaps: [Gap] { GapList(group, in: assessment).gaps }

  var markup: Markup {
    let result = OverallResult(group)
    return """
      <article id="\(prefix)" aria-labelledby="\(prefix)-h">
      <p class="eyebrow">\(group.architecture == nil ? "Not an architecture" : "Architecture")</p>
      <h2 id="\(prefix)-h">\(group.name.shortened(to: 160))</h2>
      \(group.architecture?.stated.summary.map(summary) ?? "")\
      <p class="verdict \(result.status.name)">\(result.status.sign) \(result.sentence)</p>
      \(group.failures.map(failure))\
      \(group.architecture.map(sections) ?? gapSection)\
      </article>

      """
  }

  /// The table of contents of a page with this article only.
  var contents: [(id: String, title: String)] {
    guard group.architecture != nil else { return [] }
    return [
      ("\(prefix)-level", "Level"), ("\(prefix)-drawing", "Diagram"), ("\(prefix)-controls", "Controls"),
      ("\(prefix)-gaps", "Gaps"), ("\(prefix)-capabilities", "Capabilities"),
      ("\(prefix)-questions", "Selection questions"), ("\(prefix)-evaluation", "Evaluation"),
      ("\(prefix)-decision", "Decision"), ("\(prefix)-deadlines", "Deadlines"),
      ("\(prefix)-frameworks", "Frameworks"),
    ]
  }

  private func summary(_ text: String) -> Markup { "<p class=\"summary\">\(text.asSentence)</p>\n" }

  private func failure(_ failure: Assessment.Failure) -> Markup {
    "<p><span class=\"tag e\">✗ could not be evaluated</span> <code>\(failure.rule)</code> at <code>\(failure.place.position)</code>: \(prose: failure.message)</p>\n"
  }

  private var gapSection: Markup {
    section(
      "\(prefix)-gaps", "Gaps, in order of priority", GapItems(gaps: gaps, location: group.location).markup)
  }

  private func sections(_ architecture: AssessedArchitecture) -> Markup {
    let stated = architecture.stated
    let matrix = ControlMatrix(architecture, findings: group.findings, ladders: assessment.ladders)
    let drawing = ArchitectureDrawing(architecture, findings: group.findings)?.markup
    let capabilities = architecture.claims.filter { $0.kind == .capability }
    let others = architecture.claims.filter { $0.kind != .capability && $0.required != nil }
    let shown: Markup =
      (capabilities.isEmpty
        ? "<p>No component declares a capability.</p>"
        : ClaimsTable(claims: capabilities).markup("Capabilities and their grades"))
      + (others.isEmpty
        ? ""
        : "<h4>Other claims that require evidence</h4>" + ClaimsTable(claims: others).markup("Other claims"))
    var parts = facts(architecture)
    parts += section("\(prefix)-level", "Level, and the facts that set it", level(architecture))
    parts += section(
      "\(prefix)-drawing", "Diagram of the architecture",
      drawing ?? "<p>The manifest declares no component.</p>")
    parts += section(
      "\(prefix)-controls", "Controls: achieved rung, required rung, evidence",
      MatrixTable(matrix: matrix, ladders: assessment.ladders).markup)
    parts += gapSection
    parts += section("\(prefix)-capabilities", "Capabilities and their evidence", shown)
    parts += section(
      "\(prefix)-questions", "The nine selection questions",
      SelectionQuestionsTable(answers: stated.answers, findings: gaps.map(\.finding)).markup)
    parts += stated.sections.map(described).reduce("", +)
    parts += section(
      "\(prefix)-evaluation", "Evaluation", EvaluationTables(evaluation: stated.evaluation).markup)
    parts += section(
      "\(prefix)-decision", "Decision and review",
      DecisionSection(architecture: architecture, today: assessment.today).markup)
    parts += section(
      "\(prefix)-deadlines", "Expired, or expires within \(Deadline.horizon) days", deadlines(architecture))
    parts += section(
      "\(prefix)-frameworks", "Gaps by framework",
      FrameworksTable(findings: gaps.map(\.finding), frameworks: assessment.frameworks).markup)
    return parts
  }

  /// A section of the manifest without a layout of its own.
  private func described(_ part: SectionSummary) -> Markup {
    let rows = part.rows.map { row -> Markup in
      "<dt>\(row.route.isDocument ? part.name : row.route.text)</dt><dd>\(row.value)</dd>\n"
    }
    return section(
      "\(prefix)-section-\(part.name)", part.name.asWords,
      "<p>\(prose: part.doc)</p><dl class=\"record\">\(rows)</dl>")
  }

  private func facts(_ architecture: AssessedArchitecture) -> Markup {
    let stated = architecture.stated
    let facts: [(String, String?)] = [
      ("Owner", stated.owner), ("Level in effect", architecture.effective), ("Job", stated.job),
      ("Execution unit", stated.unit), ("Autonomy", stated.autonomy), ("Deployment", stated.mode),
      ("Tenancy", stated.tenancy),
      ("Data", stated.data.isEmpty ? nil : stated.data.joined(separator: ", ")),
    ]
    let items = facts.map { name, value -> Markup in
      "<div><dt>\(name)</dt><dd>\(value?.shortened(to: 160) ?? "not stated")</dd></div>"
    }
    let file: Markup =
      "<div class=\"wide\"><dt>Manifest</dt><dd><code>\("\(group.location)".shortened(to: 160))</code></dd></div>"
    return "<dl class=\"facts\">\(items)\(file)</dl>\n"
  }

  private func level(_ architecture: AssessedArchitecture) -> Markup {
    let drawing = LevelDrawing(levels: assessment.levels, architecture: architecture).markup
    let rationale: Markup =
      architecture.stated.rationale.map { "<p>Rationale: \($0.asSentence)</p>" } ?? ""
    guard !architecture.raisedBy.isEmpty else {
      return drawing + rationale + "<p>No fact in the manifest sets a floor.</p>"
    }
    let deciding = architecture.raisedBy.filter { $0.level == architecture.effective }
    let others = architecture.raisedBy.filter { $0.level != architecture.effective }
    func item(_ reason: LevelReason) -> Markup {
      "\(prose: reason.text.shortened(to: 200)): <span class=\"quiet\">at least \(reason.level), \(reason.place.where(in: group.location))</span>"
    }
    let first: Markup =
      deciding.isEmpty
      ? "" : "<h4>Facts that set level \(architecture.effective)</h4>" + list(deciding.map(item))
    let rest: Markup =
      others.isEmpty
      ? ""
      : "<h4>Facts that set a lower floor</h4><div class=\"small\">" + list(others.map(item)) + "</div>"
    return drawing + rationale + first + rest
  }

  private func deadlines(_ architecture: AssessedArchitecture) -> Markup {
    let deadlines = Deadline.all(in: architecture, of: assessment)
    guard !deadlines.isEmpty else { return "<p>None.</p>" }
    return table(
      "Deadlines", ["date", "event", "due"],
      deadlines.map { deadline in
        let tag: Markup = deadline.days < 0 ? "e" : "w"
        let sign: Markup = deadline.days < 0 ? "✗" : "▲"
        return row([
          "\(deadline.day.description)", "\(deadline.what)",
          "<span class=\"tag \(tag)\">\(sign) \(deadline.distance)</span>",
        ])
      })
  }
}

extension OverallResult.Status {
  /// The CSS class of the status.
  var name: Markup {
    switch self {
    case .clean: "clean"
    case .notes: "remarks"
    case .warnings: "warnings"
    case .errors: "gaps"
    case .incomplete: "incomplete"
    }
  }

  var sign: Markup {
    switch self {
    case .clean: "✓"
    case .notes: "●"
    case .warnings: "▲"
    case .errors, .incomplete: "✗"
    }
  }
}

extension Location {
  /// The line, with the file if it is another file than that of a document.
  func `where`(in location: DocumentLocation) -> String {
    file == location.file ? "line \(start.line)" : position.shortened(to: 160)
  }
}
