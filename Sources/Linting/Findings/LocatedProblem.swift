package import Policy
import YAMLTree

/// A problem of a policy with its place in the pack's file, for reports.
package struct LocatedProblem: Sendable {
  package let place: Place
  package let related: [Finding.Related]
  package let source: SourceLines

  /// `nil` for a problem with the pack as a whole.
  package init?(_ problem: PolicyProblem) {
    guard let text = problem.source, let span = problem.span else { return nil }
    let file = FilePlaces(name: text.name, source: text)
    place = file.place(span, path: "", document: 0)
    related = problem.related.map { span, message in
      Finding.Related(place: file.place(span, path: "", document: 0), message: message)
    }
    source = SourceLines(text)
  }
}
