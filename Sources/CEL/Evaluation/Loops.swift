/// The macros that loop, and bindings.
extension Compiler {
  /// The elements that a loop goes through, as the values of its one or two variables.
  private static func turns(
    _ range: Value, hasTwo: Bool, _ id: NodeID
  ) throws(Failure) -> (firsts: [Value], seconds: [Value]?) {
    switch range {
    case .list(let elements):
      return hasTwo ? (elements.indices.map(Value.int), elements) : (elements, nil)
    case .map(let map):
      return (map.entries.map(\.key), hasTwo ? map.entries.map(\.value) : nil)
    default:
      throw .error(EvaluationError(.noSuchOverload, "a list or map is needed, not \(range.type)", at: id))
    }
  }

  /// Compiles what is inside a loop, where its variables hide bindings of an enclosing scope.
  private mutating func inside<Code>(_ place: Int, _ count: Int, _ compile: (inout Compiler) -> Code) -> Code
  {
    let outer = bindings
    for local in place..<place + count { bindings[local] = nil }
    defer { bindings = outer }
    return compile(&self)
  }

  private func place(_ id: NodeID) -> Int {
    if case .local(let place) = reference(id) { place } else { 0 }
  }

  private func variables(_ id: NodeID) -> Int {
    if case .comprehension(let comprehension) = node(id).kind { comprehension.variables.count } else { 1 }
  }

  /// `all` and `exists`: like `&&` and `||` over the elements.
  mutating func quantifier(_ id: NodeID, isUniversal: Bool) -> BoolCode {
    let children = node(id).children
    let range = value(children[0])
    let (place, hasTwo) = (place(id), variables(id) == 2)
    let predicate = inside(place, variables(id)) { $0.bool(children[1]) }
    let cost = weight(children[1])
    let decisive = !isUniversal
    return { (frame) throws(Failure) in
      let (firsts, seconds) = try Self.turns(try range(&frame), hasTwo: hasTwo, id)
      var failure: Failure?
      for turn in firsts.indices {
        try frame.charge(cost, id)
        frame.locals[place] = firsts[turn]
        if let seconds { frame.locals[place + 1] = seconds[turn] }
        do throws(Failure) {
          if try predicate(&frame) == decisive { return decisive }
        } catch {
          failure = failure?.joined(with: error) ?? error
        }
      }
      if let failure { throw failure }
      return !decisive
    }
  }

  /// `exists_one`: any failure is one of the whole.
  mutating func existsOne(_ id: NodeID) -> BoolCode {
    let children = node(id).children
    let range = value(children[0])
    let (place, hasTwo) = (place(id), variables(id) == 2)
    let predicate = inside(place, variables(id)) { $0.bool(children[1]) }
    let cost = weight(children[1])
    return { (frame) throws(Failure) in
      let (firsts, seconds) = try Self.turns(try range(&frame), hasTwo: hasTwo, id)
      var count = 0
      var failure: Failure?
      for turn in firsts.indices {
        try frame.charge(cost, id)
        frame.locals[place] = firsts[turn]
        if let seconds { frame.locals[place + 1] = seconds[turn] }
        do throws(Failure) {
          if try predicate(&frame) { count += 1 }
        } catch {
          failure = failure?.joined(with: error) ?? error
        }
      }
      if let failure { throw failure }
      return count == 1
    }
  }

  /// `map`, `filter` and the `transform…` macros.
  mutating func transformation(_ id: NodeID, _ comprehension: Comprehension) -> ValueCode {
    let children = node(id).children
    let range = value(children[0])
    let (place, hasTwo) = (place(id), comprehension.variables.count == 2)
    let isFilter = comprehension.macro == .filter
    let (filter, result): (BoolCode?, ValueCode?) = inside(place, comprehension.variables.count) { compiler in
      (
        isFilter || comprehension.hasFilter ? compiler.bool(children[1]) : nil,
        isFilter ? nil : compiler.value(children[children.count - 1])
      )
    }
    let cost = children.dropFirst().reduce(1) { $0 + weight($1) }
    let macro = comprehension.macro
    return { (frame) throws(Failure) in
      let (firsts, seconds) = try Self.turns(try range(&frame), hasTwo: hasTwo, id)
      var collector = Collector(macro)
      for turn in firsts.indices {
        try frame.charge(cost, id)
        frame.locals[place] = firsts[turn]
        if let seconds { frame.locals[place + 1] = seconds[turn] }
        if let filter, !(try filter(&frame)) { continue }
        let value = try result?(&frame) ?? firsts[turn]
        try located(id) { () throws(EvaluationError) in try collector.add(firsts[turn], value) }
      }
      return try located(id) { () throws(EvaluationError) in try collector.value() }
    }
  }

  /// What a transforming macro builds.
  private struct Collector {
    let macro: Comprehension.Macro
    var elements: [Value] = []
    var entries: [MapValue.Entry] = []

    init(_ macro: Comprehension.Macro) { self.macro = macro }

    mutating func add(_ key: Value, _ value: Value) throws(EvaluationError) {
      switch macro {
      case .transformMap: entries.append(MapValue.Entry(key: key, value: value))
      case .transformMapEntry:
        guard case .map(let map) = value else {
          throw EvaluationError(.noSuchOverload, "a map is needed, not \(value.type)")
        }
        entries += map.entries
      default: elements.append(value)
      }
    }

    func value() throws(EvaluationError) -> Value {
      switch macro {
      case .transformMap, .transformMapEntry: .map(try MapValue(checking: entries))
      default: .list(elements)
      }
    }
  }

  // MARK: Bindings

  /// `cel.bind`: the value is worked out when it is first used, and once.
  mutating func binding(_ id: NodeID) -> ValueCode {
    let children = node(id).children
    let place = place(id)
    let initial = value(children[0])
    let outer = bindings
    bindings[place] = initial
    defer { bindings = outer }
    let result = value(children[1])
    return { (frame) throws(Failure) in
      frame.locals[place] = nil
      frame.failures[place] = nil
      return try result(&frame)
    }
  }

  /// `cel.block`: a binding for each expression of the list.
  mutating func block(_ id: NodeID) -> ValueCode {
    let children = node(id).children
    let place = place(id)
    let outer = bindings
    defer { bindings = outer }
    for (index, child) in children.dropLast().enumerated() { bindings[place + index] = value(child) }
    let result = value(children[children.count - 1])
    let places = place..<place + children.count - 1
    return { (frame) throws(Failure) in
      for place in places {
        frame.locals[place] = nil
        frame.failures[place] = nil
      }
      return try result(&frame)
    }
  }

  mutating func optionalMap(_ id: NodeID, isFlat: Bool) -> ValueCode {
    let children = node(id).children
    let target = value(children[0])
    let place = place(id)
    let result = inside(place, 1) { $0.value(children[1]) }
    return { (frame) throws(Failure) in
      let optional = try target(&frame)
      guard case .optional(let wrapped) = optional else { throw unexpected(optional, "optional", id) }
      guard let wrapped else { return optional }
      frame.locals[place] = wrapped
      let value = try result(&frame)
      guard isFlat else { return .optional(value) }
      guard case .optional = value else { throw unexpected(value, "optional", id) }
      return value
    }
  }
}
