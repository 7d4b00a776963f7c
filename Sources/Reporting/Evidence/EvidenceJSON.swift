import Claims
import JSON
package import Linting
import Schema

/// What claims are worth as JSON, in the form that `schemas/evidence.schema.json` describes.
package struct EvidenceJSON {
  static let schema = "plumbline/evidence/v1"

  private let assessment: Assessment
  private let version: String

  package init(_ assessment: Assessment, version: String) {
    self.assessment = assessment
    self.version = version
  }

  package var text: String {
    var writer = JSONWriter(indented: true)
    writer.object { writer in
      writer.key("schema", Self.schema)
      writer.key("tool") { writer in
        writer.object {
          $0.key("name", "plumbline")
          $0.key("version", version)
        }
      }
      writer.key("today", assessment.today.description)
      writer.key("architectures") { $0.array(assessment.architectures) { architecture($1, &$0) } }
    }
    return writer.text + "\n"
  }

  private func architecture(_ architecture: AssessedArchitecture, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("name", architecture.name)
      writer.key("file", architecture.file)
      writer.key("document", architecture.document)
      writer.key("level", architecture.effective)
      writer.key("claims") { $0.array(architecture.claims) { claim($1, &$0) } }
    }
  }

  private func claim(_ claim: AssessedClaim, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("kind", claim.kind.rawValue)
      place(claim.place, &writer)
      writer.key("part", claim.part)
      writer.key("owner", claim.owner)
      writer.key("claimed", claim.claimed)
      writer.key("level", claim.level)
      writer.key("need", claim.need)
      writer.key("required", claim.required)
      writer.key("worth", claim.grade)
      writer.key("status", claim.status.rawValue)
      writer.key("enough", claim.isEnough)
      writer.key("ownedUpTo", claim.isOwnedUpTo)
      writer.key("reason", claim.reason)
      writer.key("next", claim.next)
      writer.key("runsOut", claim.runsOut?.description)
      writer.key("evidence") { $0.array(claim.evidence) { entry($1, &$0) } }
    }
  }

  private func entry(_ entry: AssessedEvidence, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("id", entry.id)
      writer.key("kind", entry.kind)
      writer.key("outcome", entry.outcome.rawValue)
      writer.key("reason", entry.reason)
      place(entry.place, &writer)
      writer.key("runsOut", entry.runsOut?.description)
    }
  }

  private func place(_ place: Place, _ writer: inout JSONWriter) {
    writer.key("path", place.path)
    writer.key("range") { writer in
      writer.object { writer in
        for (key, point) in [("start", place.start), ("end", place.end)] {
          writer.key(key) { writer in
            writer.object {
              $0.key("line", point.line)
              $0.key("column", point.column)
              $0.key("byte", point.byte)
            }
          }
        }
      }
    }
  }
}
