/// Markup that is safe to show: what stands in the source of this program is markup, whatever is put into it is text.
///
///     let cell: Markup = "<td title=\"\(owner)\">\(name)</td>"
///
/// There is no way to make markup of a text that somebody else wrote: `Markup` comes from literals alone, and a text
/// between them is escaped, character by character of Unicode, and its hidden characters are made visible.
package struct Markup: Sendable, ExpressibleByStringInterpolation {
  package private(set) var text: String

  package init(stringLiteral value: StaticString) { text = value.description }
  package init(stringInterpolation: Interpolation) { text = stringInterpolation.text }

  package static func += (a: inout Markup, b: Markup) { a.text += b.text }
  package static func + (a: Markup, b: Markup) -> Markup {
    var sum = a
    sum += b
    return sum
  }

  package static let empty: Markup = ""

  package struct Interpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    package init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(literalCapacity * 2) }

    package mutating func appendLiteral(_ literal: StaticString) { text += literal.description }
    package mutating func appendInterpolation(_ value: Markup) { text += value.text }
    /// Disfavoured, so that a literal between literals is markup as they are.
    @_disfavoredOverload
    package mutating func appendInterpolation(_ value: String) { text += value.legible.escapedForMarkup }
    package mutating func appendInterpolation(_ value: Int) { text += String(value) }
    package mutating func appendInterpolation(_ values: [Markup]) {
      for value in values { text += value.text }
    }
    package mutating func appendInterpolation(_ value: Markup?) { if let value { text += value.text } }
  }
}

extension Sequence<Markup> {
  /// Everything, with something between.
  package func joined(_ separator: Markup) -> Markup {
    var sum = Markup.empty
    for (index, part) in enumerated() {
      if index > 0 { sum += separator }
      sum += part
    }
    return sum
  }
}
