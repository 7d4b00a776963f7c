/// A JSON value for output. Objects keep the order of their members.
///
/// It is written with literals: `["rule": .string(rule), "line": 3, "tags": .strings(tags)]`. A member whose
/// value is `nil` is left out; ``null`` is written. The elements of a long list are created one at a time
/// during output, see ``each(_:_:)``, so that a report with many findings is not in memory twice.
package enum JSONOutput {
  case null
  case bool(Bool)
  case integer(Int)
  case string(String)
  case array([JSONOutput])
  case object([(String, JSONOutput?)])
  /// A list whose elements are created one at a time.
  case elements(AnySequence<JSONOutput>)

  /// A string, or ``null`` if there is none.
  package static func optional(_ text: String?) -> JSONOutput { text.map { .string($0) } ?? .null }

  /// A list of strings.
  package static func strings(_ texts: [String]) -> JSONOutput { .array(texts.map { .string($0) }) }

  /// A list with one element per item, created during output.
  package static func each<Items: Sequence>(
    _ items: Items, _ element: @escaping (Items.Element) -> JSONOutput
  ) -> JSONOutput {
    .elements(AnySequence(items.lazy.map(element)))
  }

  /// The members of one object followed by those of another.
  package static func + (first: JSONOutput, second: JSONOutput) -> JSONOutput {
    guard case .object(let a) = first, case .object(let b) = second else { return second }
    return .object(a + b)
  }

  /// The value as text: formatted for people, or on one line.
  package func text(indented: Bool) -> String {
    var writer = JSONWriter(indented: indented)
    writer.value(self)
    return writer.text
  }

  /// The value as the content of a file: formatted, with a final line end.
  package var document: String { text(indented: true) + "\n" }
}

extension JSONOutput: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral,
  ExpressibleByStringInterpolation,
  ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral
{
  package init(dictionaryLiteral members: (String, JSONOutput?)...) { self = .object(members) }
  package init(arrayLiteral elements: JSONOutput...) { self = .array(elements) }
  package init(stringLiteral value: String) { self = .string(value) }
  package init(integerLiteral value: Int) { self = .integer(value) }
  package init(booleanLiteral value: Bool) { self = .bool(value) }
}

extension JSONWriter {
  /// Writes a value and its content.
  package mutating func value(_ value: JSONOutput) {
    switch value {
    case .null: null()
    case .bool(let value): bool(value)
    case .integer(let value): integer(value)
    case .string(let text): string(text)
    case .array(let elements): array(elements) { $0.value($1) }
    case .object(let members):
      object { writer in
        for case (let key, let value?) in members { writer.key(key) { $0.value(value) } }
      }
    case .elements(let elements): array(elements) { $0.value($1) }
    }
  }
}
