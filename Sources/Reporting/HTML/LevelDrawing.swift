import Linting
import Markup

/// The levels as steps, with marks at the declared level and the level in effect.
struct LevelDrawing {
  let levels: [String]
  let architecture: AssessedArchitecture

  var markup: Markup {
    let width = 118
    let effective = levels.firstIndex { $0 == architecture.effective } ?? 0
    let declared = architecture.declared.flatMap { name in levels.firstIndex { $0 == name } }
    let steps = levels.enumerated().map { index, level -> Markup in
      let isUp = index > (declared ?? effective) && index <= effective
      let name: Markup = isUp ? "step up" : index <= effective ? "step on" : "step"
      let text: Markup = index <= effective ? "inv" : "q"
      return """
        <rect class="\(name)" x="\(index * width)" y="26" width="\(width - 4)" height="32" rx="3"/>\
        <text class="\(text)" x="\(index * width + (width - 4) / 2)" y="47" font-size="14" text-anchor="middle">\(level.shortened(to: 14))</text>
        """
    }
    let marks =
      [mark("in effect", at: effective, y: 74)] + (declared.map { [mark("declared", at: $0, y: 16)] } ?? [])
    return """
      <figure class="ladder"><svg viewBox="0 0 \(levels.count * width) 84" role="img" aria-label="\(label)">\
      \(steps)\(marks)</svg></figure>

      """
  }

  private func mark(_ text: String, at level: Int, y: Int) -> Markup {
    "<text class=\"q\" x=\"\(level * 118 + 57)\" y=\"\(y)\" font-size=\"13\" text-anchor=\"middle\">\(y < 40 ? "▾" : "▴") \(text)</text>"
  }

  private var label: String {
    "Levels from \(levels.first ?? "") to \(levels.last ?? ""): declared: \(architecture.declared ?? "none"), in effect: \(architecture.effective)."
  }
}
