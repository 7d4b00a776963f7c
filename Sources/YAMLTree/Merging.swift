/// An entry of a mapping after its merge keys are applied.
package struct MergedEntry: Hashable, Sendable {
  package let key: NodeID
  package let value: NodeID
  /// The aliases through which the entry was reached, outermost first; empty for an entry that is written in
  /// the mapping itself.
  package let via: [NodeID]
}

extension Tree {
  /// Whether a mapping has a merge key, an unquoted `<<`.
  package func hasMergeKey(_ node: NodeID) -> Bool { self[node].flags.contains(.hasMergeKey) }

  /// The entries of a mapping with its merge keys applied: first its own entries, then those that each merge
  /// adds. An existing key is not added again: the mapping's own entries take precedence over merges, and an
  /// earlier merge over a later one (yaml.org/type/merge.html).
  package func mergedEntries(_ node: NodeID) -> [MergedEntry] {
    guard hasMergeKey(node) else {
      return entries(node).map { MergedEntry(key: $0.key, value: $0.value, via: []) }
    }
    var entries: [MergedEntry] = []
    var keys = KeySet()
    var walk = MergeWalk(from: MergeSource(mapping: node.rawValue, via: []))
    while let source = walk.next(in: arena) {
      for entry in self.entries(NodeID(source.mapping))
      where !self[entry.key].flags.contains(.isMergeKey) && keys.insert(entry.key.rawValue, in: arena) == nil
      {
        entries.append(MergedEntry(key: entry.key, value: entry.value, via: source.via))
      }
    }
    return entries
  }
}

/// A mapping whose entries a merge adds.
struct MergeSource {
  let mapping: Int32
  /// The aliases through which it was reached.
  let via: [NodeID]
}

/// A mapping and its merged mappings, each followed by the mappings that it merges in turn, in the order of
/// precedence.
struct MergeWalk {
  private var pending: [MergeSource]

  init(from source: MergeSource) {
    pending = [source]
  }

  mutating func next(in arena: borrowing Arena) -> MergeSource? {
    guard let source = pending.popLast() else { return nil }
    let merged = arena.mergeSources(of: source.mapping)
    pending += merged.reversed().map { MergeSource(mapping: $0.mapping, via: source.via + $0.via) }
    return source
  }
}

extension Arena {
  /// The mappings that a mapping's own merge keys add, in the order of precedence.
  ///
  /// - Parameter refuse: Receives every node that is not a mapping but is used as one in a merge.
  func mergeSources(of mapping: Int32, refuse: (Int32) -> Void = { _ in }) -> [MergeSource] {
    guard nodes[Int(mapping)].flags.contains(.hasMergeKey) else { return [] }
    var sources: [MergeSource] = []
    func add(_ node: Int32, via: [NodeID]) {
      let target = resolved(node)
      switch nodes[Int(target)].form.kind {
      case .mapping:
        sources.append(MergeSource(mapping: target, via: via + (target == node ? [] : [NodeID(node)])))
      case .alias: break  // It has no target, which is a problem of its own.
      case .scalar, .sequence: refuse(node)
      }
    }
    for entry in Entries(Items(childrenOf: NodeID(mapping), in: nodes))
    where nodes[Int(entry.key.rawValue)].flags.contains(.isMergeKey) {
      let value = NodeID(resolved(entry.value.rawValue))
      if nodes[Int(value.rawValue)].form.kind == .sequence {
        let via = value == entry.value ? [] : [entry.value]
        for item in Items(childrenOf: value, in: nodes) { add(item.rawValue, via: via) }
      } else {
        add(entry.value.rawValue, via: [])
      }
    }
    return sources
  }
}
