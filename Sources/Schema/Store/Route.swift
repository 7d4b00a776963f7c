/// The way to a place in a document, by names rather than by numbers: `effects[pay-refund].controls.approval`.
///
/// An item of a list is named by its id, else by the field that identifies records of its kind, else by eight digits of
/// its content's digest, so that a route survives when items move. It is text only where a person or another program
/// reads it.
package struct Route: Sendable, Hashable {
  package enum Step: Sendable, Hashable {
    /// A field of a record, or a key that the author made up.
    case field(String)
    /// An item of a list, by its label.
    case item(String)
  }

  package private(set) var steps: [Step]

  /// The document as a whole.
  package static let document = Route([])

  package init(_ steps: [Step]) { self.steps = steps }

  package var isDocument: Bool { steps.isEmpty }

  /// The name of the field that it ends at; `nil` where it ends at an item.
  package var lastField: String? { if case .field(let name)? = steps.last { name } else { nil } }

  package func field(_ name: String) -> Route { Route(steps + [.field(name)]) }

  package func item(_ label: String) -> Route { Route(steps + [.item(label)]) }

  /// Whether it ends at the place of another route, or at something inside it.
  package func isWithin(_ outer: Route) -> Bool { steps.starts(with: outer.steps) }

  mutating func enter(field: String) { steps.append(.field(field)) }

  mutating func enter(item: String) { steps.append(.item(item)) }

  mutating func leave() { steps.removeLast() }
}

// MARK: Text

extension Route {
  /// The form that people and other programs read.
  package var text: String {
    var text = ""
    for step in steps {
      switch step {
      case .field(let name) where name.isPlainKey:
        if !text.isEmpty { text += "." }
        text += name
      // A key that an author made up may hold a point, which would read as a step.
      case .field(let name), .item(let name): text += "[\(name.shortened)]"
      }
    }
    return text
  }

  /// Reads the form that ``text`` has.
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
  /// Whether a key reads as one step of a route without brackets.
  fileprivate var isPlainKey: Bool {
    !isEmpty && utf8.allSatisfy { $0.isASCIILetter || $0.isDigit || $0 == 0x2D || $0 == 0x5F }
  }
}
