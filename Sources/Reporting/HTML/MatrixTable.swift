import Claims
import Linting
import Markup

/// The control matrix as a table whose cells are coloured by how far what there is falls short of what is required.
struct MatrixTable {
  let matrix: ControlMatrix
  let ladders: [LadderDescription]

  static let key: Markup = """
    <ul class="key" aria-label="How to read it"><li><span class="tag g">✓</span> as strong as required</li>\
    <li><span class="tag w">◐</span> strong enough by its word, not shown</li>\
    <li><span class="tag e">✗</span> one rung short</li><li><span class="tag d">✗✗</span> two or more short</li>\
    <li><span class="tag m">·</span> nothing is required</li></ul>

    """

  var markup: Markup {
    Self.key
      + table(
        "Controls: parts by families", ["part"] + matrix.families.map(\.asWords), matrix.rows.map(row),
        class: "heat")
  }

  private func row(_ row: ControlMatrix.Row) -> Markup {
    let part = row.part
    let name: Markup =
      part.path.isEmpty
      ? "the system" : "<span class=\"sub\">\(part.kind)</span>\(part.id.shortened(to: 60))"
    let level: Markup = part.because == nil ? "" : "<span class=\"sub\">level \(part.level) of its own</span>"
    let cells = zip(row.cells, ladders).map { cell, ladder in
      cell.map { self.cell($0, ladder, of: part) } ?? "<td class=\"x\"></td>"
    }
    return "<tr><th scope=\"row\">\(name)\(level)</th>\(cells)</tr>\n"
  }

  private func cell(_ cell: ControlMatrix.ControlStatus, _ ladder: LadderDescription, of part: AssessedPart)
    -> Markup
  {
    let short = ladder.rank(cell.needed) - ladder.rank(cell.held)
    let held: Markup = cell.isStated ? "\(cell.held)" : "none stated"
    let source: Markup =
      cell.isOwn || !cell.isStated || part.path.isEmpty ? "" : "<span class=\"sub\">the system’s</span>"
    let (name, sign): (Markup, Markup) =
      switch cell.adequacy {
      case .insufficient: short > 1 ? ("d", "✗✗") : ("e", "✗")
      case .unproven: ("w", "◐")
      case .sufficient: ("g", "✓")
      case .notRequired: ("m", "·")
      }
    let needed: Markup =
      cell.adequacy == .insufficient ? "needs \(cell.needed ?? "")" : cell.needed.map { "asked: \($0)" } ?? ""
    let worth: Markup =
      cell.claim.map { "<span class=\"sub\">\($0.grade), \($0.status.rawValue)</span>" } ?? ""
    return
      "<td class=\"\(name)\"><b>\(sign) \(held)</b>\(needed)\(source)\(worth)\(links(cell.findings))</td>"
  }

  private func links(_ findings: [Finding]) -> Markup {
    guard let first = findings.first else { return "" }
    let text = findings.count == 1 ? "see the gap" : "see \(findings.count) gaps"
    return "<span class=\"sub\"><a href=\"#\(first.anchor)\">\(text)</a></span>"
  }
}

extension String {
  /// `incidentResponse` as it is said: incident response.
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
