import Linting
import Markup

/// The new, resolved and unchanged findings since an earlier run.
struct TrendSection {
  let comparison: GapComparison

  private static let shown = 50

  var markup: Markup {
    let tiles: [(Int, String)] = [
      (comparison.new.count, "new"), (comparison.resolved.count, "resolved"),
      (comparison.unchanged, "unchanged"),
    ]
    let items = tiles.map { count, name -> Markup in
      "<li class=\"tile\"><b>\(count)</b><span>\(name)</span></li>"
    }
    var body: Markup = "<ul class=\"tiles\">\(items)</ul>\n"
    body += lines(
      "New",
      comparison.new.mostSevereFirst.map { ("\($0.severity.rawValue) \($0.rule)", $0.message, $0.position) })
    body += lines("Resolved", comparison.resolved.map { ($0.rule, $0.message, $0.file) })
    return section("trend", "Changes since \(comparison.earlier)", body)
  }

  private func lines(_ title: String, _ lines: [(rule: String, message: String, place: String)]) -> Markup {
    guard !lines.isEmpty else { return "" }
    let rest = lines.count - Self.shown
    return "<h4>\(title)</h4>"
      + table(
        title, ["rule", "finding", "location"],
        lines.prefix(Self.shown).map { line in
          row([
            "\(line.rule)", "\(prose: line.message.shortened(to: 240).asSentence)",
            "<code>\(line.place.shortened(to: 120))</code>",
          ])
        }) + (rest > 0 ? "<p>and \(rest) more</p>" : "")
  }
}
