/// Checks of a mapping's keys at its end.
extension TreeBuilder {
  /// Finds duplicate keys and entries that merges add without effect.
  mutating func checkKeys(of mapping: Int32) throws(Problem) {
    guard arena.mayRepeatKeys(mapping) else { return }
    keys.removeAll()
    var mergeKey: NodeID?
    for entry in entries(of: mapping) {
      if isMergeKey(entry.key) {
        if let mergeKey { reportDuplicate(entry.key, of: mergeKey) }
        mergeKey = mergeKey ?? entry.key
      } else if let place = keys.insert(entry.key.rawValue, in: arena) {
        reportDuplicate(entry.key, of: NodeID(keys.members[place].node))
      } else if arena.textRange(arena.resolved(entry.key.rawValue)).count > Limits.keyBytes {
        problems.append(Problem(.limit(.keyBytes, Limits.keyBytes), at: span(of: entry.key)))
      }
    }
    if mergeKey != nil { try checkMerges(of: mapping) }
  }

  /// Finds merged entries whose keys already have a value, from the mapping itself or from an earlier merge.
  /// `keys` contains the mapping's own keys.
  ///
  /// Entries that several merges take from the same source do not conflict. Every visited entry counts as a
  /// node, so that nested merges are bounded by the limit of nodes.
  private mutating func checkMerges(of mapping: Int32) throws(Problem) {
    var notMappings: [NodeID] = []
    let sources = arena.mergeSources(of: mapping) { notMappings.append(NodeID($0)) }
    for node in notMappings { problems.append(Problem(.mergeOfNonMapping, at: span(of: node))) }
    // For every key: the number of the last merge with this key, from 1, or 0 for the mapping itself, and the
    // source of its value.
    var lastMerge = [Int](repeating: 0, count: keys.members.count)
    var holders = keys.members.map { NodeID($0.node) }
    for (number, source) in zip(1..., sources) {
      var walk = MergeWalk(from: source)
      while let merged = walk.next(in: arena) {
        try countMerged(at: span(of: NodeID(merged.mapping)))
        for entry in entries(of: merged.mapping) where !isMergeKey(entry.key) {
          try countMerged(at: span(of: entry.key))
          guard let place = keys.insert(entry.key.rawValue, in: arena) else {
            lastMerge.append(number)
            holders.append(merged.via.first ?? entry.key)
            continue
          }
          guard lastMerge[place] != number else { continue }
          lastMerge[place] = number
          if keys.members[place].node != entry.key.rawValue {
            reportOverridden(entry, of: merged, by: holders[place])
          }
        }
      }
    }
  }

  private mutating func reportDuplicate(_ key: NodeID, of first: NodeID) {
    let related = Problem.Related("first declared here", at: span(of: first))
    problems.append(Problem(.duplicateKey(text(ofKey: key)), at: span(of: key), related: [related]))
  }

  /// - Parameter holder: The source of the effective value: a key of the mapping itself, or the node that
  ///   merges it.
  private mutating func reportOverridden(_ entry: Entry, of source: MergeSource, by holder: NodeID) {
    var related = [Problem.Related("this value takes precedence", at: span(of: holder))]
    if !source.via.isEmpty { related.append(Problem.Related("the merged value", at: span(of: entry.key))) }
    let place = source.via.first ?? entry.key
    problems.append(
      Problem(.overriddenMerge(key: text(ofKey: entry.key)), at: span(of: place), related: related))
  }

  private func entries(of mapping: Int32) -> Entries {
    Entries(Items(childrenOf: NodeID(mapping), in: arena.nodes))
  }

  private func isMergeKey(_ key: NodeID) -> Bool {
    arena.nodes[Int(key.rawValue)].flags.contains(.isMergeKey)
  }

  private func span(of node: NodeID) -> Span {
    let record = arena.nodes[Int(node.rawValue)]
    return Span(start: record.spanStart, end: record.spanEnd)
  }

  private func text(ofKey key: NodeID) -> String {
    String(decoding: arena.text[arena.textRange(arena.resolved(key.rawValue))], as: UTF8.self)
  }
}

extension Arena {
  /// Whether a mapping's keys must be compared one by one.
  func mayRepeatKeys(_ mapping: Int32) -> Bool {
    nodes.withUnsafeBufferPointer { nodes in
      text.withUnsafeBufferPointer { text in
        var keys = KeyMarks()
        var key = Int(mapping) + 1
        let end = Int(nodes[Int(mapping)].end)
        while key < end, !keys.mayRepeat {
          let record = nodes[key]
          guard record.form.kind == .scalar, !record.flags.contains(.isMergeKey),
            record.length <= Limits.keyBytes
          else { return true }
          keys.add(Int(record.textStart)..<Int(record.textStart + record.length), in: text)
          key = Int(nodes[Int(record.end)].end)
        }
        return keys.mayRepeat
      }
    }
  }
}
