/// A path to a value: `effects[pay-refund].controls.approval`. Brackets select a list item by its `id` or
/// another identifying field, by its own text, or by its number.
package struct EditPath: Sendable {
  package enum Step: Sendable, Hashable {
    case key(String)
    case item(String)
  }

  package let steps: [Step]
  package let text: String

  package init(_ text: String) {
    self.text = text
    var steps: [Step] = []
    var name = ""
    var isItem = false
    for character in text {
      switch character {
      case "[" where !isItem:
        if !name.isEmpty { steps.append(.key(name)) }
        (name, isItem) = ("", true)
      case "]" where isItem:
        steps.append(.item(name))
        (name, isItem) = ("", false)
      case "." where !isItem:
        if !name.isEmpty { steps.append(.key(name)) }
        name = ""
      default: name.append(character)
      }
    }
    if !name.isEmpty { steps.append(.key(name)) }
    self.steps = steps
  }
}

/// A change that cannot be made, because its path does not exist.
package struct EditError: Error, Sendable, CustomStringConvertible {
  package let path: String
  package let step: String

  package var description: String { "path `\(path)` does not exist: `\(step)` is missing" }
}

extension YAMLValue {
  /// Sets the value at a path. Missing mappings on the path are created.
  package mutating func set(_ path: EditPath, to value: YAMLValue) throws(EditError) {
    try edit(path, path.steps[...]) { $0 = value }
  }

  /// Removes a value.
  package mutating func remove(_ path: EditPath) throws(EditError) {
    guard value(at: path) != nil else { throw EditError(path: path.text, step: path.text) }
    try edit(path, path.steps[...]) { $0 = nil }
  }

  /// Appends an item to a list. A missing list is created.
  package mutating func append(_ path: EditPath, _ item: YAMLValue) throws(EditError) {
    var isList = true
    try edit(path, path.steps[...]) { value in
      switch value {
      case .list(let items): value = .list(items + [item])
      case nil: value = .list([item])
      default: isList = false
      }
    }
    if !isList { throw EditError(path: path.text, step: "list") }
  }

  package func value(at path: EditPath) -> YAMLValue? {
    path.steps.reduce(self as YAMLValue?) { value, step in
      switch (value, step) {
      case (.mapping(let entries), .key(let key)): entries.first { $0.key == key }?.value
      case (.list(let items), .item(let name)): YAMLValue.index(of: name, in: items).map { items[$0] }
      default: nil
      }
    }
  }

  private mutating func edit(
    _ path: EditPath, _ steps: ArraySlice<EditPath.Step>, _ change: (inout YAMLValue?) -> Void
  ) throws(EditError) {
    guard let step = steps.first else { return }
    let isLast = steps.count == 1
    switch step {
    case .key(let key):
      guard case .mapping(var entries) = self else { throw EditError(path: path.text, step: key) }
      let index = entries.firstIndex { $0.key == key }
      var value = index.map { entries[$0].value }
      if isLast {
        change(&value)
      } else {
        var inner = value ?? .mapping([])
        try inner.edit(path, steps.dropFirst(), change)
        value = inner
      }
      switch (index, value) {
      case (let index?, let value?): entries[index].value = value
      case (let index?, nil): entries.remove(at: index)
      case (nil, let value?): entries.append(Entry(key, value))
      case (nil, nil): break
      }
      self = .mapping(entries)
    case .item(let name):
      guard case .list(var items) = self, let index = Self.index(of: name, in: items) else {
        throw EditError(path: path.text, step: name)
      }
      var value: YAMLValue? = items[index]
      if isLast {
        change(&value)
      } else {
        var inner = items[index]
        try inner.edit(path, steps.dropFirst(), change)
        value = inner
      }
      if let value { items[index] = value } else { items.remove(at: index) }
      self = .list(items)
    }
  }

  /// Fields that identify an item among its siblings, in the order in which they are checked.
  private static let naming = ["id", "layer", "option", "claim", "what", "area", "mode", "objective", "name"]

  private static func index(of name: String, in items: [YAMLValue]) -> Int? {
    for field in naming {
      if let index = items.firstIndex(where: { $0[field]?.text == name }) { return index }
    }
    if let index = items.firstIndex(where: { $0.text == name }) { return index }
    return Int(name).flatMap { items.indices.contains($0) ? $0 : nil }
  }

  /// A scalar's text.
  package var text: String? {
    if case .scalar(let text, _) = self { text } else { nil }
  }
}
