import JSON
import Linting
import Markup

extension SARIFReport {
  func result(_ finding: Finding, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("ruleId", finding.rule)
      if let index = ruleIndex[finding.rule] { writer.key("ruleIndex", index) }
      writer.key("level", finding.severity.rawValue)
      writer.key("message") { message(finding.wholeMessage, &$0) }
      writer.key("locations") { $0.array([finding.place]) { location($1, &$0) } }
      if !finding.related.isEmpty {
        writer.key("relatedLocations") { writer in
          writer.array(finding.related.enumerated()) { writer, related in
            location(related.element.place, id: related.offset, message: related.element.message, &writer)
          }
        }
      }
      writer.key("partialFingerprints") { $0.object { $0.key("plumbline/v1", finding.fingerprint) } }
      let citations = taxonomies.indices(of: finding.references)
      if !citations.isEmpty {
        writer.key("taxa") { $0.array(citations) { taxonomies.referToTaxon($1, &$0) } }
      }
      writer.key("properties") { writer in
        writer.object { writer in
          writer.key("why", finding.why)
          if let remedy = finding.remedy { writer.key("remedy", remedy) }
          writer.key("guide", finding.guide)
        }
      }
    }
  }

  func message(_ text: String, _ writer: inout JSONWriter) { writer.object { $0.key("text", text) } }

  func location(
    _ place: Place, id: Int? = nil, message text: String? = nil, _ writer: inout JSONWriter
  ) {
    writer.object { writer in
      if let id { writer.key("id", id) }
      if !place.file.isEmpty {
        writer.key("physicalLocation") { writer in
          writer.object { writer in
            artifact(place.file, &writer)
            writer.key("region") { region(place, &$0) }
          }
        }
      }
      if !place.path.isEmpty {
        writer.key("logicalLocations") { writer in
          writer.array([place.path]) { writer, path in
            writer.object {
              $0.key("name", path.lastStep)
              $0.key("fullyQualifiedName", path)
              $0.key("kind", "member")
            }
          }
        }
      }
      if let text { writer.key("message") { message(text, &$0) } }
    }
  }

  /// From 1; a region ends behind its last column, as a place does.
  private func region(_ place: Place, _ writer: inout JSONWriter) {
    writer.object {
      $0.key("startLine", place.start.line)
      $0.key("startColumn", place.start.column)
      $0.key("endLine", place.end.line)
      $0.key("endColumn", place.end.column)
    }
  }

  func artifact(_ file: String, _ writer: inout JSONWriter) {
    let isAbsolute = file.hasPrefix("/")
    let address = file.asRelativeReference
    writer.key("artifactLocation") { writer in
      writer.object {
        $0.key("uri", isAbsolute ? "file://\(address)" : address)
        if !isAbsolute { $0.key("uriBaseId", Self.root) }
      }
    }
  }
}

extension String {
  /// The last step of a way by names: `approval` of `effects[pay].controls.approval`, `pay` of `effects[pay]`.
  fileprivate var lastStep: String {
    let step = split(whereSeparator: { $0 == "." || $0 == "[" || $0 == "]" }).last
    return step.map(String.init) ?? self
  }
}
