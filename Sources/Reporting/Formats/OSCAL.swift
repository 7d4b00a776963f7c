import JSON
import Linting
import Markup
import Schema

extension FindingFormats {
  static let oscal = ReportFormat<Assessment>(
    "oscal", "OSCAL assessment results 1.1.3, for compliance tools", showsArchitectures: true
  ) {
    OSCALReport($0, version: $1.version).json.document
  }
}

/// An assessment as OSCAL assessment results: one result for each architecture, with one finding for each
/// rule.
///
/// The policy packs take the place of the assessment plan. All times are the start of the date of the check,
/// and every UUID is derived from names, so that the document is reproducible.
struct OSCALReport {
  let assessment: Assessment
  let version: String
  let time: String
  let tool: String
  let plan: String

  init(_ assessment: Assessment, version: String) {
    self.assessment = assessment
    self.version = version
    time = "\(assessment.today)T00:00:00Z"
    tool = UUID5("tool", "plumbline", version).text
    plan = UUID5("plan", assessment.packs.map { "\($0.name) \($0.version)" }.joined(separator: ", ")).text
  }

  var json: JSONOutput { ["assessment-results": results] }

  private var results: JSONOutput {
    let groups = assessment.findingGroups
    let content = assessment.findings.map(\.fingerprint) + groups.map { "\($0.location)" }
    return [
      "uuid": .string(UUID5("assessment-results", time, plan, content.joined(separator: "\0")).text),
      "metadata": metadata,
      "import-ap": ["href": "#\(plan)"],
      "results": groups.isEmpty ? [nothing] : .each(groups) { OSCALResult($0, of: self).json },
      "back-matter": ["resources": [packs]],
    ]
  }

  private var metadata: JSONOutput {
    let unread = assessment.unread.map { "\($0.path): \($0.reason)" }
    return [
      "title": "Assessment of AI runtime architectures by plumbline",
      "last-modified": .string(time),
      "version": .string(assessment.today.description),
      "oscal-version": "1.1.3",
      "remarks": unread.isEmpty ? nil : .line("Could not be read: \(unread.joined(separator: "; "))"),
    ]
  }

  private var packs: JSONOutput {
    let names = assessment.packs.map { "\($0.name) \($0.version)" }.joined(separator: ", ")
    let loosened = assessment.loosened.map {
      "\($0.id): \($0.change), \($0.reason) (\($0.owner), until \($0.until))"
    }
    return [
      "uuid": .string(plan),
      "title": "Policy packs in force",
      "description": .line("The assessment covers the requirements of these policy packs: \(names)."),
      "remarks": loosened.isEmpty ? nil : .line("Loosened: \(loosened.joined(separator: "; "))"),
    ]
  }

  /// The result of a run without manifests. The schema requires a result, and an empty one must not look
  /// clean.
  private var nothing: JSONOutput {
    [
      "uuid": .string(UUID5("result", time, plan).text),
      "title": "No architecture was assessed",
      "description": "No manifest was found, or none could be read.",
      "start": .string(time),
      "end": .string(time),
      "reviewed-controls": ["control-selections": [["include-all": [:]]]],
    ]
  }

  /// The tool as the origin of the findings.
  var origin: JSONOutput { ["actors": [["type": "tool", "actor-uuid": .string(tool)]]] }

  func properties(_ properties: [(name: String, value: String)]) -> JSONOutput {
    .each(properties) {
      ["name": .string($0.name), "ns": "urn:plumbline:v1", "value": .line($0.value)]
    }
  }
}

extension JSONOutput {
  /// A text in the form that OSCAL requires, see ``Swift/String/asLine``.
  static func line(_ text: String) -> JSONOutput { .string(text.asLine) }

  /// Objects with one key each, whose value is an id.
  static func references(_ key: String, _ ids: [String]) -> JSONOutput {
    .each(ids) { [key: .string($0)] }
  }
}

extension String {
  /// The text in the form that OSCAL requires: one line, not empty, without spaces at the ends.
  var asLine: String {
    let text = visible
    let isSpace: (Character) -> Bool = { $0.isWhitespace }
    let start = text.drop(while: isSpace)
    guard let last = start.lastIndex(where: { !isSpace($0) }) else { return "-" }
    return String(start[...last])
  }

  /// The text as an OSCAL token: letters, digits, `.`, `-` and `_`; the first character is not a digit.
  var asToken: String {
    let kept = unicodeScalars.map { scalar in
      scalar.isASCII
        && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
          || "._-".unicodeScalars.contains(scalar))
        ? String(scalar) : "_"
    }.joined()
    guard let first = kept.unicodeScalars.first else { return "_" }
    return first.properties.isAlphabetic || first == "_" ? kept : "_\(kept)"
  }
}
