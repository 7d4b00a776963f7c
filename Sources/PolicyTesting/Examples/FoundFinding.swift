import Linting
import Manifest
import Policy
import Schema

/// What of a finding an example can speak of.
struct FoundFinding {
  let rule: String
  let path: String
  let severity: String
  let message: String
  let related: [String]

  init(_ finding: Finding) {
    rule = finding.rule
    path = finding.place.path
    severity = finding.severity.rawValue
    message = finding.message
    related = finding.relatedPaths
  }

  /// The finding that a rule makes of what it says, where it stands alone.
  init(_ verdict: EntryInspection.EntryStatement, of rule: CompiledRule) {
    self.rule = rule.id
    path = verdict.places.first ?? ""
    severity = SeveritySetting.allCases[verdict.weight].rawValue
    message = verdict.message
    related = verdict.places.dropFirst().sorted()
  }
}

extension ExampleCase.Expected {
  func isMet(by finding: FoundFinding) -> Bool {
    finding.rule == rule && finding.path == path && severity ?? finding.severity == finding.severity
      && message ?? finding.message == finding.message && related ?? finding.related == finding.related
  }
}

extension [ExampleCase.Expected] {
  /// What is expected and not found, and what is found and not expected.
  func matched<Found>(
    with found: [Found], by isMet: (Element, Found) -> Bool
  ) -> (missing: [Element], unexpected: [Found]) {
    var left = found
    let missing = filter { expected in
      guard let index = left.firstIndex(where: { isMet(expected, $0) }) else { return true }
      left.remove(at: index)
      return false
    }
    return (missing, left)
  }
}

extension CompiledRule {
  /// Whether what it says of each part is a finding of its own: none that may stand where a requirement's does, or be
  /// declared unverified.
  var standsAlone: Bool {
    condition.subject != .control && !at.fields.contains(PathExpression.controls)
      && at.fields.last != ControlBasics.description(of: \.evidence).name
  }
}
