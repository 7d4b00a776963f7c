import JSON
import Linting
import Markup

extension SARIFReport {
  func result(_ finding: Finding) -> JSONOutput {
    let citations = taxonomies.indices(of: finding.references)
    return [
      "ruleId": .string(finding.rule),
      "ruleIndex": ruleIndex[finding.rule].map { .integer($0) },
      "level": .string(finding.severity.rawValue),
      "message": SARIF.message(finding.wholeMessage),
      "locations": [SARIF.location(finding.place)],
      "relatedLocations": finding.related.isEmpty
        ? nil
        : .each(finding.related.enumerated()) {
          SARIF.location($0.element.place, id: $0.offset, message: $0.element.message)
        },
      "partialFingerprints": ["plumbline/v1": .string(finding.fingerprint)],
      "taxa": citations.isEmpty ? nil : .each(citations, taxonomies.taxonReference),
      "properties": [
        "why": .strings(finding.why),
        "remedy": finding.remedy.map { .string($0) },
        "guide": .strings(finding.guide),
      ],
    ]
  }
}

/// The SARIF objects that occur in several places of a document.
enum SARIF {
  /// The base folder of all addresses.
  static let root = "%SRCROOT%"

  static func message(_ text: String) -> JSONOutput { ["text": .string(text)] }

  static func location(_ place: Location, id: Int? = nil, message text: String? = nil) -> JSONOutput {
    [
      "id": id.map { .integer($0) },
      "physicalLocation": place.file.isEmpty
        ? nil : ["artifactLocation": artifact(place.file), "region": region(place)],
      "logicalLocations": place.path.isEmpty ? nil : [logicalLocation(place.path)],
      "message": text.map(message),
    ]
  }

  private static func logicalLocation(_ path: String) -> JSONOutput {
    // `approval` of `effects[pay].controls.approval`, `pay` of `effects[pay]`.
    let step = path.split(whereSeparator: { $0 == "." || $0 == "[" || $0 == "]" }).last
    return [
      "name": .string(step.map(String.init) ?? path), "fullyQualifiedName": .string(path), "kind": "member",
    ]
  }

  /// A region, with lines and columns from 1. The end column is exclusive, as in ``Location``.
  private static func region(_ place: Location) -> JSONOutput {
    [
      "startLine": .integer(place.start.line), "startColumn": .integer(place.start.column),
      "endLine": .integer(place.end.line), "endColumn": .integer(place.end.column),
    ]
  }

  static func artifact(_ file: String) -> JSONOutput {
    let address = file.asRelativeReference
    return file.hasPrefix("/")
      ? ["uri": .string("file://\(address)")] : ["uri": .string(address), "uriBaseId": .string(root)]
  }
}
