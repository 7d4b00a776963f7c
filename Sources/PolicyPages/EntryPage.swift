/// One page about an entry of the policy: the same sections whether it is shown in a terminal or kept as Markdown.
package struct EntryPage: Sendable {
  package enum Block: Sendable {
    case paragraph(String)
    case list([String])
    case table(header: [String], rows: [[String]])
    case yaml(String)
  }

  package struct Section: Sendable {
    package let heading: String
    package let blocks: [Block]

    /// `nil` when there is nothing to say.
    init?(_ heading: String, _ blocks: [Block?]) {
      self.heading = heading
      self.blocks = blocks.compactMap(\.self)
      if self.blocks.isEmpty { return nil }
    }
  }

  package let id: String
  /// What sort of entry it is about: `rule`, `ladder`.
  package let kind: String
  package let title: String
  package let sections: [Section]

  init(id: String, kind: String, title: String, _ sections: [Section?]) {
    self.id = id
    self.kind = kind
    self.title = title.prefix(1).uppercased() + title.dropFirst()
    self.sections = sections.compactMap(\.self)
  }
}

extension EntryPage.Block {
  /// A paragraph, where there is a text.
  static func text(_ text: String?) -> EntryPage.Block? { text.map { .paragraph($0) } }

  /// A line of a finding as a sentence of its own; a brace that is doubled in a message is one.
  static func sentence(_ line: String?) -> EntryPage.Block? {
    guard let line, let first = line.first else { return nil }
    let text = line.split(separator: "{{", omittingEmptySubsequences: false).joined(separator: "{")
      .split(separator: "}}", omittingEmptySubsequences: false).joined(separator: "}")
    return .paragraph("\(first.uppercased())\(text.dropFirst())\(text.hasSuffix(".") ? "" : ".")")
  }

  /// A list, where there is anything in it.
  static func items(_ items: [String]) -> EntryPage.Block? { items.isEmpty ? nil : .list(items) }
}
