import Manifest
import Schema
import Spelling

/// The check of guide lines: entries name existing lines, and every line is served by an entry.
struct GuideCheck {
  private let check: Check

  init(_ check: Check) { self.check = check }

  private static let asking: [EntryKind] = [.rule, .requirement, .floor, .words, .ladder, .job]

  var problems: [PolicyProblem] {
    let lines = check.policy.entries.filter { $0.kind == .line }.map(\.id)
    let asking = check.entries.filter { Self.asking.contains($0.kind) }
    let wrong = asking.flatMap { entry -> [PolicyProblem] in
      if entry.guideLines.isEmpty {
        return [entry.problem(GuideDefect.noLine, .of(\EntryFields.guide))]
      }
      guard !lines.isEmpty else { return [] }
      return entry.guideLines.filter { !lines.contains($0) }.map { line in
        entry.problem(
          GuideDefect.unknownGuideLine(line, remedy: meant(line, lines)), .of(\EntryFields.guide),
          span: entry.span(of: .of(\EntryFields.guide), item: line))
      }
    }
    return wrong + unserved
  }

  private func meant(_ line: String, _ lines: [String]) -> String {
    if let question = didYouMean(insteadOf: line, among: lines) { return question }
    guard let first = lines.min(by: Self.order), let last = lines.max(by: Self.order) else { return "" }
    return "use a line from `\(first)` to `\(last)`; `plumbline policy list --by guide` lists them"
  }

  private static func order(_ a: String, _ b: String) -> Bool {
    (a.utf8.count, a) < (b.utf8.count, b)
  }

  /// Lines without an entry that serves them.
  ///
  /// Only the pack that defines the lines must serve them all. A level serves a line by requirements that it
  /// omits.
  private var unserved: [PolicyProblem] {
    let served = Set(
      check.policy.entries.filter { Self.asking.contains($0.kind) || $0.kind == .level }
        .flatMap(\.guideLines))
    return check.entries.filter { $0.kind == .line && !served.contains($0.id) && check.unread.isEmpty }.map {
      $0.problem(GuideDefect.uncheckedGuideLine($0.id), .of(\GuideLineFields.line))
    }
  }
}
