import Manifest
import Policy
import Schema
import YAMLTree

extension Assessment {
  /// Merges the results of all files, sorts the findings and counts them.
  init(of results: [FileAssessment], linter: Linter, gaps: SearchGaps = SearchGaps()) {
    let loosenings = linter.policy.loosenings
    let packs = linter.policy.packs
    let isCoreInForce = packs.contains { $0.name == PolicyLoader.coreName }
    let remarks =
      loosenings.map { Finding($0, today: linter.today) }
      + packs.compactMap { Finding($0, isCoreInForce: isCoreInForce) }
    var findings = results.flatMap(\.findings) + remarks
    findings.sort { $0.isBefore($1) }
    Fingerprint.number(&findings)
    var summary = Summary()
    summary.files = results.count { !$0.isForeign }
    summary.filesSkipped = results.filter(\.isForeign).map(\.name)
    summary.filesUnparsed = results.filter(\.isUnparsed).map(\.name)
    summary.foldersSkipped = gaps.foldersSkipped
    summary.pathsExcluded = gaps.pathsExcluded
    summary.documents = results.reduce(0) { $0 + $1.documents }
    summary.rulesInForce = linter.policy.checks(selectedBy: nil)
    summary.rulesRun = linter.policy.checks(selectedBy: linter.selection)
    summary.rulesSkipped = results.reduce(0) { $0 + $1.rulesSkipped }
    summary.evaluationSteps = results.reduce(0) { $0 + $1.evaluationSteps }
    summary.count(findings)
    self.init(
      today: linter.today, packs: linter.policy.packs.map { PackName(name: $0.name, version: $0.version) },
      inForce: RulesInForce(linter.policy, only: linter.selection), levels: linter.policy.levels.names,
      ladders: ControlFamily.allCases.compactMap { linter.policy.ladders[$0].map(LadderDescription.init) },
      frameworks: FrameworkDescription.all(in: linter.policy),
      findings: findings, failures: results.flatMap(\.failures), unread: gaps.unread,
      architectures: results.flatMap(\.architectures),
      summary: summary, loosened: loosenings.map(Loosened.init),
      sources: Dictionary(
        results.compactMap { result in
          // Reports show no lines of a file without findings.
          result.findings.isEmpty ? nil : result.source.map { (result.name, SourceLines($0)) }
        }
          + (loosenings.map(\.source) + packs.filter { !$0.isCompiledIn }.map(\.source)).map {
            ($0.name, SourceLines($0))
          },
        uniquingKeysWith: { first, _ in first }))
  }
}

extension Policy {
  /// The number of rules, requirements and floors that a run evaluates.
  fileprivate func checks(selectedBy selection: Selection?) -> Int {
    guard let selection else { return rules.count + requirements.count + floors.count }
    return rules.count { selection.contains(rule: $0.id, guide: $0.entry.guideLines) }
      + requirements.count { selection.contains(rule: $0.id, guide: $0.guide) }
      + floors.count { selection.contains(rule: $0.id, guide: $0.entry.guideLines) }
  }
}

extension Finding {
  /// Whether the finding precedes another in reports: by file path (bytes), document, start, end, rule, fingerprint.
  func isBefore(_ other: Finding) -> Bool {
    if place.file != other.place.file {
      return place.file.utf8.lexicographicallyPrecedes(other.place.file.utf8)
    }
    let mine = (place.document, place.start.byte, place.end.byte)
    let theirs = (other.place.document, other.place.start.byte, other.place.end.byte)
    if mine != theirs { return mine < theirs }
    return (rule, fingerprint) < (other.rule, other.fingerprint)
  }
}

extension FrameworkDescription {
  static func all(in policy: Policy) -> [FrameworkDescription] {
    var seen = Set<String>()
    return policy.entries.filter { $0.kind == .framework }.compactMap { entry in
      let fields = entry.read(as: FrameworkFields.self)
      guard let name = fields.name, seen.insert(name).inserted else { return nil }
      return FrameworkDescription(name: name, title: fields.title ?? name, url: fields.url ?? "")
    }
  }
}

extension LadderDescription {
  init(_ ladder: Ladder) {
    self.init(
      family: ladder.family.rawValue, what: ladder.entry.what ?? "",
      rungs: ladder.rungs.map { Rung(name: $0.rung ?? "", meaning: $0.meaning ?? "") })
  }
}

extension Summary {
  mutating func count(_ findings: [Finding]) {
    errors = findings.count { $0.severity == .error }
    warnings = findings.count { $0.severity == .warning }
    notes = findings.count { $0.severity == .note }
  }
}
