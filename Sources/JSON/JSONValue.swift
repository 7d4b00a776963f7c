import YAMLTree

/// A JSON document (RFC 8259) as values, for readers that need few of them and no positions.
package enum JSONValue: Sendable, Hashable {
  case null
  case bool(Bool)
  /// The number as written, because no reader calculates with it.
  case number(String)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  /// Parses a document of any size.
  package init(_ bytes: [UInt8]) throws(JSONProblem) {
    let limits = Limits(fileBytes: .max, nodes: .max, scalarBytes: .max)
    do throws(Problem) {
      let text = try JSONText(name: "", bytes, limits: limits)
      self = text.documents.first.map { Self($0, in: text) } ?? .null
    } catch {
      throw JSONProblem(error)
    }
  }

  private init(_ node: JSONText.Node, in text: JSONText) {
    switch text.kind(node) {
    case .null: self = .null
    case .true: self = .bool(true)
    case .false: self = .bool(false)
    case .number: self = .number(text.withNumber(node) { String(decoding: $0, as: UTF8.self) })
    case .string: self = .string(text.string(node))
    case .array: self = .array(text.items(node).map { Self($0, in: text) })
    case .object:
      var members: [String: JSONValue] = [:]
      for (key, value) in text.members(node) { members[text.string(key)] = Self(value, in: text) }
      self = .object(members)
    }
  }

  /// The value of a member; `nil` for other values and for a missing member.
  package subscript(key: String) -> JSONValue? {
    if case .object(let members) = self { members[key] } else { nil }
  }

  package var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
  package var string: String? { if case .string(let text) = self { text } else { nil } }
  package var array: [JSONValue]? { if case .array(let items) = self { items } else { nil } }
  package var object: [String: JSONValue]? { if case .object(let members) = self { members } else { nil } }
}

/// The reason why bytes are not valid JSON, with the position.
package struct JSONProblem: Error, CustomStringConvertible {
  package let description: String

  init(_ problem: Problem) { description = "\(problem.message) at byte \(problem.span.start)" }
}
