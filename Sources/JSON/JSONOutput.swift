/// A JSON value to be written, with the members of objects in the order in which they are given.
///
/// It is made of literals: `["rule": .string(rule), "line": 3, "tags": .strings(tags)]`. A member whose value is `nil` is
/// left out; ``null`` is written. The elements of a long list are made one at a time while they are written, see
/// ``each(_:_:)``, so that a report of many findings is never held twice.
package enum JSONOutput {
  case null
  case bool(Bool)
  case integer(Int)
  case string(String)
  case array([JSONOutput])
  case object([(String, JSONOutput?)])
  /// A list whose elements are made one after the other.
  case elements(AnySequence<JSONOutput>)

  /// A text, or ``null`` where there is none.
  package static func optional(_ text: String?) -> JSONOutput { text.map { .string($0) } ?? .null }

  /// A list of texts.
  package static func strings(_ texts: [String]) -> JSONOutput { .array(texts.map { .string($0) }) }

  /// A list with an element for each item, made while it is written.
  package static func each<Items: Sequence>(
    _ items: Items, _ element: @escaping (Items.Element) -> JSONOutput
  ) -> JSONOutput {
    .elements(AnySequence(items.lazy.map(element)))
  }

  /// The members of one object behind those of another.
  package static func + (first: JSONOutput, second: JSONOutput) -> JSONOutput {
    guard case .object(let a) = first, case .object(let b) = second else { return second }
    return .object(a + b)
  }

  /// The value as text: laid out for people, or on one line.
  package func text(indented: Bool) -> String {
    var writer = JSONWriter(indented: indented)
    writer.value(self)
    return writer.text
  }

  /// The value as a file: laid out, with an end of line behind it.
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
  /// Writes a value with everything in it.
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
