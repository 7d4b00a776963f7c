import Claims
import Policy
import Requirements
import Schema
import YAMLTree

/// A finding whose severity is not final, because other findings may be merged into it.
struct FindingDraft: Sendable {
  var rule: String
  var severity: Finding.Severity
  var message: String
  var place: RecordPlace
  var related: [Finding.Related] = []
  var why: [String] = []
  var remedy: String?
  var guide: [String] = []
  var references: [String] = []
  var fixes: [Finding.Fix] = []
  /// The text that distinguishes the finding from others of the same rule at the same place.
  var discriminator = ""
}

/// A converter from spans of one document to locations.
struct DocumentPlaces: Sendable {
  let source: SourceText
  /// The index of the document in its file, from 0.
  let document: Int

  init(_ source: SourceText, document: Int) {
    self.source = source
    self.document = document
  }

  init(_ document: ManifestDocument) { self.init(document.source, document: document.index) }

  func place(_ place: RecordPlace) -> Location { self.place(place.span, at: place.route) }

  func place(_ span: Span, at route: Route) -> Location {
    Location(
      file: source.name, document: document, start: point(Int(span.start)), end: point(Int(span.end)),
      route: route)
  }

  private func point(_ byte: Int) -> Location.Point {
    let position = source.position(of: byte)
    return Location.Point(
      line: position.line, column: position.column, utf16Column: source.utf16Column(of: position),
      byte: position.byte)
  }

  /// The fix that replaces a misspelled text.
  func fix(_ replacement: DecodingProblem.Replacement) -> Finding.Fix {
    Finding.Fix(
      title: "replace with `\(replacement.text)`",
      edits: [
        .init(
          start: point(Int(replacement.span.start)), end: point(Int(replacement.span.end)),
          text: replacement.text)
      ])
  }

  func related(_ place: RecordPlace, _ message: String) -> Finding.Related {
    Finding.Related(place: self.place(place), message: message)
  }

  /// The aliases through which a place is used, as related places.
  func uses(_ place: RecordPlace) -> [Finding.Related] {
    place.uses.map { span in
      Finding.Related(place: self.place(span, at: place.route), message: "used here, through an alias")
    }
  }
}

extension EvaluationStage {
  var places: DocumentPlaces { DocumentPlaces(context.document) }

  /// The severity of a finding if no rule states one.
  func defaultSeverity(at level: Int) -> Finding.Severity {
    policy.defaultSeverity[level].flatMap(Finding.Severity.init) ?? .error
  }
}

extension EvidencedManifest {
  /// The reason for the level of a part, in one sentence.
  func levelReason(of part: RecordID) -> String {
    let level = levels.level(of: part)
    let name = levelName(level)
    if ownLevel(of: part) != nil, part != root {
      return "level \(name) applies to this part, which sets its own `consequence.level`"
    }
    if levels.declared == level { return "level \(name) is declared in `consequence.level`" }
    let fact = levels.reasons.first { $0.level == level }
    return "level \(name): " + (fact?.text ?? "the lowest level")
  }
}
