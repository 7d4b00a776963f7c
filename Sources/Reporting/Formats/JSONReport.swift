import JSON
import Linting
import Schema

/// An assessment as JSON, in the form that `schemas/findings.schema.json` describes.
struct JSONReport {
  static let schema = "plumbline/findings/v1"

  private let assessment: Assessment
  private let version: String

  init(_ assessment: Assessment, version: String) {
    self.assessment = assessment
    self.version = version
  }

  /// One object, laid out for people to read as well.
  var text: String {
    var writer = JSONWriter(indented: true)
    writer.object { writer in
      head(&writer)
      writer.key("findings") { $0.array(assessment.findings) { finding($1, &$0) } }
    }
    return writer.text + "\n"
  }

  /// One object a line: first the head, then each finding.
  var lines: String {
    var head = JSONWriter(indented: false)
    head.object { self.head(&$0) }
    let findings = assessment.findings.map { found in
      var writer = JSONWriter(indented: false)
      finding(found, &writer)
      return writer.text
    }
    return ([head.text] + findings).map { $0 + "\n" }.joined()
  }

  private func head(_ writer: inout JSONWriter) {
    writer.key("schema", Self.schema)
    writer.key("tool") { writer in
      writer.object { writer in
        writer.key("name", "plumbline")
        writer.key("version", version)
        writer.key("packs") { writer in
          writer.array(assessment.packs) { writer, pack in
            writer.object {
              $0.key("name", pack.name)
              $0.key("version", pack.version)
            }
          }
        }
      }
    }
    writer.key("today", assessment.today.description)
    writer.key("summary") { writer in
      writer.object { summary(assessment.summary, &$0) }
    }
    writer.key("loosened") { writer in
      writer.array(assessment.loosened) { writer, loosened in
        writer.object {
          $0.key("pack", loosened.pack)
          $0.key("id", loosened.id)
          $0.key("change", loosened.change)
          $0.key("reason", loosened.reason)
          $0.key("owner", loosened.owner)
          $0.key("until", loosened.until.description)
          $0.key("expired", loosened.isExpired)
        }
      }
    }
    writer.key("unread") { writer in
      writer.array(assessment.unread) { writer, unread in
        writer.object {
          $0.key("path", unread.path)
          $0.key("reason", unread.reason)
        }
      }
    }
    writer.key("failures") { writer in
      writer.array(assessment.failures) { writer, failure in
        writer.object {
          $0.key("rule", failure.rule)
          $0.key("message", failure.message)
          place(failure.place, &$0)
        }
      }
    }
  }

  private func summary(_ summary: Summary, _ writer: inout JSONWriter) {
    writer.key("files", summary.files)
    writer.key("documents", summary.documents)
    writer.key("filesSkipped", summary.filesSkipped)
    writer.key("foldersSkipped", summary.foldersSkipped)
    writer.key("rulesRun", summary.rulesRun)
    writer.key("rulesSkipped", summary.rulesSkipped)
    writer.key("errors", summary.errors)
    writer.key("warnings", summary.warnings)
    writer.key("notes", summary.notes)
    writer.key("waived", summary.waived)
    writer.key("inBaseline", summary.inBaseline)
    writer.key("architectures") { writer in
      writer.array(assessment.architectures) { writer, architecture in
        writer.object {
          $0.key("name", architecture.name)
          $0.key("file", architecture.file)
          $0.key("document", architecture.document)
          $0.key("declared", architecture.declared)
          $0.key("effective", architecture.effective)
        }
      }
    }
  }

  private func finding(_ finding: Finding, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("rule", finding.rule)
      writer.key("severity", finding.severity.rawValue)
      writer.key("message", finding.message)
      place(finding.place, &writer)
      writer.key("related") { writer in
        writer.array(finding.related) { writer, related in
          writer.object {
            place(related.place, &$0)
            $0.key("message", related.message)
          }
        }
      }
      writer.key("why", finding.why)
      writer.key("remedy", finding.remedy)
      writer.key("guide", finding.guide)
      writer.key("references", finding.references)
      writer.key("fingerprint", finding.fingerprint)
    }
  }

  private func place(_ place: Place, _ writer: inout JSONWriter) {
    writer.key("file", place.file)
    writer.key("document", place.document)
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
    writer.key("path", place.path)
  }
}
