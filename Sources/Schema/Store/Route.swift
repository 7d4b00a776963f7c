/// A path to a place in a document, by names instead of indexes: `effects[pay-refund].controls.approval`.
///
/// A list item is named by its id, by its identifying field, or by eight digits of the digest of its content,
/// so a route stays valid when items move. It becomes text only for output.
package struct Route: Sendable, Hashable {
  package enum Step: Sendable, Hashable {
    /// A field of a record, or a key of a map.
    case field(String)
    /// A list item, by its label.
    case item(String)
  }

  package private(set) var steps: [Step]

  /// The whole document.
  package static let document = Route([])

  package init(_ steps: [Step]) { self.steps = steps }

  package var isDocument: Bool { steps.isEmpty }

  /// The name of the last field; `nil` if the route ends at an item.
  package var lastField: String? { if case .field(let name)? = steps.last { name } else { nil } }

  package func field(_ name: String) -> Route { Route(steps + [.field(name)]) }

  package func item(_ label: String) -> Route { Route(steps + [.item(label)]) }

  /// Whether the route is equal to another route or inside it.
  package func isWithin(_ outer: Route) -> Bool { steps.starts(with: outer.steps) }

  mutating func enter(field: String) { steps.append(.field(field)) }

  mutating func enter(item: String) { steps.append(.item(item)) }

  mutating func leave() { steps.removeLast() }
}

// MARK: Text

extension Route {
  /// The form for output.
  package var text: String {
    var text = ""
    for step in steps {
      switch step {
      case .field(let name) where name.isPlainKey:
        if !text.isEmpty { text += "." }
        text += name
      // A key of a map may contain a point, which would read as two steps.
      case .field(let name), .item(let name): text += "[\(name.shortened)]"
      }
    }
    return text
  }

  /// Parses the form that ``text`` produces.
  package init(parsing text: String) {
    var steps: [Step] = []
    var name = ""
    var isItem = false
    func endField() { if !name.isEmpty { steps.append(.field(name)) } }
    for character in text {
      switch character {
      case "[" where !isItem:
        endField()
        (name, isItem) = ("", true)
      case "]" where isItem:
        steps.append(.item(name))
        (name, isItem) = ("", false)
      case "." where !isItem:
        endField()
        name = ""
      default: name.append(character)
      }
    }
    endField()
    self.steps = steps
  }
}

extension String {
  /// Whether a key needs no brackets to read as one step.
  fileprivate var isPlainKey: Bool {
    !isEmpty && utf8.allSatisfy { $0.isASCIILetter || $0.isDigit || $0 == 0x2D || $0 == 0x5F }
  }
}
