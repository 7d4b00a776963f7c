import CEL
import Schema

/// The first difference between two values: the values themselves or, if one is too large to display, the values at
/// the first key or index that differs.
struct Difference {
  /// The path to the values that differ.
  private(set) var keys: [Value]
  /// The left value; `nil` if only the right side has the key or index.
  let left: Value?
  let right: Value?

  init(keys: [Value] = [], left: Value?, right: Value?) {
    (self.keys, self.left, self.right) = (keys, left, right)
  }

  init(_ left: Value, _ right: Value) {
    guard left.compact == nil || right.compact == nil, let (key, inner) = Self.first(left, right) else {
      self.init(left: left, right: right)
      return
    }
    if let left = inner.0, let right = inner.1 {
      self.init(left, right)
    } else {
      self.init(left: inner.0, right: inner.1)
    }
    keys.insert(key, at: 0)
  }

  /// The first key or index whose values differ.
  private static func first(_ left: Value, _ right: Value) -> (key: Value, (Value?, Value?))? {
    switch (left, right) {
    case (.list(let left), .list(let right)):
      let shared = min(left.count, right.count)
      let index = (0..<shared).first { left[$0] != right[$0] } ?? shared
      let items = [left, right].map { index < $0.count ? $0[index] : nil }
      return index == max(left.count, right.count) ? nil : (.int(index), (items[0], items[1]))
    case (.map(let left), .map(let right)):
      let key =
        left.entries.first { entry in right[entry.key].map { $0 != entry.value } ?? true }?.key
        ?? right.entries.first { left[$0.key] == nil }?.key
      return key.map { ($0, (left[$0], right[$0])) }
    default: return nil
    }
  }
}

extension Value {
  /// The value as a CEL literal; `nil` for values without a literal form.
  var literal: String? {
    switch self {
    case .bool(let value): Literal.bool(value).text
    case .int(let value): Literal.int(value).text
    case .uint(let value): Literal.uint(value).text
    case .double(let value) where value.isFinite: Literal.double(value).text
    case .string(let text): Literal.string(text).text
    default: nil
    }
  }
}
