import YAMLTree

/// A tree in the event notation of the YAML test suite, one event per line.
func eventNotation(of tree: Tree) -> String {
  var lines = ["+STR"]
  for document in tree.documents {
    lines.append(document.hasExplicitStart ? "+DOC ---" : "+DOC")
    if let root = document.root { add(root, of: tree, to: &lines) } else { lines.append("=VAL :") }
    lines.append(document.hasExplicitEnd ? "-DOC ..." : "-DOC")
  }
  lines.append("-STR")
  return lines.joined(separator: "\n") + "\n"
}

private func add(_ node: NodeID, of tree: Tree, to lines: inout [String]) {
  let anchor = tree.anchor(node).map { " &\($0)" } ?? ""
  let tag = tree.tag(node).map { " <\($0)>" } ?? ""
  let properties = anchor + tag
  switch tree.kind(node) {
  case .alias:
    lines.append("=ALI " + tree.source.text(of: tree.span(node)))
  case .scalar:
    lines.append("=VAL\(properties) \(indicator(of: tree.style(node)))\(escaped(tree.text(node)))")
  case .sequence:
    lines.append("+SEQ\(tree.style(node) == .flow ? " []" : "")\(properties)")
    for item in tree.items(node) { add(item, of: tree, to: &lines) }
    lines.append("-SEQ")
  case .mapping:
    lines.append("+MAP\(tree.style(node) == .flow ? " {}" : "")\(properties)")
    for entry in tree.entries(node) {
      add(entry.key, of: tree, to: &lines)
      add(entry.value, of: tree, to: &lines)
    }
    lines.append("-MAP")
  }
}

private func indicator(of style: Tree.Style?) -> String {
  switch style {
  case .singleQuoted: "'"
  case .doubleQuoted: "\""
  case .literal: "|"
  case .folded: ">"
  default: ":"
  }
}

private func escaped(_ text: String) -> String {
  text.unicodeScalars.reduce(into: "") { result, scalar in
    switch scalar {
    case "\\": result += "\\\\"
    case "\n": result += "\\n"
    case "\r": result += "\\r"
    case "\t": result += "\\t"
    case "\u{8}": result += "\\b"
    default: result.unicodeScalars.append(scalar)
    }
  }
}
