/// A JSON document (RFC 8259), as far as it is looked into.
package enum JSONValue: Sendable {
  case null
  case bool(Bool)
  /// As it is written: nobody here counts with it.
  case number(String)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  package init(_ bytes: [UInt8]) throws(JSONProblem) {
    var reader = JSONReader(bytes)
    self = try reader.document()
  }

  package subscript(key: String) -> JSONValue? {
    if case .object(let members) = self { members[key] } else { nil }
  }

  package var string: String? { if case .string(let text) = self { text } else { nil } }
  package var array: [JSONValue]? { if case .array(let items) = self { items } else { nil } }
}

/// Why bytes are no JSON.
package struct JSONProblem: Error, CustomStringConvertible {
  package let description: String

  init(_ text: String, at byte: Int) { description = "\(text) at byte \(byte)" }
}

/// Reads JSON, byte by byte.
private struct JSONReader {
  private let bytes: [UInt8]
  private var next = 0
  /// Deeper than this nobody writes a report.
  private static let depthLimit = 100

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func document() throws(JSONProblem) -> JSONValue {
    let value = try value(depth: 0)
    skipSpace()
    guard next == bytes.count else { throw JSONProblem("something follows the value", at: next) }
    return value
  }

  private mutating func value(depth: Int) throws(JSONProblem) -> JSONValue {
    guard depth < Self.depthLimit else { throw JSONProblem("nested too deeply", at: next) }
    skipSpace()
    switch peek {
    case UInt8(ascii: "{"): return .object(try object(depth))
    case UInt8(ascii: "["): return .array(try array(depth))
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case let byte? where "-0123456789".utf8.contains(byte): return .number(number())
    default: throw JSONProblem("no value", at: next)
    }
  }

  private var peek: UInt8? { next < bytes.count ? bytes[next] : nil }

  private mutating func skipSpace() {
    while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { next += 1 }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    skipSpace()
    guard peek == byte else { return false }
    next += 1
    return true
  }

  private mutating func expect(_ byte: UInt8) throws(JSONProblem) {
    guard take(byte) else { throw JSONProblem("no '\(Character(Unicode.Scalar(byte)))'", at: next) }
  }

  private mutating func word(_ word: StaticString, _ value: JSONValue) throws(JSONProblem) -> JSONValue {
    let text = Array(word.description.utf8)
    guard bytes[next...].starts(with: text) else { throw JSONProblem("no value", at: next) }
    next += text.count
    return value
  }

  private mutating func number() -> String {
    let start = next
    while let byte = peek,
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "+-.eE".utf8.contains(byte)
    {
      next += 1
    }
    return String(decoding: bytes[start..<next], as: UTF8.self)
  }

  private mutating func object(_ depth: Int) throws(JSONProblem) -> [String: JSONValue] {
    try expect(UInt8(ascii: "{"))
    var members: [String: JSONValue] = [:]
    if take(UInt8(ascii: "}")) { return members }
    repeat {
      skipSpace()
      let key = try string()
      try expect(UInt8(ascii: ":"))
      members[key] = try value(depth: depth + 1)
    } while take(UInt8(ascii: ","))
    try expect(UInt8(ascii: "}"))
    return members
  }

  private mutating func array(_ depth: Int) throws(JSONProblem) -> [JSONValue] {
    try expect(UInt8(ascii: "["))
    var items: [JSONValue] = []
    if take(UInt8(ascii: "]")) { return items }
    repeat { items.append(try value(depth: depth + 1)) } while take(UInt8(ascii: ","))
    try expect(UInt8(ascii: "]"))
    return items
  }

  private mutating func string() throws(JSONProblem) -> String {
    guard peek == UInt8(ascii: "\"") else { throw JSONProblem("no text", at: next) }
    next += 1
    var text: [UInt8] = []
    while let byte = peek {
      next += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): text += Array(String(try escape()).utf8)
      default: text.append(byte)
      }
    }
    throw JSONProblem("a text that does not end", at: next)
  }

  private mutating func escape() throws(JSONProblem) -> Unicode.Scalar {
    guard let byte = peek else { throw JSONProblem("a text that does not end", at: next) }
    next += 1
    switch byte {
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "u"):
      let unit = try hexadecimal()
      guard (0xD800..<0xDC00).contains(unit), bytes[next...].starts(with: "\\u".utf8) else {
        return Unicode.Scalar(unit) ?? "\u{FFFD}"
      }
      next += 2
      let low = try hexadecimal()
      guard (0xDC00..<0xE000).contains(low) else { return "\u{FFFD}" }
      return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)) ?? "\u{FFFD}"
    default: throw JSONProblem("an unknown escape", at: next - 1)
    }
  }

  private mutating func hexadecimal() throws(JSONProblem) -> UInt32 {
    let digits = bytes[next..<min(next + 4, bytes.count)]
    guard digits.count == 4, let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16) else {
      throw JSONProblem("an escape without four digits", at: next)
    }
    next += 4
    return value
  }
}
