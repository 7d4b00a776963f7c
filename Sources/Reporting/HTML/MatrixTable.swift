import Claims
import Linting
import Markup

/// The control matrix as a table. The color of a cell shows how far the achieved rung is below the required
/// rung.
struct MatrixTable {
  let matrix: ControlMatrix
  let ladders: [LadderDescription]

  static let key: Markup = """
    <ul class="key" aria-label="Legend"><li><span class="tag g">✓</span> sufficient</li>\
    <li><span class="tag w">◐</span> sufficient as declared; evidence missing</li>\
    <li><span class="tag e">✗</span> one rung below the required rung</li>\
    <li><span class="tag d">✗✗</span> two or more rungs below</li>\
    <li><span class="tag m">·</span> not required</li></ul>

    """

  var markup: Markup {
    Self.key
      + table(
        "Controls by part and control family", ["part"] + matrix.families.map(\.asWords),
        matrix.rows.map(row), class: "heat")
  }

  private func row(_ row: ControlMatrix.Row) -> Markup {
    let part = row.part
    let name: Markup =
      part.path.isEmpty
      ? "the system" : "<span class=\"sub\">\(part.kind)</span>\(part.id.shortened(to: 60))"
    let level: Markup = part.because == nil ? "" : "<span class=\"sub\">own level: \(part.level)</span>"
    let cells = zip(row.cells, ladders).map { cell, ladder in
      cell.map { self.cell($0, ladder, of: part) } ?? "<td class=\"x\"></td>"
    }
    return "<tr><th scope=\"row\">\(name)\(level)</th>\(cells)</tr>\n"
  }

  private func cell(_ cell: ControlMatrix.ControlStatus, _ ladder: LadderDescription, of part: AssessedPart)
    -> Markup
  {
    let short = ladder.rank(cell.required) - ladder.rank(cell.achieved)
    let achieved: Markup = cell.isStated ? "\(cell.achieved)" : "missing"
    let source: Markup =
      cell.isOwn || !cell.isStated || part.path.isEmpty ? "" : "<span class=\"sub\">system default</span>"
    let (name, sign): (Markup, Markup) =
      switch cell.adequacy {
      case .insufficient: short > 1 ? ("d", "✗✗") : ("e", "✗")
      case .unproven: ("w", "◐")
      case .sufficient: ("g", "✓")
      case .notRequired: ("m", "·")
      }
    let required: Markup = cell.required.map { "required: \($0)" } ?? ""
    let grade: Markup =
      cell.claim.map { "<span class=\"sub\">\($0.grade), \($0.status.rawValue)</span>" } ?? ""
    return
      "<td class=\"\(name)\"><b>\(sign) \(achieved)</b>\(required)\(source)\(grade)\(links(cell.findings))</td>"
  }

  private func links(_ findings: [Finding]) -> Markup {
    guard let first = findings.first else { return "" }
    let text = findings.count == 1 ? "see the gap" : "see \(findings.count) gaps"
    return "<span class=\"sub\"><a href=\"#\(first.anchor)\">\(text)</a></span>"
  }
}

extension String {
  /// A camel-case name as words: `incidentResponse` is incident response.
  var asWords: String {
    reduce(into: "") { text, letter in
      if letter.isUppercase { text += " " }
      text += letter.lowercased()
    }
  }
}

extension Finding {
  /// The id of the finding on a page.
  var anchor: String { "f-\(fingerprint.split(separator: "#").joined(separator: "-"))" }
}
