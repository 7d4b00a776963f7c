/// Compilation of the macros that loop.
extension Compiler {
  /// The common part of all looping macros: the range and the slots of the variables.
  private struct Loop: Sendable {
    let range: ValueCode
    let place: Int
    let hasTwo: Bool
    /// The cost of one iteration.
    let cost: Int
    let id: NodeID

    /// Runs a body for each element or entry until the body ends the loop.
    ///
    /// - Parameter body: Receives the element or key, or the index if there is a second variable, and returns
    ///   whether to continue.
    @inline(__always)
    func run(
      _ frame: inout Frame, _ body: (inout Frame, Value) throws(Failure) -> Bool
    ) throws(Failure) {
      switch try range(&frame) {
      case .list(let elements):
        for index in elements.indices {
          try frame.charge(cost, id)
          let first = hasTwo ? .int(index) : elements[index]
          frame.locals[place] = first
          if hasTwo { frame.locals[place + 1] = elements[index] }
          guard try body(&frame, first) else { return }
        }
      case .map(let map):
        for entry in map.entries {
          try frame.charge(cost, id)
          frame.locals[place] = entry.key
          if hasTwo { frame.locals[place + 1] = entry.value }
          guard try body(&frame, entry.key) else { return }
        }
      case let other:
        throw .error(EvaluationError(.noSuchOverload, "expected a list or map, found \(other.type)", at: id))
      }
    }
  }

  private mutating func loop(_ id: NodeID, _ variables: Int) -> Loop {
    let children = node(id).children
    return Loop(
      range: value(children[0]), place: place(id), hasTwo: variables == 2,
      cost: children.dropFirst().reduce(1) { $0 + weight($1) }, id: id)
  }

  /// Compiles a value inside a loop. The loop's variables reuse the slots of bindings of an enclosing scope.
  mutating func value(_ id: NodeID, inside place: Int, _ count: Int) -> ValueCode {
    let outer = bindings
    for local in place..<place + count { bindings[local] = nil }
    defer { bindings = outer }
    return value(id)
  }

  /// Compiles a condition inside a loop. The loop's variables reuse the slots of bindings of an enclosing
  /// scope.
  private mutating func bool(_ id: NodeID, inside place: Int, _ count: Int) -> BoolCode {
    let outer = bindings
    for local in place..<place + count { bindings[local] = nil }
    defer { bindings = outer }
    return bool(id)
  }

  /// The slot of the first variable of a loop or binding.
  func place(_ id: NodeID) -> Int {
    if case .local(let place) = reference(id) { place } else { 0 }
  }

  /// `all` and `exists`: like `&&` and `||` over the elements.
  mutating func quantifier(_ id: NodeID, _ comprehension: Comprehension) -> BoolCode {
    let loop = loop(id, comprehension.variables.count)
    let body = node(id).children[1]
    let predicate = bool(body, inside: loop.place, comprehension.variables.count)
    // The result that a single element decides, whatever the others are.
    let decisive = comprehension.macro == .exists
    return { (frame) throws(Failure) in
      var failures = Failures()
      var isDecided = false
      try loop.run(&frame) { (frame, _) throws(Failure) in
        do throws(Failure) {
          isDecided = try predicate(&frame) == decisive
          return !isDecided
        } catch {
          failures.add(error)
          return true
        }
      }
      if isDecided { return decisive }
      if let failure = failures.all { throw failure }
      return !decisive
    }
  }

  /// `exists_one`: a failure of any element is a failure of the whole.
  mutating func existsOne(_ id: NodeID, _ comprehension: Comprehension) -> BoolCode {
    let loop = loop(id, comprehension.variables.count)
    let body = node(id).children[1]
    let predicate = bool(body, inside: loop.place, comprehension.variables.count)
    return { (frame) throws(Failure) in
      var count = 0
      var failures = Failures()
      try loop.run(&frame) { (frame, _) throws(Failure) in
        do throws(Failure) {
          if try predicate(&frame) { count += 1 }
        } catch {
          failures.add(error)
        }
        return true
      }
      if let failure = failures.all { throw failure }
      return count == 1
    }
  }

  /// `map`, `filter` and the `transform…` macros.
  mutating func transformation(_ id: NodeID, _ comprehension: Comprehension) -> ValueCode {
    let children = node(id).children
    let loop = loop(id, comprehension.variables.count)
    let isFilter = comprehension.macro == .filter
    let count = comprehension.variables.count
    let filter =
      isFilter || comprehension.hasFilter
      ? BoolPart(code: bool(children[1], inside: loop.place, count)) : nil
    let result =
      isFilter ? nil : ValuePart(code: value(children[children.count - 1], inside: loop.place, count))
    switch comprehension.macro {
    case .transformMap, .transformMapEntry:
      return mapCode(loop, filter, result, isEntry: comprehension.macro == .transformMapEntry)
    default: return listCode(loop, filter, result)
    }
  }

  /// Code that collects the results, or the elements themselves, in a list.
  private func listCode(_ loop: Loop, _ filter: BoolPart?, _ result: ValuePart?) -> ValueCode {
    { (frame) throws(Failure) in
      var elements: [Value] = []
      try loop.run(&frame) { (frame, first) throws(Failure) in
        if let filter, !(try filter.code(&frame)) { return true }
        elements.append(try result?.code(&frame) ?? first)
        return true
      }
      return .list(elements)
    }
  }

  /// Code that collects the results in a map, under their original keys or as whole entries.
  private func mapCode(
    _ loop: Loop, _ filter: BoolPart?, _ result: ValuePart?, isEntry: Bool
  ) -> ValueCode {
    { (frame) throws(Failure) in
      var entries: [MapValue.Entry] = []
      try loop.run(&frame) { (frame, key) throws(Failure) in
        if let filter, !(try filter.code(&frame)) { return true }
        let value = try result?.code(&frame) ?? key
        if !isEntry {
          try frame.charge(key.bulk, loop.id)
          entries.append(MapValue.Entry(key: key, value: value))
        } else if case .map(let map) = value {
          try frame.charge(map.entries.reduce(map.count) { $0 + $1.key.bulk }, loop.id)
          entries += map.entries
        } else {
          throw unexpected(value, "map", loop.id)
        }
        return true
      }
      return try located(loop.id) { () throws(EvaluationError) in .map(try MapValue(checking: entries)) }
    }
  }
}
