import CEL

/// The value of a loop variable in one iteration.
struct LoopVariable {
  /// The equivalent expression outside of the loop: `result.stations[2]`.
  let text: String
  var spot: FilePosition?
  var readsFile = false
}

/// The number of iterations that all loops of one explanation may evaluate together. It bounds the time of an
/// explanation.
final class LoopBudget {
  static let most = 2000
  private var left = most

  func take() -> Bool {
    left -= 1
    return left >= 0
  }
}

/// The explanation of a loop: the elements for which the predicate has the deciding value.
extension Explanation {
  /// - Parameter parts: the range of the loop and its predicate.
  /// - Returns: `nil` for other kinds of loops, or if the loop has more elements than the budget allows.
  func reasons(_ loop: Comprehension, _ parts: [CEL.NodeID], _ outcome: Bool) -> [String]? {
    let range = "\(operand(parts[0]).foldedSpace) (\(size(of: parts[0])))"
    let satisfying = "\(range) satisfies: \(words(of: parts[1]))"
    switch (loop.macro, outcome) {
    case (.all, false), (.exists, true):
      guard let turn = turns(loop, parts, where: outcome, atMost: 1)?.first else { return nil }
      let reasons = turn.inside.deciding(parts[1], is: outcome)
      // A key or a computed value has no path that identifies its element.
      return turn.inside.readsFile(parts[1])
        ? reasons : ["\(turn.element.text) of \(range): \(reasons.joined(separator: "; "))"]
    case (.exists, false): return ["no element of \(satisfying)"]
    case (.all, true): return ["every element of \(satisfying)"]
    case (.existsOne, _):
      guard let found = turns(loop, parts, where: true, atMost: 2) else { return nil }
      guard found.count > 1 else { return ["\(found.isEmpty ? "no" : "only one") element of \(satisfying)"] }
      return [
        "more than one element of \(satisfying); elements: \(found.map(\.element.text).joined(separator: ", "))"
      ]
    default: return nil
    }
  }

  private func size(of range: CEL.NodeID) -> String {
    let count =
      switch value(range) {
      case .list(let list): list.count
      case .map(let map): map.count
      default: 0
      }
    let size = "\(count) element\(count == 1 ? "" : "s")"
    return place(of: spot(of: range)).map { "\(size), \($0)" } ?? size
  }

  private struct Turn {
    let element: LoopVariable
    /// The explanation with the values of the loop variables.
    let inside: Explanation
  }

  /// The first iterations in which the predicate has a given value; `nil` if the budget is exhausted.
  private func turns(
    _ loop: Comprehension, _ parts: [CEL.NodeID], where outcome: Bool, atMost most: Int
  ) -> [Turn]? {
    guard let items = items(of: parts[0]) else { return nil }
    var turns: [Turn] = []
    for item in items where turns.count < most {
      guard budget.take() else { return nil }
      let variables = loop.variables.count == 1 ? [item.element] : [item.key, item.value]
      var inside = self
      for (name, variable) in zip(loop.variables, variables) { inside.scope[name] = variable }
      if inside.value(parts[1]) == .bool(outcome) {
        turns.append(Turn(element: item.element, inside: inside))
      }
    }
    return turns
  }

  /// One element of the range of a loop.
  private struct Item {
    /// The index or key.
    let key: LoopVariable
    let value: LoopVariable
    /// The value of the variable in a loop with one variable: the item of a list, or the key of a map.
    let element: LoopVariable

    init(_ index: Int, _ value: LoopVariable) {
      (key, self.value, element) = (LoopVariable(text: "\(index)"), value, value)
    }

    init(_ key: LoopVariable, _ value: LoopVariable) {
      (self.key, self.value, element) = (key, value, key)
    }
  }

  /// The elements of the range of a loop, at most one more than the budget; `nil` if they cannot be written one by
  /// one.
  private func items(of range: CEL.NodeID) -> [Item]? {
    let part = checked.tree[range]
    switch part.kind {
    case .comprehension(let loop) where loop.macro == .filter:
      // The filtered elements keep their positions in the file.
      return turns(loop, part.children, where: true, atMost: .max)?.enumerated().map { Item($0, $1.element) }
    case .list(optionals: []):
      return part.children.enumerated().map { Item($0, variable($1)) }
    default: break
    }
    let count = LoopBudget.most + 1
    switch value(range) {
    case .list(let list) where isPath(range):
      return list.indices.prefix(count).map { Item($0, variable(at: .int($0), of: range, "\($0)")) }
    case .list(let list):
      let literals = list.prefix(count).map(\.literal)
      guard literals.allSatisfy({ $0 != nil }) else { return nil }
      return literals.enumerated().map { Item($0, LoopVariable(text: $1 ?? "")) }
    case .map(let map) where isPath(range):
      return map.entries.prefix(count).compactMap { entry in
        entry.key.literal.map { Item(LoopVariable(text: $0), variable(at: entry.key, of: range, $0)) }
      }
    default: return nil
    }
  }

  /// A part as the value of a variable.
  func variable(_ node: CEL.NodeID) -> LoopVariable {
    LoopVariable(text: operand(node), spot: spot(of: node), readsFile: readsFile(node))
  }

  private func variable(at key: Value, of range: CEL.NodeID, _ literal: String) -> LoopVariable {
    let spot = isDocuments(range) ? FilePosition(document: key) : spot(of: range)?.below(key)
    return LoopVariable(text: "\(text(of: range))[\(literal)]", spot: spot, readsFile: readsFile(range))
  }

  /// Whether a part is only a path, so that each item of it can be evaluated cheaply by itself.
  private func isPath(_ node: CEL.NodeID) -> Bool {
    let part = checked.tree[node]
    return switch part.kind {
    case .identifier: true
    case .select, .index, .memberCall("orValue"): isPath(part.children[0])
    default: false
    }
  }
}
