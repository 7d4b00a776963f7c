import Linting
import Markup

/// The selection questions of the guide, with the answers and their gaps.
struct SelectionQuestionsTable {
  let answers: [SelectionAnswer]
  let findings: [Finding]

  var markup: Markup {
    table(
      "The nine selection questions", ["question", "answer", "status"],
      answers.enumerated().map { index, answer in
        let gaps = findings.filter { $0.guide.contains(answer.line) && $0.severity > .note }
        let items = answer.texts.prefix(12).map { text -> Markup in "\(text.shortened(to: 240))" }
        let more: Markup =
          answer.texts.count > 12 ? "<span class=\"sub\">and \(answer.texts.count - 12) more</span>" : ""
        return row([
          "\(index + 1). \(answer.question)<span class=\"sub\">\(answer.line)</span>",
          answer.texts.count == 1 ? items[0] : list(items) + more, status(of: answer, gaps),
        ])
      })
  }

  private func status(of answer: SelectionAnswer, _ gaps: [Finding]) -> Markup {
    guard let first = gaps.first else {
      return answer.texts.isEmpty
        ? "<span class=\"tag m\">· not required</span>" : "<span class=\"tag g\">✓ answered</span>"
    }
    let worst = gaps.map(\.severity).max() ?? .note
    return
      "<span class=\"tag \(worst.tag)\">\(worst.sign) \(answer.texts.isEmpty ? "unanswered" : gaps.count.counted("gap"))</span><span class=\"sub\"><a href=\"#\(first.anchor)\">see the \(gaps.count == 1 ? "gap" : "first gap")</a></span>"
  }
}
