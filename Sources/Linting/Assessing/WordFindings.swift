import Claims
import Policy
import Requirements
import Schema
import YAMLTree

/// Findings about words that claim more than the evidence supports. Each is at the word itself.
struct WordFindings {
  let stage: EvidencedManifest
  let selection: Selection?

  /// The result for one word list.
  struct Result {
    let list: String
    let drafts: [FindingDraft]
    /// Whether all searched texts could be read.
    let isComplete: Bool
  }

  /// The results of the word lists that apply at the level in effect.
  var results: [Result] {
    stage.policy.words.compactMap { list in
      guard selection?.contains(rule: list.id, guide: list.entry.guideLines) ?? true,
        let severity = list.severity[stage.levels.effective].flatMap(Finding.Severity.init)
      else { return nil }
      let drafts = list.fields.flatMap { field -> [FindingDraft] in
        guard let (text, place) = stage.text(at: field) else { return [] }
        return list.hits(in: text).map { draft(list, severity, $0, at: place, in: text) }
      }
      let isComplete = list.fields.allSatisfy { stage.isReadable($0) }
      return Result(list: list.id, drafts: drafts, isComplete: isComplete)
    }
  }

  private func draft(
    _ list: CompiledWords, _ severity: Finding.Severity, _ hit: CompiledWords.Hit, at place: RecordPlace,
    in text: String
  ) -> FindingDraft {
    let entry = list.entry.read(as: WordsFields.self)
    func fill(_ text: String?) -> String {
      (text ?? "").split(separator: "{word}", omittingEmptySubsequences: false).joined(separator: hit.word)
    }
    return FindingDraft(
      rule: list.id, severity: severity, message: fill(entry.message),
      place: place.underlining(span(of: hit, in: text, at: place.span)), related: stage.places.uses(place),
      why: [entry.why ?? "", stage.levelReason(of: stage.root)], remedy: fill(entry.remedy),
      guide: entry.guide ?? [], references: entry.references ?? [], discriminator: hit.word.lowercased())
  }

  /// The span of the word or, if the text contains escapes or line breaks, of the whole text.
  private func span(of hit: CompiledWords.Hit, in text: String, at whole: YAMLTree.Span) -> YAMLTree.Span {
    let written = stage.context.document.source.utf8[Int(whole.start)..<Int(whole.end)]
    let isQuoted = written.first == UInt8(ascii: "\"") || written.first == UInt8(ascii: "'")
    let lead = isQuoted ? 1 : 0
    guard written.dropFirst(lead).starts(with: text.utf8) else { return whole }
    let start = whole.start + Int32(lead + hit.range.lowerBound)
    return YAMLTree.Span(start: start, end: start + Int32(hit.range.count))
  }
}

extension EvaluationStage {
  /// Whether a field of the manifest is absent or readable.
  func isReadable(_ field: PathExpression) -> Bool {
    if case .broken = field.stored(in: records, subject: root, manifest: root) { false } else { true }
  }

  /// The text of a field of the manifest, with its place.
  func text(at field: PathExpression) -> (String, RecordPlace)? {
    String(field.stored(in: records, subject: root, manifest: root), in: records).map {
      ($0, field.place(in: records, subject: root, manifest: root))
    }
  }
}
