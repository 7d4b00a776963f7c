import CEL
import Shapes

extension Value {
  /// The value as a message shows it.
  var shown: String {
    switch self {
    case .null: "nothing"
    case .bool(let value): value ? "true" : "false"
    case .int(let value): String(value)
    case .uint(let value): String(value)
    case .double(let value): String(value)
    case .string(let value): value
    case .bytes(let value): "\(value.count) bytes"
    case .list(let values): values.map(\.shown).joined(separator: ", ")
    case .map(let map): map.entries.map { "\($0.key.shown): \($0.value.shown)" }.joined(separator: ", ")
    case .type(let type): type.description
    case .timestamp(let instant): instant.shownDay
    case .duration(let span): Quantity(nanoseconds: span.nanoseconds).text
    case .optional(let value): value.map(\.shown) ?? "nothing"
    case .record(let record): record.type.name
    case .opaque(let value): value.description
    }
  }
}

extension Timestamp {
  fileprivate var shownDay: String {
    CalendarDay(daysSinceEpoch: Int((Double(seconds) / 86_400).rounded(.down))).description
  }
}
