extension Value: CustomStringConvertible {
  /// The value as an expression would write it where it can: `[1, 2u]`, `{"a": true}`, `"text"`. For people
  /// and for messages, not for parsing.
  public var description: String {
    switch self {
    case .null: "null"
    case .bool(let value): String(value)
    case .int(let value): String(value)
    case .uint(let value): "\(value)u"
    case .double(let value): value.isFinite ? value.description : formatNonFinite(value)
    case .string(let value): Strings.quoted(value)
    case .bytes(let value): "bytes(\(value.map(String.init).joined(separator: " ")))"
    case .list(let elements): "[\(elements.map(\.description).joined(separator: ", "))]"
    case .map(let map): "{\(map.entries.map { "\($0.key): \($0.value)" }.joined(separator: ", "))}"
    case .type(let type): type.name
    case .timestamp(let value): "timestamp(\"\(value)\")"
    case .duration(let value): "duration(\"\(value)\")"
    case .optional(let wrapped): wrapped.map { "optional.of(\($0))" } ?? "optional.none()"
    case .record(let record): "\(record.type.name)#\(record.id)"
    case .opaque(let value): value.description
    }
  }
}
