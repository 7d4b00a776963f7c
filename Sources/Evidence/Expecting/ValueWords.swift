import CEL
import Schema

extension Value {
  /// The value as a message shows it: scalars and small collections whole, others by their size.
  var inWords: String {
    switch self {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .int(let value): String(value)
    case .uint(let value): String(value)
    case .double(let value):
      value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
    case .string(let text): "'\(text.unicodeScalars.count > 60 ? String(text.prefix(60)) + "…" : text)'"
    case .bytes(let bytes): "\(bytes.count) bytes"
    case .list(let items):
      whole
        ?? (items.count <= 5 && items.allSatisfy { !$0.isCollection }
          ? "[\(items.map(\.inWords).joined(separator: ", "))]" : "a list of \(items.count)")
    case .map(let map): whole ?? "a mapping with \(map.count) key\(map.count == 1 ? "" : "s")"
    case .type(let type): type.description
    case .timestamp(let instant): instant.description
    case .duration(let span): Quantity(nanoseconds: span.nanoseconds).text
    case .optional(let value): value.map(\.inWords) ?? "nothing"
    case .record(let record): "a \(record.type.name)"
    case .opaque(let value): value.description
    }
  }

  /// The value as an expression writes it; `nil` for what has no literal.
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

  private var isCollection: Bool {
    switch self {
    case .list, .map, .record: true
    default: false
    }
  }

  /// A collection with all that is in it; `nil` where that is long.
  fileprivate var whole: String? {
    var room = 60
    return written(&room)
  }

  private func written(_ room: inout Int) -> String? {
    let count: Int
    switch self {
    case .list(let items): count = items.count
    case .map(let map): count = map.count
    default:
      let text = inWords
      room -= text.unicodeScalars.count
      return room < 0 ? nil : text
    }
    // The brackets, and a comma and a blank before each item but the first.
    room -= max(2, 2 * count)
    guard room >= 0 else { return nil }
    var items: [String] = []
    switch self {
    case .list(let list):
      for item in list {
        guard let item = item.written(&room) else { return nil }
        items.append(item)
      }
      return "[\(items.joined(separator: ", "))]"
    case .map(let map):
      for entry in map.entries {
        guard let key = entry.key.written(&room), let value = entry.value.written(&room) else { return nil }
        room -= 2
        items.append("\(key): \(value)")
      }
      return room < 0 ? nil : "{\(items.joined(separator: ", "))}"
    default: return nil
    }
  }
}

/// Where two values differ: in themselves, or, where one is too large to be shown, in the first key or index.
struct Difference {
  /// The way down to what differs.
  private(set) var keys: [Value]
  /// `nil` for what the left side does not have.
  let left: Value?
  let right: Value?

  init(keys: [Value] = [], left: Value?, right: Value?) {
    (self.keys, self.left, self.right) = (keys, left, right)
  }

  init(_ left: Value, _ right: Value) {
    guard left.whole == nil || right.whole == nil, let (key, inner) = Self.first(left, right) else {
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

  /// The first key or index whose values are not the same.
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
