import Spelling
package import YAMLTree

/// Where something stands, by names rather than by numbers: `effects[pay-refund].controls.approval`.
///
/// An item of a list is named by its id, else by its naming field, else by eight digits of its content's digest, so
/// that a path survives when items move.
package enum LogicalPath {
  package static func appending(field: String, to path: String) -> String {
    // A key that an author made up may hold a point, which would read as a step.
    let isPlain =
      !field.isEmpty && field.utf8.allSatisfy { $0.isASCIILetter || $0.isDigit || $0 == 0x2D || $0 == 0x5F }
    guard isPlain else { return "\(path)[\(field.shortened)]" }
    return path.isEmpty ? field : "\(path).\(field)"
  }

  package static func appending(item: String, to path: String) -> String { "\(path)[\(item)]" }

  /// The way to where a reader is. It becomes a path only where there is something to say.
  struct Trail {
    private enum Step {
      case field(String)
      case item(String)
    }

    private var steps: [Step] = []

    mutating func enter(field: String) { steps.append(.field(field)) }
    mutating func enter(item: String) { steps.append(.item(item)) }
    mutating func leave() { steps.removeLast() }

    var path: String {
      steps.reduce("") { path, step in
        switch step {
        case .field(let name): appending(field: name, to: path)
        case .item(let label): appending(item: label.shortened, to: path)
        }
      }
    }
  }
}

extension Tree {
  /// What tells an item of a list from the others: its id, else what stands in its naming field, else the digest of
  /// its content.
  package func label(of item: NodeID, _ schema: RecordSchema) -> String {
    let mapping = resolved(item)
    guard kind(mapping) == .mapping, let name = schema.label,
      let named = entry(for: name, in: mapping, schema)
    else { return contentDigest(item) }
    let value = resolved(named.value)
    guard kind(value) == .scalar, !text(value).isEmpty else { return contentDigest(item) }
    return text(value).shortened
  }

  /// The entry of a key, or of what was meant to be it.
  private func entry(for name: String, in mapping: NodeID, _ schema: RecordSchema) -> MergedEntry? {
    let entries = mergedEntries(mapping)
    return entries.first { text(resolved($0.key)) == name }
      ?? entries.first { entry in
        let key = text(resolved(entry.key))
        return schema.slot(key) == nil && nearestName(to: key, among: [name]) != nil
      }
  }
}
