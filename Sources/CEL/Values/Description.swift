extension Value: CustomStringConvertible {
  /// The value in the notation of expressions where possible: `[1, 2u]`, `{"a": true}`, `"text"`. It is for
  /// people and messages, not for parsing.
  ///
  /// A very long text ends with `…`: one list can contain another many times without using memory.
  public var description: String {
    var text = ""
    write(to: &text)
    if Self.isFull(text) { text += "…" }
    return text
  }

  private static func isFull(_ text: String) -> Bool { text.utf8.count > 1_000_000 }

  private func write(to text: inout String) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += String(value)
    case .int(let value): text += String(value)
    case .uint(let value): text += "\(value)u"
    case .double(let value): text += value.isFinite ? value.description : formatNonFinite(value)
    case .string(let value): text += Strings.quoted(value)
    case .bytes(let value): text += "bytes(\(value.map(String.init).joined(separator: " ")))"
    case .list(let elements):
      Self.write(elements, between: "[", and: "]", to: &text) { $0.write(to: &$1) }
    case .map(let map):
      Self.write(map.entries, between: "{", and: "}", to: &text) { entry, text in
        entry.key.write(to: &text)
        text += ": "
        entry.value.write(to: &text)
      }
    case .type(let type): text += type.name
    case .timestamp(let value): text += "timestamp(\"\(value)\")"
    case .duration(let value): text += "duration(\"\(value)\")"
    case .optional(let wrapped?):
      text += "optional.of("
      wrapped.write(to: &text)
      text += ")"
    case .optional(nil): text += "optional.none()"
    case .record(let record): text += "\(record.type.name)#\(record.id)"
    case .opaque(let value): text += value.description
    }
  }

  /// Writes elements until there are no more or the text is full.
  private static func write<Element>(
    _ elements: [Element], between start: String, and end: String, to text: inout String,
    _ write: (Element, inout String) -> Void
  ) {
    text += start
    for (position, element) in elements.enumerated() {
      if position > 0 { text += ", " }
      write(element, &text)
      if isFull(text) { return }
    }
    text += end
  }
}
