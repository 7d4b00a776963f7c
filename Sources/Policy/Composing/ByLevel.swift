/// A value for each level: what is written at one level holds from there upward until the next.
package struct ByLevel<Value: Sendable>: Sendable {
  /// By the index of the level; `nil` below the first that was written.
  package let values: [Value?]

  package init(_ written: [(level: Int, value: Value)], levels: Int) {
    var values = [Value?](repeating: nil, count: levels)
    for (level, value) in written.sorted(by: { $0.level < $1.level }) {
      for index in level..<levels { values[index] = value }
    }
    self.values = values
  }

  package init(everywhere value: Value, levels: Int) {
    values = Array(repeating: value, count: levels)
  }

  package subscript(level: Int) -> Value? { values.indices.contains(level) ? values[level] : nil }
}
