import CEL
import Schema

extension Adjustments {
  /// Returns the adjusted table of a requirement: rung index by level index.
  mutating func table(
    of id: String, _ table: [Int: Int], levels: Levels, ladder: Ladder
  ) -> [Int: Int] {
    guard isAdjusted(id) else { return table }
    var result = table
    let field = FieldDescription.of(\TighteningFields.atLeast)
    // A cell applies from its level upward, and so does a tightening. A loosening applies to its level alone.
    var inherited = 0
    var tightened = 0
    for (index, level) in levels.names.enumerated() {
      inherited = table[index] ?? inherited
      let original = max(inherited, tightened)
      let rung = adjust(
        id, cell: level, field: field, from: original,
        read: { stored, _ in stored.word(of: level).flatMap(ladder.index) },
        compare: { a, b in Comparison(b, a) }, join: max, show: { ladder.names[$0] })
      if rung > original { tightened = rung }
      if table[index] != nil || rung > 0 { result[index] = rung }
    }
    return result
  }

  /// Returns the adjusted severity of a rule at each level.
  mutating func severity(of id: String, _ severity: ByLevel<SeveritySetting>, levels: Levels) -> ByLevel<
    SeveritySetting
  > {
    let field = FieldDescription.of(\TighteningFields.severity)
    let adjusted = levels.names.indices.map { index -> (level: Int, value: SeveritySetting) in
      let value = adjust(
        id, cell: "severity at \(levels.names[index])", field: field, from: severity[index] ?? .off,
        read: { stored, _ in stored.severity(at: index, levels) }, compare: { a, b in Comparison(b, a) },
        join: max,
        show: \.rawValue)
      return (index, value)
    }
    return ByLevel(adjusted, levels: levels.all.count)
  }

  /// Returns the adjusted level of a floor.
  mutating func level(of id: String, _ level: Int, levels: Levels) -> Int {
    adjust(
      id, cell: "level", field: .of(\TighteningFields.level), from: level,
      read: { stored, records in String(stored, in: records).flatMap(levels.index) },
      compare: { a, b in Comparison(b, a) }, join: max, show: { levels.names[$0] })
  }
}

extension Comparison {
  /// Compares the first value with the second.
  fileprivate init<Value: Comparable>(_ a: Value, _ b: Value) {
    self = a < b ? .less : a > b ? .greater : .equal
  }
}

extension Stored {
  /// Returns the word of a table at a level.
  fileprivate func word(of level: String) -> String? {
    guard case .map(let entries) = self,
      case .string(let word) = entries.first(where: { $0.key == level })?.value
    else { return nil }
    return word
  }

  /// Returns the severity at a level: the single word, or the nearest cell at or below the level.
  fileprivate func severity(at index: Int, _ levels: Levels) -> SeveritySetting? {
    if case .scalar(.string(let word)) = self { return SeveritySetting(rawValue: word) }
    guard case .map = self else { return nil }
    return levels.names[...index].reversed().lazy.compactMap { word(of: $0) }.first.flatMap(
      SeveritySetting.init)
  }
}
