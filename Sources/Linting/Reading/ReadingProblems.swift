import Manifest
import Shapes
import YAMLTree

extension Problem.Kind {
  /// The rule under which a problem with the text is reported.
  var rule: String {
    switch self {
    case .encoding: "unreadable-text"
    case .limit, .outOfMemory: "limit-exceeded"
    case .undefinedAlias, .selfReference: "wrong-alias"
    case .duplicateKey: "duplicate-key"
    case .mergeOfNonMapping: "wrong-merge"
    case .overriddenMerge: "overridden-merge"
    case .more: "duplicate-key"
    case .syntax: "yaml-syntax"
    }
  }

  var remedy: String? {
    switch self {
    case .duplicateKey: "keep one of the two; until then the first one counts"
    case .overriddenMerge:
      "take the key out of one of the two places; until then the explicit, else the earlier, value counts"
    case .encoding(.forbiddenCharacter): "take the character out"
    case .encoding: "save the file as UTF-8"
    case .limit(.nodes, _): "write the lists out, or use fewer aliases"
    default: nil
    }
  }
}

extension Tree {
  /// The names that lead to the place of a problem.
  func path(to problem: Problem, in document: Document) -> String {
    guard let root = document.root else { return "" }
    // A key that is merged and stated is named itself, not the merge that brings it in.
    if case .overriddenMerge(let key) = problem.kind {
      return LogicalPath.appending(
        field: key, to: self.path(to: problem.span, from: root, stoppingAtMerge: true))
    }
    return self.path(to: problem.span, from: root, stoppingAtMerge: false)
  }

  private func path(to place: Span, from root: NodeID, stoppingAtMerge: Bool) -> String {
    var path = ""
    var node = root
    descend: while true {
      switch kind(node) {
      case .mapping:
        for entry in entries(node) where self.span(entry.key).start <= place.start {
          let isInside = place.start < max(self.span(entry.value).end, self.span(entry.key).end)
          guard isInside else { continue }
          if stoppingAtMerge, text(entry.key) == "<<" { return path }
          path = LogicalPath.appending(field: text(entry.key), to: path)
          node = entry.value
          continue descend
        }
        return path
      case .sequence:
        for (index, item) in items(node).enumerated() where place.start < self.span(item).end {
          path = LogicalPath.appending(item: label(of: item) ?? String(index), to: path)
          node = item
          continue descend
        }
        return path
      case .scalar, .alias: return path
      }
    }
  }

  private func label(of item: NodeID) -> String? {
    let named = entries(item).first { ["id", "layer", "option"].contains(text($0.key)) }
    return named.map { text(resolved($0.value)) }
  }
}
