/// Formats YAML for readers: block style, with short collections in flow style on one line.
///
/// ```yaml
/// metadata: {name: my-assistant, owner: my-team}
/// workload:
///   unit: request          # from deployment.yaml:12
///   # TODO models: which models it runs
/// ```
struct ReadableLayout {
  /// The maximum width of a line in flow style or of a comment. A longer text is not folded.
  static let columns = 112
  /// The maximum width of a collection that contains mappings: nested braces are hard to read.
  static let nestedColumns = 72
  /// YAML allows a key of at most 1,024 characters without a preceding `?`.
  static let keyCharacters = 1_000

  private var lines: [String] = []

  var text: String { lines.map { $0 + "\n" }.joined() }

  /// Writes a whole document. Its root is always in block style.
  mutating func write(_ value: CommentedYAML, header: [String]) {
    for comment in header + [value.comment].compactMap(\.self) { lines.append("# \(comment.onOneLine)") }
    if let inline = value.inline {
      lines.append(inline)
      writeComments(of: value, margin: "")
    } else {
      writeBlock(value, indent: 0)
    }
  }

  private mutating func writeBlock(_ value: CommentedYAML, indent: Int) {
    let margin = String(repeating: " ", count: indent)
    switch value.content {
    case .scalar: break  // Scalars are on the line of their key or dash.
    case .list(let items):
      for item in items { write(item, behind: "\(margin)-", isItem: true, indent: indent + 2) }
    case .mapping(let entries):
      for entry in entries {
        switch entry {
        case .comment(let comment): lines.append("\(margin)# \(comment.onOneLine)")
        case .value(let key, let value):
          var lead = "\(margin)\(key.text.yamlScalar(isPlain: key.isPlain)):"
          if lead.unicodeScalars.count > Self.keyCharacters {
            lines.append("\(margin)? \(key.text.yamlScalar(isPlain: key.isPlain))")
            lead = "\(margin):"
          }
          write(value, behind: lead, isItem: false, indent: indent + 2)
        }
      }
    }
  }

  /// Writes a value after its key or dash: on the same line if it fits, otherwise on lines of its own.
  private mutating func write(_ value: CommentedYAML, behind lead: String, isItem: Bool, indent: Int) {
    let margin = String(repeating: " ", count: indent)
    if let inline = value.inline ?? value.flow(behind: lead) {
      append("\(lead) \(inline)", comment: value.comment)
      writeComments(of: value, margin: margin)
    } else if isItem {
      if let comment = value.comment { lines.append("\(lead.dropLast())# \(comment.onOneLine)") }
      let first = lines.count
      writeBlock(value, indent: indent)
      // The item's first line moves to the line of the dash.
      lines[first] = "\(lead) \(lines[first].dropFirst(indent))"
    } else {
      append(lead, comment: value.comment)
      writeBlock(value, indent: indent)
    }
  }

  /// Writes the comments of a mapping without values.
  private mutating func writeComments(of value: CommentedYAML, margin: String) {
    guard case .mapping(let entries) = value.content else { return }
    for case .comment(let comment) in entries { lines.append("\(margin)# \(comment.onOneLine)") }
  }

  private mutating func append(_ line: String, comment: String?) {
    guard let comment = comment?.onOneLine else { return lines.append(line) }
    let whole = "\(line)  # \(comment)"
    if whole.unicodeScalars.count <= Self.columns { return lines.append(whole) }
    lines.append("\(line.prefix { $0 == " " })# \(comment)")
    lines.append(line)
  }
}

extension CommentedYAML {
  /// Whether this is a scalar or a collection without values, which must be on one line.
  fileprivate var inline: String? {
    switch content {
    case .scalar(let scalar): scalar.text.yamlScalar(isPlain: scalar.isPlain)
    case .list(let items): items.isEmpty ? "[]" : nil
    case .mapping(let entries): entries.allSatisfy(\.isComment) ? "{}" : nil
    }
  }

  /// The value in flow style, if it is short enough after `lead` and contains no comment.
  fileprivate func flow(behind lead: String) -> String? {
    guard let flow else { return nil }
    let columns = holdsMapping ? ReadableLayout.nestedColumns : ReadableLayout.columns
    return lead.unicodeScalars.count + 1 + flow.unicodeScalars.count <= columns ? flow : nil
  }

  private var flow: String? {
    switch content {
    case .scalar(let scalar):
      return scalar.text.yamlScalar(isPlain: scalar.isPlain, inFlow: true)
    case .list(let items):
      let parts = items.compactMap(\.uncommentedFlow)
      return parts.count == items.count ? "[\(parts.joined(separator: ", "))]" : nil
    case .mapping(let entries):
      let parts = entries.compactMap { entry -> String? in
        guard case .value(let key, let value) = entry, let flow = value.uncommentedFlow else { return nil }
        return "\(key.text.yamlScalar(isPlain: key.isPlain, inFlow: true)): \(flow)"
      }
      return parts.count == entries.count ? "{\(parts.joined(separator: ", "))}" : nil
    }
  }

  private var uncommentedFlow: String? { comment == nil ? flow : nil }

  private var holdsMapping: Bool {
    let inner: [CommentedYAML] =
      switch content {
      case .scalar: []
      case .list(let items): items
      case .mapping(let entries): entries.compactMap(\.value)
      }
    return inner.contains { value in
      if case .mapping = value.content { return true }
      return value.holdsMapping
    }
  }
}

extension CommentedYAML.Entry {
  fileprivate var value: CommentedYAML? { if case .value(_, let value) = self { value } else { nil } }

  fileprivate var isComment: Bool { value == nil }
}

extension String {
  /// The text without line ends and characters that YAML forbids, because a comment has no escapes.
  fileprivate var onOneLine: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.map { scalar in
          switch scalar.properties.generalCategory {
          case .control, .lineSeparator, .paragraphSeparator: " "
          default: "\u{FEFF}\u{FFFE}\u{FFFF}".unicodeScalars.contains(scalar) ? "\u{FFFD}" : scalar
          }
        }))
  }
}
