import Linting
import Markup
import Terminal

/// A diagram of an architecture: components by layer, effects and boundaries, externals. Parts with gaps are
/// marked by color, outline and number.
struct ArchitectureDrawing {
  private let layout: DrawingLayout
  private let name: String

  /// `nil` if the architecture has no component.
  init?(_ architecture: AssessedArchitecture, findings: [Finding]) {
    guard let layout = DrawingLayout(architecture, findings: findings) else { return nil }
    self.layout = layout
    name = architecture.name
  }

  var markup: Markup {
    let ours = layout.ours
    return """
      <figure><div class="scroll drawing" role="region" aria-label="Diagram of the architecture" tabindex="0">\
      <svg viewBox="0 0 \(DrawingLayout.width) \(layout.height)" role="img" aria-label="\(description)">\
      <defs><marker id="\(layout.tip)" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">\
      <path class="tip" d="M0 0L8 4L0 8z"/></marker></defs>
      <rect class="ours" x="\(ours.x)" y="\(ours.y)" width="\(ours.width)" height="\(ours.height)" rx="10"/>\
      <text class="q" x="\(ours.x + 12)" y="\(ours.y - 7)" font-size="12">inside the trust boundary of \(name.cut(36))</text>
      \(layout.headings.map(heading))\
      \(layout.lanes.map(lane))\
      \(layout.edges.map(edge))\
      \(layout.nodes.map(node))</svg></div>
      <figcaption>Solid lines are effects; dashed lines are boundaries. A number on red or amber is the number of gaps \
      of a part.</figcaption></figure>

      """
  }

  private var description: String {
    let parts = layout.nodes.map { node in
      node.gaps > 0 ? "\(node.title) (\(node.gaps.counted("gap")))" : node.title
    }
    return "Diagram of \(name.cut(60)): \(parts.joined(separator: ", ").shortened(to: 1_500))"
  }

  private func heading(_ heading: DrawingLayout.Heading) -> Markup {
    "<text class=\"q\" x=\"\(heading.x)\" y=\"\(heading.y)\" font-size=\"12\" font-weight=\"600\">\(heading.text)</text>\n"
  }

  private func lane(_ lane: DrawingLayout.Lane) -> Markup {
    let words = lane.name.split(separator: "-").map(String.init)
    let lines = words.enumerated().map { index, word -> Markup in
      let y = lane.y + lane.height / 2 + 4 + (2 * index - words.count + 1) * 7
      return
        "<text class=\"q\" x=\"24\" y=\"\(y)\" font-size=\"12\">\(word.cut(14))\(index + 1 < words.count ? "-" : "")</text>"
    }
    return """
      \(lines)<path class="lane" d="M24 \(lane.y + lane.height + 6)H\(DrawingLayout.componentEnd)"/>

      """
  }

  private func edge(_ edge: DrawingLayout.Edge) -> Markup {
    let bend = max(28, abs(edge.to.x - edge.from.x) / 2)
    let (out, into) = (edge.from.x + edge.leaves * bend, edge.to.x - edge.enters * bend)
    let name: Markup = edge.isBoundary ? "edge cross" : "edge"
    let tip: Markup = edge.hasTip ? " marker-end=\"url(#\(layout.tip))\"" : ""
    return """
      <path class="\(name)" d="M\(edge.from.x) \(edge.from.y)C\(out) \(edge.from.y) \(into) \(edge.to.y) \(edge.to.x) \(edge.to.y)"\(tip)/>

      """
  }

  private func node(_ node: DrawingLayout.Node) -> Markup {
    let state: Markup = node.errors > 0 ? "box bad" : node.gaps > 0 ? "box warn" : "box"
    let round = node.outline == .pill ? node.height / 2 : node.outline == .square ? 0 : 6
    let texts = node.lines.enumerated().map { index, line -> Markup in
      let y = node.y + node.height / 2 + 4 + (2 * index - node.lines.count + 1) * 8
      let limit = (node.width - (node.outline == .pill ? 34 : 22)) * 10 / (index == 0 ? 74 : 62)
      return index == 0
        ? "<text x=\"\(node.textX)\" y=\"\(y)\" font-size=\"13\" font-weight=\"600\">\(line.cut(limit))</text>"
        : "<text class=\"q\" x=\"\(node.textX)\" y=\"\(y)\" font-size=\"11\">\(line.cut(limit))</text>"
    }
    return """
      <g><title>\(node.lines.map { $0.shortened(to: 120) }.joined(separator: ", "))</title>\
      <rect class="\(state)" x="\(node.x)" y="\(node.y)" width="\(node.width)" height="\(node.height)" rx="\(round)"/>\
      \(texts)\(badge(node))</g>

      """
  }

  private func badge(_ node: DrawingLayout.Node) -> Markup {
    guard node.gaps > 0 else { return "" }
    let (x, y) = (node.x + node.width - 4, node.y + 2)
    let name: Markup = node.errors > 0 ? "badge" : "badge warn"
    return """
      <circle class="\(name)" cx="\(x)" cy="\(y)" r="10"/>\
      <text class="badge-t" x="\(x)" y="\(y + 4)" font-size="11" text-anchor="middle">\(min(node.gaps, 99))</text>
      """
  }
}

extension String {
  /// The text, cut to a number of columns, with an ellipsis if it was cut.
  func cut(_ limit: Int) -> String {
    let text = visible
    guard text.columns > limit else { return text }
    var kept = ""
    var width = 0
    for scalar in text.unicodeScalars {
      width += scalar.columns
      if width >= limit { break }
      kept.unicodeScalars.append(scalar)
    }
    return kept + "…"
  }
}
