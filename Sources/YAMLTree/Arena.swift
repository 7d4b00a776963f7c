import CLibYAML

/// The nodes of a file in document order, parents before children, in plain arrays.
struct Arena: Sendable {
  var nodes: [Node] = []
  /// The text of the file, followed by the texts of all scalars that differ from the file because of escapes
  /// and folded lines.
  var text: [UInt8] = []
  /// Anchors and tags, in the order of their nodes.
  var properties: [Properties] = []

  /// One node, 28 bytes wide.
  struct Node: Sendable {
    let form: Form
    var flags: Flags
    let parent: Int32
    /// The index after the last descendant.
    var end: Int32
    var spanStart: Int32
    var spanEnd: Int32
    /// The start of a scalar's text in `Arena.text`.
    let textStart: Int32
    /// The length of a scalar's text; for an alias, its target node, or the alias itself if it has none.
    let length: Int32
  }

  /// The kind and style of a node.
  enum Form: UInt8, Sendable {
    case plain, singleQuoted, doubleQuoted, literal, folded
    case blockSequence, flowSequence
    case blockMapping, flowMapping
    case alias

    /// The style of a scalar.
    init(_ style: yaml_scalar_style_t) {
      switch style {
      case YAML_SINGLE_QUOTED_SCALAR_STYLE: self = .singleQuoted
      case YAML_DOUBLE_QUOTED_SCALAR_STYLE: self = .doubleQuoted
      case YAML_LITERAL_SCALAR_STYLE: self = .literal
      case YAML_FOLDED_SCALAR_STYLE: self = .folded
      default: self = .plain
      }
    }
  }

  struct Flags: OptionSet, Sendable {
    let rawValue: UInt8
    /// `properties` has an entry for this node.
    static let hasProperties = Flags(rawValue: 1)
    /// An unquoted `<<` as a key.
    static let isMergeKey = Flags(rawValue: 2)
    /// A mapping with a merge key.
    static let hasMergeKey = Flags(rawValue: 4)
  }

  /// The properties that can precede a node's content.
  struct Properties: Sendable {
    let node: Int32
    let anchor: String?
    let tag: String?
  }

  /// The bytes of a scalar's text in `text`.
  func textRange(_ node: Int32) -> Range<Int> {
    let record = nodes[Int(node)]
    guard record.form.kind == .scalar else { return 0..<0 }
    return Int(record.textStart)..<Int(record.textStart + record.length)
  }

  /// The target of an alias, otherwise the node itself.
  func resolved(_ node: Int32) -> Int32 {
    let record = nodes[Int(node)]
    return record.form == .alias ? record.length : node
  }

  func properties(_ node: Int32) -> Properties? {
    guard nodes[Int(node)].flags.contains(.hasProperties) else { return nil }
    var (low, high) = (0, properties.count)
    while low < high {
      let middle = (low + high) / 2
      if properties[middle].node < node { low = middle + 1 } else { high = middle }
    }
    return low < properties.count ? properties[low] : nil
  }
}

extension Arena.Form {
  var kind: Tree.Kind {
    switch self {
    case .plain, .singleQuoted, .doubleQuoted, .literal, .folded: .scalar
    case .blockSequence, .flowSequence: .sequence
    case .blockMapping, .flowMapping: .mapping
    case .alias: .alias
    }
  }

  var style: Tree.Style? {
    switch self {
    case .plain: .plain
    case .singleQuoted: .singleQuoted
    case .doubleQuoted: .doubleQuoted
    case .literal: .literal
    case .folded: .folded
    case .blockSequence, .blockMapping: .block
    case .flowSequence, .flowMapping: .flow
    case .alias: nil
    }
  }
}
