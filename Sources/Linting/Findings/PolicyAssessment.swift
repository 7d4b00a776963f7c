package import Policy
package import Schema
import YAMLTree

extension Assessment {
  /// Creates an assessment of packs, whose problems become findings so that every format can report them.
  package init(of problems: [PolicyProblem], packs: [Pack], today: CalendarDay) {
    let names = packs.map { PackName(name: $0.name, version: $0.version) }
    var findings = problems.compactMap { Finding($0, pack: names.first?.name ?? "") }
    findings.sort { $0.isBefore($1) }
    Fingerprint.number(&findings)
    var summary = Summary()
    summary.files = Set(packs.flatMap(\.entries).map(\.source.name)).count + packs.count
    summary.documents = packs.flatMap(\.entries).count + packs.count
    summary.count(findings)
    let sources = problems.compactMap(\.source) + problems.flatMap { $0.related.map(\.source) }
    self.init(
      today: today, packs: names, inForce: nil, levels: [], ladders: [], frameworks: [], findings: findings,
      failures: [],
      unread: [], architectures: [], summary: summary,
      loosened: [],
      sources: Dictionary(
        sources.map { ($0.name, SourceLines($0)) }, uniquingKeysWith: { first, _ in first }))
  }
}

extension Finding {
  fileprivate init?(_ problem: PolicyProblem, pack: String) {
    guard let severity = Severity(problem.severity) else { return nil }
    let place = Location(problem.source, problem.span, at: problem.route)
    self.init(
      rule: problem.check.rawValue, severity: severity, message: problem.message, place: place,
      related: problem.related.map { related in
        Related(place: Location(related.source, related.span, at: .document), message: related.message)
      },
      why: problem.why.map { ["\($0.prefix(1).uppercased())\($0.dropFirst())."] } ?? [],
      remedy: problem.remedy, guide: [], references: [],
      fingerprint: Fingerprint.of(
        rule: problem.check.rawValue, architecture: pack, path: problem.route.text,
        discriminator: problem.message))
  }
}

extension Location {
  /// Creates a location in a file of a pack. The location for a whole pack has no file.
  fileprivate init(_ source: SourceText?, _ span: YAMLTree.Span?, at route: Route) {
    guard let source else {
      let nowhere = Point(line: 1, column: 1, utf16Column: 1, byte: 0)
      self.init(file: "", document: 0, start: nowhere, end: nowhere, route: route)
      return
    }
    self = DocumentPlaces(source, document: 0).place(span ?? YAMLTree.Span(start: 0, end: 0), at: route)
  }
}
