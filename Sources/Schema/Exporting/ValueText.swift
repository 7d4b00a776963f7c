package import CEL

/// The form of expression values in messages. ``Value/description`` is their form in CEL.
extension Value {
  /// The value in a sentence, without quotes and brackets. A very long one ends with `…`, because an
  /// expression can repeat a list many times in another.
  package var shown: String {
    var text = ""
    show(in: &text)
    return Self.isFull(text) ? text + "…" : text
  }

  /// The value in brief: scalars and small collections in full, with quotes and brackets; others by their
  /// size.
  package var summary: String {
    switch self {
    case .null: "null"
    case .double(let value):
      value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
    case .string(let text): "'\(text.unicodeScalars.count > 60 ? String(text.prefix(60)) + "…" : text)'"
    case .list(let items):
      compact
        ?? (items.count <= 5 && items.allSatisfy { !$0.isCollection }
          ? "[\(items.map(\.summary).joined(separator: ", "))]" : "a list of \(items.count)")
    case .map(let map): compact ?? "a mapping with \(map.count) key\(map.count == 1 ? "" : "s")"
    case .timestamp(let instant): instant.description
    case .optional(let value): value.map(\.summary) ?? "nothing"
    case .record(let record): "a \(record.type.name)"
    default: plain ?? ""
    }
  }

  /// A collection in full; `nil` if that is longer than 60 characters.
  package var compact: String? {
    var room = 60
    return written(&room)
  }

  /// The text of a value that is the same in all forms.
  private var plain: String? {
    switch self {
    case .bool(let value): value ? "true" : "false"
    case .int(let value): String(value)
    case .uint(let value): String(value)
    case .bytes(let value): "\(value.count) bytes"
    case .type(let type): type.description
    case .duration(let span): Quantity(nanoseconds: span.nanoseconds).text
    case .opaque(let value): value.description
    case .null, .double, .string, .list, .map, .timestamp, .optional, .record: nil
    }
  }

  // MARK: In a sentence

  private static func isFull(_ text: String) -> Bool { text.utf8.count > 100_000 }

  private func show(in text: inout String) {
    switch self {
    case .null, .optional(nil): text += "nothing"
    case .double(let value): text += String(value)
    case .string(let value): text += value
    case .list(let values):
      for (position, value) in values.enumerated() where !Self.isFull(text) {
        if position > 0 { text += ", " }
        value.show(in: &text)
      }
    case .map(let map):
      for (position, entry) in map.entries.enumerated() where !Self.isFull(text) {
        if position > 0 { text += ", " }
        entry.key.show(in: &text)
        text += ": "
        entry.value.show(in: &text)
      }
    case .timestamp(let instant): text += CalendarDay(of: instant).description
    case .optional(let value?): value.show(in: &text)
    case .record(let record): text += record.type.name
    default: text += plain ?? ""
    }
  }

  // MARK: In few words

  private var isCollection: Bool {
    switch self {
    case .list, .map, .record: true
    default: false
    }
  }

  private func written(_ room: inout Int) -> String? {
    let count: Int
    switch self {
    case .list(let items): count = items.count
    case .map(let map): count = map.count
    default:
      let text = summary
      room -= text.unicodeScalars.count
      return room < 0 ? nil : text
    }
    // The brackets, and a comma and a blank between items.
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
