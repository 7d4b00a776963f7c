import JSON
import Linting
import Markup
import Schema

extension ReportFormat {
  static let oscal = ReportFormat(
    "oscal", "OSCAL assessment results 1.1.3, for compliance tools", showsArchitectures: true
  ) {
    OSCALReport($0, version: $1.version).text
  }
}

/// An assessment as OSCAL assessment results: one result an architecture, in it one finding a requirement.
///
/// The packs stand for the assessment plan. All times are the start of the day on which was judged, and every UUID is
/// made of names, so that the same assessment is the same document.
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

  var text: String {
    var writer = JSONWriter(indented: true)
    writer.object { $0.key("assessment-results") { results(&$0) } }
    return writer.text + "\n"
  }

  private func results(_ writer: inout JSONWriter) {
    let matters = assessment.matters
    writer.object { writer in
      let content = assessment.findings.map(\.fingerprint) + matters.map { "\($0.spot)" }
      writer.key("uuid", UUID5("assessment-results", time, plan, content.joined(separator: "\0")).text)
      writer.key("metadata") { metadata(&$0) }
      writer.key("import-ap") { $0.object { $0.key("href", "#\(plan)") } }
      writer.key("results") { writer in
        if matters.isEmpty {
          writer.array([()]) { writer, _ in nothing(&writer) }
        } else {
          writer.array(matters) { OSCALResult($1, of: self).write(&$0) }
        }
      }
      writer.key("back-matter") { writer in
        writer.object { $0.key("resources") { $0.array([()]) { writer, _ in packs(&writer) } } }
      }
    }
  }

  private func metadata(_ writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("title", "Assessment of AI runtime architectures by plumbline")
      writer.key("last-modified", time)
      writer.key("version", assessment.today.description)
      writer.key("oscal-version", "1.1.3")
      let unread = assessment.unread.map { "\($0.path): \($0.reason)" }
      if !unread.isEmpty {
        writer.key("remarks", "Could not be read: \(unread.joined(separator: "; "))".asLine)
      }
    }
  }

  private func packs(_ writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("uuid", plan)
      writer.key("title", "Policy packs in force")
      writer.key(
        "description",
        "What was assessed is what these packs ask: \(assessment.packs.map { "\($0.name) \($0.version)" }.joined(separator: ", "))."
          .asLine)
      if !assessment.loosened.isEmpty {
        let loosened = assessment.loosened.map {
          "\($0.id): \($0.change), \($0.reason) (\($0.owner), until \($0.until))"
        }
        writer.key("remarks", "Loosened: \(loosened.joined(separator: "; "))".asLine)
      }
    }
  }

  /// A result where nothing was judged: the document asks for one, and an empty one must not look clean.
  private func nothing(_ writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("uuid", UUID5("result", time, plan).text)
      writer.key("title", "Nothing was assessed")
      writer.key("description", "No manifest was found, or none could be read.")
      writer.key("start", time)
      writer.key("end", time)
      writer.key("reviewed-controls") { writer in
        writer.object { writer in
          writer.key("control-selections") { writer in
            writer.array([()]) { writer, _ in writer.object { $0.key("include-all") { $0.object { _ in } } } }
          }
        }
      }
    }
  }

  /// Who found it out.
  func origins(_ writer: inout JSONWriter) {
    writer.array([()]) { writer, _ in origin(&writer) }
  }

  func origin(_ writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("actors") { writer in
        writer.array([()]) { writer, _ in
          writer.object {
            $0.key("type", "tool")
            $0.key("actor-uuid", tool)
          }
        }
      }
    }
  }

  func properties(_ properties: [(name: String, value: String)], _ writer: inout JSONWriter) {
    writer.key("props") { writer in
      writer.array(properties) { writer, property in
        writer.object {
          $0.key("name", property.name)
          $0.key("ns", "urn:plumbline:v1")
          $0.key("value", property.value.asLine)
        }
      }
    }
  }
}

extension String {
  /// As OSCAL writes text: one line, not empty, no space at either end.
  var asLine: String {
    let text = visible
    let isSpace: (Character) -> Bool = { $0.isWhitespace }
    let start = text.drop(while: isSpace)
    guard let last = start.lastIndex(where: { !isSpace($0) }) else { return "-" }
    return String(start[...last])
  }

  /// As OSCAL writes a token: letters, digits, `.`, `-` and `_`, not a digit first.
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
