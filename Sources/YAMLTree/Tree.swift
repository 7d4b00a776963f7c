/// A node of a tree, by its number in document order.
package struct NodeID: RawRepresentable, Hashable, Comparable, Sendable {
  package let rawValue: Int32

  package init(rawValue: Int32) {
    self.rawValue = rawValue
  }

  init(_ rawValue: Int32) {
    self.rawValue = rawValue
  }

  package static func < (one: NodeID, other: NodeID) -> Bool {
    one.rawValue < other.rawValue
  }
}

/// One document of a file.
package struct Document: Sendable {
  /// The index among the file's documents, from 0.
  package let index: Int
  /// The root value; `nil` for a document without content.
  package let root: NodeID?
  /// The span from the document's directives, `---` or content to its `...` or the end of its content.
  package let span: Span
  /// Whether the document starts with `---`.
  package let hasExplicitStart: Bool
  /// Whether the document ends with `...`.
  package let hasExplicitEnd: Bool
}

/// A YAML file as a tree of nodes with their positions.
///
/// Only YAML's syntax is resolved: a scalar is its text and style, an alias stays a node of its own, and
/// merge keys stay as written until `mergedEntries` is called.
///
/// A tree is immutable and has many users, so it is shared and never copied.
package final class Tree: Sendable {
  package let source: SourceText
  package let documents: [Document]
  /// The problems in the text, in the order of their places. A problem that ended the parsing is last. The
  /// documents before it are in `documents`; its own document is not.
  package let problems: [Problem]
  let arena: Arena

  init(source: SourceText, documents: [Document], problems: [Problem], arena: Arena) {
    self.source = source
    self.documents = documents
    self.problems = problems
    self.arena = arena
  }
}

extension Tree {
  package enum Kind: Hashable, Sendable {
    case scalar, sequence, mapping, alias
  }

  /// The style of a node: the first five are styles of scalars, the other two of sequences and mappings.
  package enum Style: Hashable, Sendable {
    case plain, singleQuoted, doubleQuoted, literal, folded
    case block, flow
  }

  package func kind(_ node: NodeID) -> Kind { self[node].form.kind }

  /// `nil` for an alias.
  package func style(_ node: NodeID) -> Style? { self[node].form.style }

  /// The span from the node's anchor or tag, if it has one, to the end of its content. A block scalar or
  /// block collection ends with its last content, without the blank lines and comments that follow.
  package func span(_ node: NodeID) -> Span { Span(start: self[node].spanStart, end: self[node].spanEnd) }

  /// The parent mapping or sequence; `nil` for the root of a document.
  package func parent(_ node: NodeID) -> NodeID? {
    let parent = self[node].parent
    return parent < 0 ? nil : NodeID(parent)
  }

  /// A scalar's text, with quotes, escapes and folding decoded; empty for other nodes.
  package func text(_ node: NodeID) -> String {
    String(decoding: utf8(node), as: UTF8.self)
  }

  /// A scalar's text as UTF-8; empty for other nodes.
  package func utf8(_ node: NodeID) -> ArraySlice<UInt8> {
    arena.text[arena.textRange(node.rawValue)]
  }

  /// Passes a scalar's text as UTF-8 to a closure without creating a string; empty for other nodes.
  package func withUTF8<Result, Failure>(
    _ node: NodeID, _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let range = arena.textRange(node.rawValue)
    return try arena.text.withUnsafeBufferPointer { text throws(Failure) in
      try body(UnsafeBufferPointer(rebasing: text[range]))
    }
  }

  /// The node's full tag (`tag:yaml.org,2002:str`, `!local`); `nil` if it has none.
  package func tag(_ node: NodeID) -> String? { arena.properties(node.rawValue)?.tag }

  package func anchor(_ node: NodeID) -> String? { arena.properties(node.rawValue)?.anchor }

  /// The target of an alias, otherwise the node itself. An alias without a target, which is a problem, is its
  /// own target.
  package func resolved(_ node: NodeID) -> NodeID { NodeID(arena.resolved(node.rawValue)) }

  subscript(node: NodeID) -> Arena.Node { arena.nodes[Int(node.rawValue)] }
}
