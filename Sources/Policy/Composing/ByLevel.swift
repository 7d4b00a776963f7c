import CEL
import Schema

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

extension ByLevel<SeveritySetting> {
  /// A severity as an entry states it: one word for all levels, or a table by level; `nil` where it states none.
  ///
  /// - Parameter reportUnknown: told each level of the table that is not there, which is left out.
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
