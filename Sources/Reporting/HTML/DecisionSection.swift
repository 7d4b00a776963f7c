import Linting
import Shapes

/// The architecture decision record, and the days that matter to it on a line.
struct DecisionSection {
  let architecture: JudgedArchitecture
  let today: CalendarDay

  var markup: Markup {
    let decision = architecture.portrait.decision
    let entries: [(String, Markup)] = [
      ("Status", text(decision.status)), ("Context", text(decision.context)),
      ("Decision", text(decision.decision)),
      ("Alternatives", alternatives(decision.alternatives)),
      ("Assumptions", list(decision.assumptions.map { "\($0)" })),
      ("Risks", list(decision.risks.map { "\($0)" })), ("Sources", list(decision.sources.map { "\($0)" })),
      ("Migration", text(decision.migration)), ("Exit", text(decision.exit)),
      ("Review", text(decision.reviewBy.map { "by \($0)" })),
    ]
    let lines = entries.filter { !$0.1.text.isEmpty }.map { name, content -> Markup in
      "<dt>\(name)</dt><dd>\(content)</dd>\n"
    }
    let record: Markup = lines.isEmpty ? "<p>Nothing is recorded.</p>" : "<dl class=\"record\">\(lines)</dl>"
    return timeline + record
  }

  private func text(_ text: String?) -> Markup { text.map { "\($0)" } ?? "" }

  private func alternatives(_ alternatives: [Decided.Alternative]) -> Markup {
    list(
      alternatives.map { alternative in
        let product: Markup =
          alternative.product.map { $0.isEmpty || $0 == alternative.option ? "" : " (\($0))" } ?? ""
        let against: Markup = alternative.insteadOf.map { " instead of \($0)" } ?? ""
        let deciding: Markup = alternative.deciding.map { ", decided by \($0)" } ?? ""
        return
          "\(alternative.option)\(product)\(against)\(deciding)\(alternative.rejected.map { ": \($0)" } ?? "")"
      })
  }

  // MARK: The line of time

  private struct Mark {
    let day: CalendarDay
    let text: String
    let kind: NamedDay.Kind
  }

  /// Evidence of one day is one mark.
  private var marks: [Mark] {
    var marks: [Mark] = []
    for date in architecture.portrait.dates {
      if let last = marks.last, last.day == date.day, last.kind == date.kind, date.kind != .review {
        let count = architecture.portrait.dates.count { $0.day == date.day && $0.kind == date.kind }
        marks[marks.count - 1] = Mark(day: date.day, text: "\(count) entries", kind: date.kind)
      } else {
        let word = date.kind == .review ? "review" : date.what
        marks.append(Mark(day: date.day, text: word, kind: date.kind))
      }
    }
    return marks
  }

  private var timeline: Markup {
    let marks = marks
    guard !marks.isEmpty else { return "" }
    // A day that somebody mistyped by a century does not push the others together.
    let reach = 3 * 365
    let near = marks.map(\.day.daysSinceEpoch).filter { abs($0 - today.daysSinceEpoch) <= reach }
    let first = (near + [today.daysSinceEpoch]).min() ?? 0
    let last = max((near + [today.daysSinceEpoch]).max() ?? 1, first + 30)
    func x(_ day: CalendarDay) -> Int {
      40 + (min(max(day.daysSinceEpoch, first), last) - first) * 820 / (last - first)
    }
    var rows: [Int] = []
    let drawn = marks.sorted { $0.day < $1.day }.map { mark -> Markup in
      let at = x(mark.day)
      let label = "\(mark.day) \(mark.text)".cut(34)
      let width = label.columns * 7 + 14
      let start = min(max(at - 4, 4), 896 - width)
      // The first line that is free there.
      let line = rows.firstIndex { $0 <= start } ?? rows.count
      if line == rows.count { rows.append(0) }
      rows[line] = start + width
      let y = 62 + line * 17
      return """
        <circle class="\(tag(mark))" cx="\(at)" cy="36" r="6"/><path class="lane" d="M\(at) 43V\(y - 10)"/>\
        <text x="\(start)" y="\(y)" font-size="12">\(label)</text>

        """
    }
    let height = 74 + max(0, rows.count - 1) * 17
    let now = x(today)
    let spoken = marks.map { "\($0.day) \($0.text)" }.joined(separator: ", ").shortened(to: 1_000)
    return """
      <figure><div class="scroll timeline" role="region" aria-label="Time line" tabindex="0">\
      <svg viewBox="0 0 900 \(height)" role="img" aria-label="\("Time line: today is \(today); \(spoken)")">\
      <path class="axis" d="M30 36H870"/><path class="now" d="M\(now) 20V48"/>\
      <text x="\(min(max(now, 50), 850))" y="14" font-size="12" font-weight="600" text-anchor="middle">today \(today.description)</text>
      \(drawn)</svg></div><figcaption>Red has passed and should not have, amber comes within \(Deadline.horizon) days, blue is ahead, \
      grey is when evidence was made.</figcaption></figure>

      """
  }

  private func tag(_ mark: Mark) -> Markup {
    if mark.kind == .produced { return "past" }
    let days = mark.day.daysSinceEpoch - today.daysSinceEpoch
    return days < 0 ? "late" : days <= Deadline.horizon ? "soon" : "calm"
  }
}
