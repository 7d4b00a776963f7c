/// Safe markup: literals in the source code are markup, and interpolated strings are escaped as text.
///
///     let cell: Markup = "<td title=\"\(owner)\">\(name)</td>"
///
/// Text from a file cannot become markup: `Markup` is created from literals only. Interpolated text is
/// escaped by Unicode scalar, and its hidden characters are made visible. `\(prose: message)` also renders
/// text between backticks as code.
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
    /// Disfavored, so that a literal inside a literal is markup.
    @_disfavoredOverload
    package mutating func appendInterpolation(_ value: String) { text += value.legible.escapedForMarkup }
    /// Appends prose; text between two backticks becomes a `<code>` element.
    package mutating func appendInterpolation(prose value: String) {
      for span in value.legible.proseSpans {
        let escaped = span.text.escapedForMarkup
        text += span.isCode ? "<code>\(escaped)</code>" : escaped
      }
    }
    package mutating func appendInterpolation(_ value: Int) { text += String(value) }
    package mutating func appendInterpolation(_ values: [Markup]) {
      for value in values { text += value.text }
    }
    package mutating func appendInterpolation(_ value: Markup?) { if let value { text += value.text } }
  }
}

extension Sequence<Markup> {
  /// The concatenation of all elements, with a separator between them.
  package func joined(_ separator: Markup) -> Markup {
    var sum = Markup.empty
    for (index, part) in enumerated() {
      if index > 0 { sum += separator }
      sum += part
    }
    return sum
  }
}
