/// Compilation of the macros that bind names to values.
extension Compiler {
  /// `cel.bind`: the value is evaluated once, at its first use.
  mutating func binding(_ id: NodeID) -> ValueCode {
    let children = node(id).children
    let place = place(id)
    let outer = bindings
    bindings[place] = value(children[0])
    defer { bindings = outer }
    let result = value(children[1])
    return { (frame) throws(Failure) in
      frame.resetBinding(place)
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
      for place in places { frame.resetBinding(place) }
      return try result(&frame)
    }
  }

  /// `optMap` and `optFlatMap`.
  mutating func optionalMap(_ id: NodeID, isFlat: Bool) -> ValueCode {
    let children = node(id).children
    let target = value(children[0])
    let place = place(id)
    let result = value(children[1], inside: place, 1)
    return { (frame) throws(Failure) in
      let optional = try target(&frame)
      guard case .optional(let wrapped) = optional else { throw unexpected(optional, "optional", id) }
      guard let wrapped else { return optional }
      frame.locals[place] = wrapped
      let value = try result(&frame)
      return isFlat ? value : .optional(value)
    }
  }
}
