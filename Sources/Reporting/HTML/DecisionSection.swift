import Linting
import Markup
import Schema

/// The architecture decision record, and a timeline of its dates.
struct DecisionSection {
  let architecture: AssessedArchitecture
  let today: CalendarDay

  var markup: Markup {
    let decision = architecture.stated.decision
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
    let record: Markup =
      lines.isEmpty ? "<p>The manifest records no decision.</p>" : "<dl class=\"record\">\(lines)</dl>"
    return timeline + record
  }

  private func text(_ text: String?) -> Markup { text.map { "\($0)" } ?? "" }

  private func alternatives(_ alternatives: [DecisionSummary.Alternative]) -> Markup {
    list(
      alternatives.map { alternative in
        let product: Markup =
          alternative.product.map { $0.isEmpty || $0 == alternative.option ? "" : " (\($0))" } ?? ""
        let against: Markup = alternative.insteadOf.map { " instead of \($0)" } ?? ""
        let deciding: Markup = alternative.deciding.map { "; deciding: \($0)" } ?? ""
        return
          "\(alternative.option)\(product)\(against)\(deciding)\(alternative.rejected.map { ": \($0)" } ?? "")"
      })
  }

  // MARK: Timeline

  private var timeline: Markup {
    let dates = architecture.stated.dates
    guard !dates.isEmpty else { return "" }
    let scale = TimeScale(of: dates.map(\.day), today: today)
    let made = dates.filter { $0.kind == .produced }
    let ahead = dates.filter { $0.kind != .produced }
    let dots = made.map { date -> Markup in
      "<circle class=\"past\" cx=\"\(scale.x(date.day))\" cy=\"36\" r=\"5\"><title>\("\(date.day): evidence \(date.what)")</title></circle>"
    }
    var below: Markup = ""
    if let first = made.first, let last = made.last {
      let text = "evidence produced, \(made.count.counted("entry", "entries")): \(first.day) to \(last.day)"
      below +=
        "<text class=\"q\" x=\"\(min(scale.x(first.day), 560))\" y=\"62\" font-size=\"12\">\(text)</text>"
    }
    let marks = ahead.enumerated().map { index, date -> Markup in
      let x = scale.x(date.day)
      let word = date.kind == .review ? "review of the decision" : "\(date.what) expires"
      let isLeft = x > 450
      // The labels of today and of future dates are placed one below the other.
      return """
        <path class="lane" d="M\(x) 36V\(76 + index * 18)"/><circle class="\(tag(date))" cx="\(x)" cy="36" r="7"/>\
        <text x="\(isLeft ? x - 8 : x + 8)" y="\(80 + index * 18)" font-size="12" text-anchor="\(isLeft ? "end" : "start")">\("\(date.day) \(word)".cut(56))</text>

        """
    }
    let now = scale.x(today)
    let spoken = dates.map { "\($0.day) \($0.what)" }.joined(separator: ", ").shortened(to: 1_000)
    return """
      <figure><div class="scroll timeline" role="region" aria-label="Timeline" tabindex="0">\
      <svg viewBox="0 0 900 \(74 + max(1, ahead.count) * 18)" role="img" aria-label="\("Timeline: today is \(today); \(spoken)")">\
      <path class="axis" d="M30 36H870"/><path class="now" d="M\(now) 22V50"/>\
      <text x="\(min(max(now, 60), 840))" y="14" font-size="12" font-weight="600" text-anchor="middle">today, \(today.description)</text>
      \(dots)\(below)\(marks)</svg></div>\
      <figcaption>Red: overdue or expired. Amber: within \(Deadline.horizon) days. Blue: later. Gray: evidence \
      produced.</figcaption></figure>

      """
  }

  private func tag(_ date: DatedEvent) -> Markup {
    let days = date.day.daysSinceEpoch - today.daysSinceEpoch
    return days < 0 ? "late" : days <= Deadline.horizon ? "soon" : "calm"
  }
}

/// The horizontal positions of dates. A date more than three years away, such as a typing error, is at the
/// end.
private struct TimeScale {
  private let first: Int
  private let last: Int

  private static let reach = 3 * 365

  init(of days: [CalendarDay], today: CalendarDay) {
    let now = today.daysSinceEpoch
    let near = days.map(\.daysSinceEpoch).filter { abs($0 - now) <= Self.reach } + [now]
    first = near.min() ?? now
    last = max(near.max() ?? now, first + 30)
  }

  func x(_ day: CalendarDay) -> Int {
    40 + (min(max(day.daysSinceEpoch, first), last) - first) * 820 / (last - first)
  }
}
