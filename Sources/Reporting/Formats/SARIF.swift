import JSON
import Linting
import Schema

extension FindingFormats {
  static let sarif = ReportFormat<Assessment>("sarif", "SARIF 2.1.0, for code scanning") {
    SARIFReport($0, version: $1.version).json.document
  }
}

/// An assessment as one run of SARIF 2.1.0.
///
/// It does not depend on the clock or the machine: paths are relative to `%SRCROOT%`, the folder in which the
/// program ran, and no time is stated.
struct SARIFReport {
  private static let schema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

  private let assessment: Assessment
  private let version: String
  private let rules: [RuleText]
  let ruleIndex: [String: Int]
  let taxonomies: SARIFTaxonomies

  init(_ assessment: Assessment, version: String) {
    self.assessment = assessment
    self.version = version
    rules = assessment.rulesOfFindings
    ruleIndex = Dictionary(
      rules.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    taxonomies = SARIFTaxonomies(
      rules.flatMap(\.references) + assessment.findings.flatMap(\.references), assessment.frameworks)
  }

  var json: JSONOutput { ["$schema": .string(Self.schema), "version": "2.1.0", "runs": [run]] }

  private var run: JSONOutput {
    [
      "tool": ["driver": driver],
      "invocations": [invocation],
      "originalUriBaseIds": [
        SARIF.root: ["description": SARIF.message("The folder in which plumbline ran.")]
      ],
      "columnKind": "unicodeCodePoints",
      "taxonomies": taxonomies.isEmpty ? nil : taxonomies.json,
      "results": .each(assessment.findings, result),
      "properties": [
        "today": .string(assessment.today.description),
        "packs": .strings(assessment.packs.map { "\($0.name) \($0.version)" }),
      ],
    ]
  }

  // MARK: The tool

  private var driver: JSONOutput {
    [
      "name": "plumbline",
      "version": .string(version),
      "semanticVersion": .string(version),
      "rules": .each(rules, rule),
      "supportedTaxonomies": taxonomies.isEmpty
        ? nil : .each(taxonomies.all.indices, taxonomies.reference(to:)),
    ]
  }

  private func rule(_ rule: RuleText) -> JSONOutput {
    let citations = taxonomies.indices(of: rule.references)
    return [
      "id": .string(rule.id),
      "name": .string(rule.id),
      "shortDescription": SARIF.message(rule.title),
      "fullDescription": SARIF.message(rule.what ?? rule.title),
      "help": ["text": .string(rule.help), "markdown": .string(rule.markdownHelp)],
      "helpUri": .string(rule.address),
      "defaultConfiguration": ["level": .string(rule.highestSeverity.rawValue)],
      "relationships": citations.isEmpty
        ? nil
        : .each(citations) { ["target": taxonomies.taxonReference($0), "kinds": ["relevant"]] },
      "properties": [
        "tags": .strings(rule.guide + rule.references),
        "severityByLevel": rule.severities.isEmpty
          ? nil : .object(rule.severities.map { ($0.level, .string($0.severity?.rawValue ?? "off")) }),
      ],
    ]
  }

  // MARK: The run

  /// The status of the run: successful if all input was checked, whatever the findings.
  private var invocation: JSONOutput {
    [
      "executionSuccessful": .bool(assessment.isComplete),
      "toolExecutionNotifications": .array(
        assessment.failures.map(failed) + assessment.skippedRules.map(skipped) + unread),
    ]
  }

  private func failed(_ failure: Assessment.Failure) -> JSONOutput {
    [
      "level": "error",
      "message": SARIF.message("\(failure.rule) could not be evaluated: \(failure.message)"),
      "associatedRule": associated(failure.rule),
      "locations": [SARIF.location(failure.place)],
    ]
  }

  private func skipped(_ rule: String, _ architectures: Int) -> JSONOutput {
    let text =
      "\(rule) was skipped in \(architectures) of \(assessment.architectures.count) architectures: input could not be read"
    return ["level": "note", "message": SARIF.message(text), "associatedRule": associated(rule)]
  }

  private var unread: [JSONOutput] {
    let unread = assessment.unread.map { unread -> JSONOutput in
      [
        "level": "error", "message": SARIF.message("\(unread.path): \(unread.reason)"),
        "locations": unread.path.isEmpty
          ? nil : [["physicalLocation": ["artifactLocation": SARIF.artifact(unread.path)]]],
      ]
    }
    guard assessment.isEmpty, unread.isEmpty else { return unread }
    return [["level": "error", "message": SARIF.message("no manifest was found")]]
  }

  private func associated(_ rule: String) -> JSONOutput? {
    ruleIndex[rule].map { ["id": .string(rule), "index": .integer($0)] }
  }
}
