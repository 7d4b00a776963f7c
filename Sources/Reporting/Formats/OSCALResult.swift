import Claims
import JSON
import Linting
import Markup
import Requirements
import Schema

/// The findings about one architecture as an OSCAL result.
struct OSCALResult {
  private let group: FindingGroup
  private let report: OSCALReport
  private var assessment: Assessment { report.assessment }
  private let seed: String

  /// The framework whose identifiers OSCAL tools accept as controls.
  private static let controlCatalog = "NIST SP 800-53"

  init(_ group: FindingGroup, of report: OSCALReport) {
    self.group = group
    self.report = report
    seed = "\(group.location) \(group.name)"
  }

  var json: JSONOutput {
    let rules = assessedRules
    let hasObservations = !(group.findings.isEmpty && claims.isEmpty && group.failures.isEmpty)
    return [
      "uuid": .string(uuid("result")),
      "title": .line(group.name.legible),
      "description": .line(description),
      "start": .string(report.time),
      "end": .string(report.time),
      "local-definitions": definitions,
      "reviewed-controls": reviewed(rules),
      "observations": hasObservations
        ? .array(group.findings.map(observation) + claims.map(observation) + failures) : nil,
      "risks": risks.isEmpty ? nil : .each(risks, risk),
      "findings": rules.isEmpty ? nil : .each(rules, finding),
    ]
  }

  private func uuid(_ names: String...) -> String {
    UUID5(seed, names.joined(separator: "\0")).text
  }

  private var description: String {
    guard let architecture = group.architecture else {
      return "The document could not be read as an architecture."
    }
    let declared = architecture.declared.map { ", declared \($0)" } ?? ""
    return "Checked at level \(architecture.effective)\(declared). \(architecture.stated.summary ?? "")"
  }

  private var claims: [AssessedClaim] { group.architecture?.claims ?? [] }

  // MARK: Subjects

  private var definitions: JSONOutput {
    [
      "components": .array([system] + components.map(definition)),
      "assessment-assets": [
        "components": [tool],
        "assessment-platforms": [["uuid": .string(UUID5("platform", report.tool).text)]],
      ],
    ]
  }

  private var components: [ArchitectureSummary.Component] { group.architecture?.stated.components ?? [] }

  /// The system as a whole.
  private var system: JSONOutput {
    [
      "uuid": .string(subject(nil)), "type": "this-system", "title": .line(group.name.legible),
      "description": .line((group.architecture?.stated.summary ?? group.name).legible),
      "status": ["state": "other"],
    ]
  }

  private func definition(of component: ArchitectureSummary.Component) -> JSONOutput {
    let product = [component.product, component.version].compactMap(\.self).joined(separator: " ")
    return [
      "uuid": .string(subject(component.id)), "type": "software", "title": .line(component.id.legible),
      "description": .line("\(component.layers.joined(separator: ", ")): \(product)".legible),
      "status": ["state": "other"],
    ]
  }

  private var tool: JSONOutput {
    [
      "uuid": .string(report.tool), "type": "software", "title": .string("plumbline \(report.version)"),
      "description": "Checks AI runtime architectures against policy packs.",
      "status": ["state": "operational"],
    ]
  }

  private func subject(_ component: String?) -> String { uuid("component", component ?? "") }

  /// The component that contains a route; `nil`, which means the system, if there is none.
  private func component(at route: Route) -> String? {
    components.first { route.isWithin($0.route) }?.id
  }

  // MARK: Requirements

  /// A rule that applies to the architecture, and its outcome.
  private struct AssessedRule {
    let rule: RuleText
    let outcome: RuleOutcome
  }

  private var assessedRules: [AssessedRule] {
    let found = Set(group.findings.map(\.rule))
    let known = Set(assessment.rules.map(\.id))
    let ruled = assessment.rules.compactMap { rule -> AssessedRule? in
      let outcome =
        group.architecture.map { assessment.outcome(of: rule, in: $0) }
        ?? .notApplicable
      let worst = found.contains(rule.id) ? max(outcome, .failed) : outcome
      return worst == .notApplicable ? nil : AssessedRule(rule: RuleText(rule), outcome: worst)
    }
    var seen = known
    let others = group.findings.filter { seen.insert($0.rule).inserted }
      .map { AssessedRule(rule: RuleText(of: $0), outcome: .failed) }
    return ruled + others
  }

  private func reviewed(_ rules: [AssessedRule]) -> JSONOutput {
    let controls = Set(
      rules.flatMap(\.rule.references).map { Citation($0, assessment.frameworks) }
        .filter { $0.framework == Self.controlCatalog }.map { $0.item.lowercased().asToken }
    ).sorted()
    let selection: JSONOutput =
      controls.isEmpty
      ? ["include-all": [:]]
      : [
        "description": "The controls of \(Self.controlCatalog) that the requirements cite.",
        "include-controls": .references("control-id", controls),
      ]
    let objectives = rules.map(\.rule.id.asToken)
    return [
      "control-selections": [selection],
      "control-objective-selections": rules.isEmpty
        ? nil : [["include-objectives": .references("objective-id", objectives)]],
    ]
  }

  private func finding(_ assessed: AssessedRule) -> JSONOutput {
    let rule = assessed.rule
    let findings = group.findings.filter { $0.rule == rule.id }
    let observed =
      findings.map { observationID($0) }
      + claims.filter { claim in findings.contains { claim.path == $0.place.path } }.map { observationID($0) }
      + group.failures.enumerated().filter { $0.element.rule == rule.id }.map { observationID($0.offset) }
    let risky = risks.filter { $0.rule == rule.id }.map(riskID)
    let properties =
      [("outcome", assessed.outcome.rawValue)] + rule.guide.map { ("guide", $0) }
      + rule.references.map { ("reference", $0) }
    return [
      "uuid": .string(uuid("finding", rule.id)),
      "title": .line(rule.title),
      "description": .line(rule.what ?? rule.title),
      "props": report.properties(properties),
      "origins": [report.origin],
      "target": [
        "type": "objective-id", "target-id": .string(rule.id.asToken), "status": status(assessed.outcome),
      ],
      "related-observations": observed.isEmpty ? nil : .references("observation-uuid", observed),
      "related-risks": risky.isEmpty ? nil : .references("risk-uuid", risky),
    ]
  }

  private func status(_ outcome: RuleOutcome) -> JSONOutput {
    switch outcome {
    case .passed, .notApplicable: ["state": "satisfied", "reason": "pass"]
    case .failed: ["state": "not-satisfied", "reason": "fail"]
    case .skipped, .errored:
      ["state": "not-satisfied", "reason": "other", "remarks": "The rule could not be evaluated."]
    }
  }

  // MARK: Observations and risks

  private func observationID(_ finding: Finding) -> String { uuid("observation", finding.fingerprint) }
  private func observationID(_ claim: AssessedClaim) -> String {
    uuid("claim", claim.kind.rawValue, claim.path)
  }
  private func observationID(_ failure: Int) -> String { uuid("failure", "\(failure)") }
  private func riskID(_ finding: Finding) -> String { uuid("risk", finding.fingerprint) }

  private func observation(_ finding: Finding) -> JSONOutput {
    let path = finding.place.path
    let head: JSONOutput = [
      "uuid": .string(observationID(finding)),
      "title": .string(finding.rule),
      "description": .line(finding.message),
      "props": report.properties(
        [("fingerprint", finding.fingerprint), ("severity", finding.severity.rawValue)]
          + (path.isEmpty ? [] : [("path", path)])),
      "methods": ["EXAMINE"],
      "types": ["finding"],
    ]
    let remarks: JSONOutput = [
      "remarks": finding.why.isEmpty ? nil : .line(finding.why.joined(separator: " "))
    ]
    return head + subjects(component(at: finding.place.route))
      + evidence(
        [(finding.place, finding.position)] + finding.related.map { ($0.place, $0.message) }) + remarks
  }

  private func observation(_ claim: AssessedClaim) -> JSONOutput {
    let kinds = Set(claim.evidence.map(\.kind))
    let method = kinds.contains("proof") ? "TEST" : kinds.contains("attestation") ? "INTERVIEW" : "EXAMINE"
    let head: JSONOutput = [
      "uuid": .string(observationID(claim)),
      "title": .line("\(claim.kind.rawValue) claim"),
      "description": .line("\(claim.claimed): \(claim.grade). \(claim.reason)"),
      "props": report.properties(
        [("path", claim.path), ("status", claim.status.rawValue), ("grade", claim.grade)]),
      "methods": .strings([method]),
      "types": ["control-objective"],
    ]
    return head + subjects(component(at: claim.route))
      + evidence(
        [(claim.place, claim.claimed)]
          + claim.evidence.map { ($0.place, "\($0.id) (\($0.kind)): \($0.outcome.rawValue). \($0.reason)") })
  }

  private var failures: [JSONOutput] {
    group.failures.enumerated().map { index, failure in
      let head: JSONOutput = [
        "uuid": .string(observationID(index)),
        "title": .string(failure.rule),
        "description": .line("The rule could not be evaluated: \(failure.message)"),
        "methods": ["UNKNOWN"],
      ]
      return head + subjects(component(at: failure.place.route))
        + evidence([(failure.place, failure.place.position)])
    }
  }

  private func subjects(_ component: String?) -> JSONOutput {
    [
      "origins": [report.origin],
      "subjects": [["subject-uuid": .string(subject(component)), "type": "component"]],
    ]
  }

  private func evidence(_ places: [(place: Location, text: String)]) -> JSONOutput {
    [
      "relevant-evidence": .each(places) { item in
        let file = item.place.file
        return [
          "href": file.isEmpty ? nil : .string("\(file.asRelativeReference)#L\(item.place.start.line)"),
          "description": .line(item.text),
        ]
      },
      "collected": .string(report.time),
    ]
  }

  /// The findings with a severity above note.
  private var risks: [Finding] { group.findings.filter { $0.severity > .note } }

  private func risk(_ finding: Finding) -> JSONOutput {
    [
      "uuid": .string(riskID(finding)),
      "title": .string(finding.rule),
      "description": .line(finding.message),
      "statement": .line(finding.why.isEmpty ? finding.message : finding.why.joined(separator: " ")),
      "status": "open",
      "characterizations": [["origin": report.origin, "facets": facets(finding)]],
      "remediations": finding.remedy.map { [remediation(finding, $0)] },
      "related-observations": .references("observation-uuid", [observationID(finding)]),
    ]
  }

  private func facets(_ finding: Finding) -> JSONOutput {
    let level = group.architecture.map { [("level", $0.effective)] } ?? []
    return .each([("severity", finding.severity.rawValue)] + level) { name, value in
      ["name": .string(name), "system": "urn:plumbline:v1", "value": .line(value)]
    }
  }

  private func remediation(_ finding: Finding, _ remedy: String) -> JSONOutput {
    [
      "uuid": .string(uuid("remedy", finding.fingerprint)), "lifecycle": "recommendation", "title": "Remedy",
      "description": .line(remedy),
    ]
  }
}
