import Claims
import JSON
import Linting
import Schema

extension EvidenceFormats {
  static let json = ReportFormat<Assessment>(
    "json", "one document, described by schemas/evidence.schema.json", showsArchitectures: true
  ) { assessment, context in
    let document: JSONOutput = [
      "schema": "plumbline/evidence/v1",
      "tool": .tool(version: context.version),
      "today": .string(assessment.today.description),
      "architectures": .each(assessment.architectures) { $0.json },
    ]
    return document.document
  }
}

extension AssessedArchitecture {
  fileprivate var json: JSONOutput {
    [
      "name": .string(name), "file": .string(file), "document": .integer(document),
      "level": .string(effective),
      "claims": .each(claims) { $0.json },
    ]
  }
}

extension AssessedClaim {
  fileprivate var json: JSONOutput {
    [
      "kind": .string(kind.rawValue),
      "path": .string(place.path),
      "range": place.range,
      "part": .string(part),
      "owner": .optional(owner),
      "claimed": .string(claimed),
      "level": .string(level),
      "need": .optional(need),
      "required": .optional(required),
      "grade": .string(grade),
      "status": .string(status.rawValue),
      "sufficient": .bool(isEnough),
      "declaredUnverified": .bool(isDeclaredUnverified),
      "reason": .string(reason),
      "next": .optional(next),
      "validUntil": .optional(validUntil?.description),
      "evidence": .each(evidence) { $0.json },
    ]
  }
}

extension AssessedEvidence {
  fileprivate var json: JSONOutput {
    [
      "id": .string(id), "kind": .string(kind), "outcome": .string(outcome.rawValue),
      "reason": .string(reason),
      "path": .string(place.path), "range": place.range, "validUntil": .optional(validUntil?.description),
    ]
  }
}
