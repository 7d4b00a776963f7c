import Policy

/// A page about an entry of the policy, for a terminal or as Markdown.
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

    /// `nil` if all blocks are empty.
    init?(_ heading: String, _ blocks: [Block?]) {
      self.heading = heading
      self.blocks = blocks.compactMap(\.self)
      if self.blocks.isEmpty { return nil }
    }
  }

  package let id: String
  /// The kind of the entry: `rule`, `ladder`.
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
  /// A paragraph; `nil` without a text.
  static func text(_ text: String?) -> EntryPage.Block? { text.map { .paragraph($0) } }

  /// A line of a finding as a sentence, with a placeholder for each expression.
  static func sentence(_ line: String?) -> EntryPage.Block? {
    guard let line, let first = line.first else { return nil }
    let text = Template.placeholders(in: line)
    return .paragraph("\(first.uppercased())\(text.dropFirst())\(text.hasSuffix(".") ? "" : ".")")
  }

  /// A list; `nil` if there are no items.
  static func items(_ items: [String]) -> EntryPage.Block? { items.isEmpty ? nil : .list(items) }
}
