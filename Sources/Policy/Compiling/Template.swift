import Synchronization

/// A text with expressions in braces: `{effect.id} is retried`. A doubled brace is a literal brace.
package final class Template: Sendable {
  package enum Segment: Sendable {
    case text(String)
    case expression(Expression)
  }

  private let text: String
  private let makeExpression: @Sendable (_ source: String, _ offset: Int) -> Expression
  private let parsed: Mutex<[Segment]?>

  /// The parts of the text, parsed on first use; the text after an unclosed brace is omitted.
  package var segments: [Segment] {
    parsed.withLock { parsed in
      let segments =
        parsed
        ?? Self.parts(of: text).compactMap { part in
          switch part {
          case .text(let text): .text(text)
          case .source(let source, let offset): .expression(makeExpression(source, offset))
          case .unclosed: nil
          }
        }
      parsed = segments
      return segments
    }
  }

  /// The offset of an unclosed brace.
  var unclosedBrace: Int? {
    if case .unclosed(let offset)? = Self.parts(of: text).last { offset } else { nil }
  }

  /// - Parameter makeExpression: Creates an expression from its source and its offset in the text.
  init(
    _ text: String, makeExpression: @escaping @Sendable (_ source: String, _ offset: Int) -> Expression
  ) {
    self.text = text
    self.makeExpression = makeExpression
    parsed = Mutex(nil)
  }

  /// The text without a manifest: ``effect `{effect.id}` is retried`` becomes `the effect is retried`, and other
  /// values become `…`.
  ///
  /// - Parameter subject: The kind of part that the text is about.
  static func outline(of text: String, about subject: Subject) -> String {
    let kind = subject.rawValue
    let article = "the \(kind)"
    let outline = parts(of: text).map { part in
      switch part {
      case .text(let text): text
      case .source("\(kind).id", _): article
      case .source, .unclosed: "…"
      }
    }.joined()
    return outline.replacing("the \(kind) `\(article)`", with: article)
      .replacing("\(kind) `\(article)`", with: article)
  }

  /// The text with placeholders: ``set `{item}` on `{effect.by.id}` `` becomes ``set `ITEM` on `EFFECT.BY` ``, and
  /// other expressions become `…`.
  package static func placeholders(in text: String) -> String {
    parts(of: text).map { part in
      switch part {
      case .text(let text): return text
      case .unclosed: return "…"
      case .source(let source, _):
        let names = source.split(separator: ".", omittingEmptySubsequences: false)
        let isPath = names.allSatisfy { !$0.isEmpty && $0.allSatisfy { $0.isASCII && $0.isLetter } }
        guard isPath else { return "…" }
        let shown = names.count > 1 && names.last == "id" ? names.dropLast() : names[...]
        return shown.joined(separator: ".").uppercased()
      }
    }.joined()
  }

  private enum Part {
    case text(String)
    case source(String, offset: Int)
    /// An unclosed brace and the text after it.
    case unclosed(offset: Int)
  }

  private static func parts(of text: String) -> [Part] {
    var parts: [Part] = []
    var literal: [UInt8] = []
    let bytes = Array(text.utf8)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      let isDoubled = index + 1 < bytes.count && bytes[index + 1] == byte
      switch byte {
      case UInt8(ascii: "{") where !isDoubled:
        if !literal.isEmpty { parts.append(.text(String(decoding: literal, as: UTF8.self))) }
        literal = []
        guard let end = end(of: bytes, from: index + 1) else {
          parts.append(.unclosed(offset: index))
          return parts
        }
        let source = String(decoding: bytes[(index + 1)..<end], as: UTF8.self)
        parts.append(.source(source, offset: index + 1))
        index = end + 1
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
    if !literal.isEmpty { parts.append(.text(String(decoding: literal, as: UTF8.self))) }
    return parts
  }

  /// Returns the index of the brace that ends an expression; braces in strings and in maps are skipped.
  private static func end(of bytes: [UInt8], from start: Int) -> Int? {
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
    return nil
  }
}
