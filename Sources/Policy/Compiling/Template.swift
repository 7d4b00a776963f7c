/// A text with expressions in it: `{effect.id} is retried`. A brace that is meant as one is written twice.
package struct Template: Sendable {
  package enum Segment: Sendable {
    case text(String)
    case expression(Expression)
  }

  package let segments: [Segment]

  /// - Parameter compile: makes a program of an expression and of its offset in the text, or reports why not.
  init(_ text: String, compile: (_ source: String, _ offset: Int) -> Expression?) {
    var segments: [Segment] = []
    var literal: [UInt8] = []
    let bytes = Array(text.utf8)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      let isDoubled = index + 1 < bytes.count && bytes[index + 1] == byte
      switch byte {
      case UInt8(ascii: "{") where !isDoubled:
        if !literal.isEmpty { segments.append(.text(String(decoding: literal, as: UTF8.self))) }
        literal = []
        let end = Self.end(of: bytes, from: index + 1)
        let source = String(decoding: bytes[(index + 1)..<end], as: UTF8.self)
        if let program = compile(source, index + 1) { segments.append(.expression(program)) }
        index = min(end + 1, bytes.count)
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "}"):
        literal.append(byte)
        index += isDoubled ? 2 : 1
        continue
      default:
        literal.append(byte)
        index += 1
      }
    }
    if !literal.isEmpty { segments.append(.text(String(decoding: literal, as: UTF8.self))) }
    self.segments = segments
  }

  /// The brace that ends an expression: not one in a string, nor one of a map inside it.
  private static func end(of bytes: [UInt8], from start: Int) -> Int {
    var depth = 0
    var quote: UInt8?
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      if let open = quote {
        if byte == UInt8(ascii: "\\") { index += 1 } else if byte == open { quote = nil }
      } else {
        switch byte {
        case UInt8(ascii: "'"), UInt8(ascii: "\""): quote = byte
        case UInt8(ascii: "{"): depth += 1
        case UInt8(ascii: "}"):
          if depth == 0 { return index }
          depth -= 1
        default: break
        }
      }
      index += 1
    }
    return bytes.count
  }
}
