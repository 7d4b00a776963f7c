import Linting
import Manifest
import Policy
import Schema

/// The properties of a finding that an example can expect.
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

  /// Creates the finding of a rule that no other entry affects.
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
  /// Returns the expected findings that are missing, and the findings that are not expected.
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
  /// Whether no other entry affects the findings of the rule: they are not merged with a requirement, and
  /// cannot be declared unverified.
  var standsAlone: Bool {
    condition.subject != .control && !at.fields.contains(PathExpression.controls)
      && at.fields.last != ControlBasics.description(of: \.evidence).name
  }
}
