import CEL
import Schema

/// A value for each level; a written value applies from its level up to the next written value.
package struct ByLevel<Value: Sendable>: Sendable {
  /// The values by level index; `nil` below the first written level.
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

extension ByLevel<SeveritySetting> {
  /// Reads the severity of an entry: one word for all levels, or a table by level; `nil` if it is not set.
  ///
  /// - Parameter reportUnknown: Called with each unknown level of the table, which is ignored.
  init?(_ stored: Stored, _ levels: Levels, reportUnknown: (String) -> Void) {
    switch stored {
    case .scalar(.string(let word)):
      self.init(everywhere: SeveritySetting(rawValue: word) ?? .error, levels: levels.all.count)
    case .map(let table):
      let written = table.compactMap { name, value -> (level: Int, value: SeveritySetting)? in
        guard case .string(let word) = value, let severity = SeveritySetting(rawValue: word) else {
          return nil
        }
        guard let level = levels.index(of: name) else {
          reportUnknown(name)
          return nil
        }
        return (level, severity)
      }
      self.init(written, levels: levels.all.count)
    default: return nil
    }
  }
}
