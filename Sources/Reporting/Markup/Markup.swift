/// Markup that is safe to show: what stands in the source of this program is markup, whatever is put into it is text.
///
///     let cell: Markup = "<td title=\"\(owner)\">\(name)</td>"
///
/// There is no way to make markup of a text that somebody else wrote: `Markup` comes from literals alone, and a text
/// between them is escaped, character by character of Unicode, and its hidden characters are made visible.
struct Markup: Sendable, ExpressibleByStringInterpolation {
  private(set) var text: String

  init(stringLiteral value: StaticString) { text = value.description }
  init(stringInterpolation: Interpolation) { text = stringInterpolation.text }

  static func += (a: inout Markup, b: Markup) { a.text += b.text }
  static func + (a: Markup, b: Markup) -> Markup {
    var sum = a
    sum += b
    return sum
  }

  static let empty: Markup = ""

  struct Interpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(literalCapacity * 2) }

    mutating func appendLiteral(_ literal: StaticString) { text += literal.description }
    mutating func appendInterpolation(_ value: Markup) { text += value.text }
    /// Disfavoured, so that a literal between literals is markup as they are.
    @_disfavoredOverload
    mutating func appendInterpolation(_ value: String) { text += value.legible.escapedForMarkup }
    mutating func appendInterpolation(_ value: Int) { text += String(value) }
    mutating func appendInterpolation(_ values: [Markup]) { for value in values { text += value.text } }
    mutating func appendInterpolation(_ value: Markup?) { if let value { text += value.text } }
  }
}

extension Sequence<Markup> {
  /// Everything, with something between.
  func joined(_ separator: Markup) -> Markup {
    var sum = Markup.empty
    for (index, part) in enumerated() {
      if index > 0 { sum += separator }
      sum += part
    }
    return sum
  }
}

extension String {
  /// With the five characters of markup as references, whatever marks combine with them.
  var escapedForMarkup: String {
    guard utf8.contains(where: \.isOfMarkup) else { return self }
    var text = ""
    text.reserveCapacity(utf8.count + 16)
    for scalar in unicodeScalars {
      switch scalar {
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "&": text += "&amp;"
      case "\"": text += "&quot;"
      case "'": text += "&#39;"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}

extension UInt8 {
  fileprivate var isOfMarkup: Bool {
    switch self {
    case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), UInt8(ascii: "\""), UInt8(ascii: "'"): true
    default: false
    }
  }
}
