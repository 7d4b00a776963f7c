import Manifest
import Policy
import Schema

/// Pages about the keys of a manifest and their values, from the descriptions that decoding uses.
struct ManifestPages {
  private let index = FieldIndex(of: ArchitectureFields.schema)
  private let reference: FieldReference
  private let policy: Policy

  init(_ policy: Policy) {
    self.policy = policy
    reference = FieldReference(vocabularies: policy.vocabularies)
  }

  /// The paths of all keys.
  var paths: [String] { index.fields.map(\.path) }

  /// The values of all enums, without duplicates.
  var values: [String] { index.choices.flatMap { $0.choice.words.map(\.word) }.uniqued() }

  func pages(named name: String) -> [EntryPage] {
    index.fields(named: name).map(page) + index.choices.compactMap { page(about: name, in: $0) }
  }

  private func page(about entry: FieldIndex.Entry) -> EntryPage {
    let field = entry.field
    let choice = index.choices.first { $0.paths.contains(entry.path) }?.choice
    return EntryPage(
      id: entry.path, kind: "manifest field", title: "The field `\(field.name)` of \(entry.schema.noun)",
      [
        .init("Meaning", [.text(field.doc)]),
        .init("Value", [choice == nil ? .text(reference.description(of: field.type).withoutLinks) : nil]),
        .init("Values", [choice.map(values)]),
        .init(
          "Required", [.text(reference.presence(of: field).isEmpty ? "no" : reference.presence(of: field))]),
        .init("Guide", [.items(policy.demands(of: field.guide))]),
      ])
  }

  private func page(about word: String, in entry: FieldIndex.ChoiceEntry) -> EntryPage? {
    guard let meaning = entry.choice.words.first(where: { $0.word == word })?.meaning else { return nil }
    return EntryPage(
      id: word, kind: "value", title: "The value `\(word)` of \(entry.choice.noun)",
      [
        .init("Meaning", [.text(meaning)]),
        .init("Used in", [.items(entry.paths)]),
        .init("All values", [values(of: entry.choice)]),
      ])
  }

  private func values(of choice: Choice) -> EntryPage.Block {
    .table(header: ["value", "meaning"], rows: choice.words.map { [$0.word, $0.meaning] })
  }
}

extension String {
  /// The Markdown text with the words of links instead of the links.
  fileprivate var withoutLinks: String {
    var text = ""
    var rest = self[...]
    while let open = rest.firstIndex(of: "["), let close = rest[open...].firstIndex(of: "]"),
      rest[close...].dropFirst().first == "(", let end = rest[close...].firstIndex(of: ")")
    {
      text += rest[..<open] + rest[rest.index(after: open)..<close]
      rest = rest[rest.index(after: end)...]
    }
    return text + rest
  }
}
