package import CEL
import Schema

extension Value {
  /// The value as a message shows it. One that is very long written out ends with `…`: an expression can make a
  /// list that holds another many times over.
  package var shown: String {
    var text = ""
    show(in: &text)
    return Self.isFull(text) ? text + "…" : text
  }

  private static func isFull(_ text: String) -> Bool { text.utf8.count > 100_000 }

  private func show(in text: inout String) {
    switch self {
    case .null: text += "nothing"
    case .bool(let value): text += value ? "true" : "false"
    case .int(let value): text += String(value)
    case .uint(let value): text += String(value)
    case .double(let value): text += String(value)
    case .string(let value): text += value
    case .bytes(let value): text += "\(value.count) bytes"
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
    case .type(let type): text += type.description
    case .timestamp(let instant): text += instant.shownDay
    case .duration(let span): text += Quantity(nanoseconds: span.nanoseconds).text
    case .optional(let value?): value.show(in: &text)
    case .optional(nil): text += "nothing"
    case .record(let record): text += record.type.name
    case .opaque(let value): text += value.description
    }
  }
}

extension Timestamp {
  fileprivate var shownDay: String {
    CalendarDay(daysSinceEpoch: Int((Double(seconds) / 86_400).rounded(.down))).description
  }
}
