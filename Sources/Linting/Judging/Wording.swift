import CEL
import Policy
import Schema
import YAMLTree

extension DocumentJudge {
  /// Looks for words that claim what nothing shows; the finding stands at the very word.
  mutating func judgeWords() {
    for list in policy.words where isSelected(list.id, guide: list.entry.guideLines) {
      guard let severity = list.severity[levels.effective].flatMap(Finding.Severity.init) else { continue }
      note(list.id, .passed)
      for field in list.fields {
        guard let (text, place) = text(at: field) else { continue }
        for hit in list.hits(in: text) {
          drafts.append(draft(list, severity, hit, at: place, in: text))
        }
      }
    }
  }

  func text(at field: PathExpression) -> (String, RecordPlace)? {
    guard let text = String(field.stored(in: records, subject: root, manifest: root), in: records) else {
      return nil
    }
    return (text, field.place(in: records, subject: root, manifest: root))
  }

  private func draft(
    _ list: CompiledWords, _ severity: Finding.Severity, _ hit: CompiledWords.Hit, at place: RecordPlace,
    in text: String
  ) -> Draft {
    let entry = list.entry.read(as: WordsFields.self)
    func fill(_ text: String?) -> String {
      (text ?? "").split(separator: "{word}", omittingEmptySubsequences: false).joined(separator: hit.word)
    }
    return Draft(
      rule: list.id, severity: severity, message: fill(entry.message),
      place: RecordPlace(path: place.path, span: span(of: hit, in: text, at: place.span), uses: place.uses),
      related: uses(place), why: [entry.why ?? "", levelReason(of: root)], remedy: fill(entry.remedy),
      guide: entry.guide ?? [], references: entry.references ?? [], discriminator: hit.word.lowercased())
  }

  /// The word itself where the text is written as it is, else the whole text.
  private func span(of hit: CompiledWords.Hit, in text: String, at whole: YAMLTree.Span) -> YAMLTree.Span {
    let written = file.source.utf8[Int(whole.start)..<Int(whole.end)]
    let isQuoted = written.first == UInt8(ascii: "\"") || written.first == UInt8(ascii: "'")
    let lead = isQuoted ? 1 : 0
    guard written.dropFirst(lead).starts(with: text.utf8) else { return whole }
    let start = whole.start + Int32(lead + hit.range.lowerBound)
    return YAMLTree.Span(start: start, end: start + Int32(hit.range.count))
  }
}
