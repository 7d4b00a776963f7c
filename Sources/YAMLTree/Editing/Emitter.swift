extension YAMLValue {
  /// The value as YAML in block style, with a final line end. Empty collections are written in flow style.
  package var yaml: String {
    var text = ""
    write(into: &text, indent: 0)
    return text
  }

  /// Whether the value fits after a key: a scalar or an empty collection.
  private var inline: String? {
    switch self {
    case .scalar(let text, let isPlain): text.yamlScalar(isPlain: isPlain)
    case .list(let items): items.isEmpty ? "[]" : nil
    case .mapping(let entries): entries.isEmpty ? "{}" : nil
    }
  }

  private func write(into text: inout String, indent: Int) {
    let margin = String(repeating: " ", count: indent)
    if let inline {
      text += "\(margin)\(inline)\n"
      return
    }
    switch self {
    case .scalar: break
    case .mapping(let entries):
      for entry in entries {
        let key = entry.key.yamlScalar(isPlain: true)
        if let inline = entry.value.inline {
          text += "\(margin)\(key): \(inline)\n"
        } else {
          text += "\(margin)\(key):\n"
          entry.value.write(into: &text, indent: indent + 2)
        }
      }
    case .list(let items):
      for item in items {
        // The item's first line moves to the line of the dash.
        var inner = ""
        item.write(into: &inner, indent: indent + 2)
        text += "\(margin)- \(inner.dropFirst(indent + 2))"
      }
    }
  }
}
