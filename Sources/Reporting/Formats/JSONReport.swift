package import JSON
import Linting
import Schema

extension FindingFormats {
  static let json = ReportFormat<Assessment>(
    "json", "one document, described by schemas/findings.schema.json"
  ) {
    JSONReport($0, version: $1.version).text
  }

  static let ndjson = ReportFormat<Assessment>("ndjson", "the same data, one object for each line") {
    JSONReport($0, version: $1.version).lines
  }
}

/// An assessment as JSON; `schemas/findings.schema.json` describes the format.
struct JSONReport {
  private static let schema = "plumbline/findings/v1"

  private let assessment: Assessment
  private let version: String

  init(_ assessment: Assessment, version: String) {
    self.assessment = assessment
    self.version = version
  }

  /// One object with indentation, readable for people.
  var text: String { (head + ["findings": .each(assessment.findings) { $0.json }]).document }

  /// One object for each line: first the head, then each finding.
  var lines: String {
    ([head.text(indented: false)] + assessment.findings.map { $0.json.text(indented: false) })
      .map { $0 + "\n" }.joined()
  }

  private var head: JSONOutput {
    [
      "schema": .string(Self.schema),
      "tool": .tool(version: version, ["packs": .each(assessment.packs) { $0.json }]),
      "today": .string(assessment.today.description),
      "summary": summary(assessment.summary),
      "loosened": .each(assessment.loosened) { $0.json },
      "unread": .each(assessment.unread) { ["path": .string($0.path), "reason": .string($0.reason)] },
      "failures": .each(assessment.failures) { $0.json },
    ]
  }

  private func summary(_ summary: Summary) -> JSONOutput {
    [
      "files": .integer(summary.files),
      "documents": .integer(summary.documents),
      "filesSkipped": .strings(summary.filesSkipped),
      "filesUnparsed": .strings(summary.filesUnparsed),
      "foldersSkipped": .integer(summary.foldersSkipped),
      "pathsExcluded": .integer(summary.pathsExcluded),
      "rulesInForce": .integer(summary.rulesInForce),
      "rulesRun": .integer(summary.rulesRun),
      "rulesSkipped": .integer(summary.rulesSkipped),
      "errors": .integer(summary.errors),
      "warnings": .integer(summary.warnings),
      "notes": .integer(summary.notes),
      "waived": .integer(summary.waived),
      "inBaseline": .integer(summary.inBaseline),
      "architectures": .each(assessment.architectures) { $0.json },
    ]
  }
}

extension JSONOutput {
  /// The program that wrote a document, with further members.
  package static func tool(version: String, _ rest: JSONOutput = [:]) -> JSONOutput {
    ["name": "plumbline", "version": .string(version)] + rest
  }
}

extension Assessment.PackName {
  fileprivate var json: JSONOutput { ["name": .string(name), "version": .string(version)] }
}

extension Assessment.Loosened {
  fileprivate var json: JSONOutput {
    [
      "pack": .string(pack), "id": .string(id), "change": .string(change), "reason": .string(reason),
      "owner": .string(owner), "until": .string(until.description), "expired": .bool(isExpired),
    ]
  }
}

extension Assessment.Failure {
  fileprivate var json: JSONOutput { ["rule": .string(rule), "message": .string(message)] + place.json }
}

extension AssessedArchitecture {
  fileprivate var json: JSONOutput {
    [
      "name": .string(name), "file": .string(file), "document": .integer(document),
      "declared": .optional(declared), "effective": .string(effective),
    ]
  }
}

extension Finding {
  fileprivate var json: JSONOutput {
    ["rule": .string(rule), "severity": .string(severity.rawValue), "message": .string(message)] + place.json
      + [
        "related": .each(related) { $0.place.json + ["message": .string($0.message)] },
        "why": .strings(why),
        "remedy": .optional(remedy),
        "guide": .strings(guide),
        "references": .strings(references),
        "fingerprint": .string(fingerprint),
      ]
  }
}

extension Location {
  fileprivate var json: JSONOutput {
    ["file": .string(file), "document": .integer(document), "range": range, "path": .string(path)]
  }

  /// The start and the end.
  var range: JSONOutput { ["start": start.json, "end": end.json] }
}

extension Location.Point {
  fileprivate var json: JSONOutput {
    ["line": .integer(line), "column": .integer(column), "byte": .integer(byte)]
  }
}
