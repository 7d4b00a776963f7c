import Linting
package import Policy

/// What keeps a policy from judging, for people to read in a terminal.
package struct PolicyProblemReport {
  private let problems: [PolicyProblem]
  private let paint: Paint

  package init(_ problems: [PolicyProblem], _ style: TextStyle) {
    self.problems = problems
    paint = Paint(isOn: style.isColored)
  }

  package var text: String {
    let blocks = problems.map(block)
    let count = problems.count == 1 ? "1 problem" : "\(problems.count) problems"
    return (blocks + ["the policy cannot be used: \(count)"]).joined(separator: "\n\n") + "\n"
  }

  private func block(_ problem: PolicyProblem) -> String {
    var lines = [paint(.error, "error[policy]") + paint(.strong, ": \(problem.message)")]
    var indent = ""
    if let located = LocatedProblem(problem) {
      let marks =
        [Snippet.Mark(place: located.place, label: "", isPrimary: true)]
        + located.related.map { Snippet.Mark(place: $0.place, label: $0.message, isPrimary: false) }
      let snippet = Snippet(marks, in: located.source, paint: paint, role: .error)
      indent = String(repeating: " ", count: snippet.gutter)
      let start = located.place.start
      lines.append(paint(.frame, "\(indent)-->") + " \(located.place.file):\(start.line):\(start.column)")
      lines += snippet.lines
    }
    if let remedy = problem.remedy {
      lines.append(paint(.frame, "\(indent) =") + paint(.help, " remedy: \(remedy)"))
    }
    return lines.joined(separator: "\n")
  }
}
