import Spelling

/// Checks of variables, types and fields.
extension Checker {
  mutating func identifier(_ id: NodeID, _ name: String, isRooted: Bool) -> Type {
    if !isRooted, let place = local(name) {
      references[Int(id.index)] = .local(place)
      return locals[place].type
    }
    if let type = resolve(id, isRooted ? "." + name : name) { return type }
    references[Int(id.index)] = .unresolved(name)
    let known = locals.map(\.name).filter { !$0.hasPrefix("@") } + environment.variables.map(\.name)
    return report(
      tree[id].span, "undeclared name `\(name)`", found: name,
      suggestion: nearestName(to: name, among: known) ?? Habits.constant(name))
  }

  /// The slot of a loop or binding variable.
  func local(_ name: String) -> Int? { locals.lastIndex { $0.name == name } }

  /// The variable or type that a name refers to in the container.
  private mutating func resolve(_ id: NodeID, _ name: String) -> Type? {
    if environment.container.isEmpty, let index = environment.index(ofVariable: name) {
      references[Int(id.index)] = .variable(index)
      return environment.variables[index].type
    }
    for candidate in environment.candidates(for: name) {
      if let index = environment.index(ofVariable: candidate) {
        references[Int(id.index)] = .variable(index)
        return environment.variables[index].type
      }
      if let type = environment.type(named: candidate) {
        references[Int(id.index)] = .type(type)
        return .type(type)
      }
    }
    return nil
  }

  /// Whether a chain of names may be one qualified name. It is not if its first name is a loop variable, or a
  /// plain variable without any other declaration that could match.
  private func mayBeQualified(_ id: NodeID) -> Bool {
    var id = id
    while true {
      switch tree[id].kind {
      case .select(_, isOptional: false): id = tree[id].children[0]
      case .identifier(_, isRooted: true): return true
      case .identifier(let name, isRooted: false):
        guard local(name) == nil else { return false }
        return environment.hasQualifiedVariables || !environment.container.isEmpty
          || environment.index(ofVariable: name) == nil
      default: return false
      }
    }
  }

  mutating func select(_ id: NodeID, _ field: String, isOptional: Bool) -> Type {
    let operand = tree[id].children[0]
    if !isOptional, mayBeQualified(id), let name = tree.qualifiedName(id) {
      if let type = resolve(id, name) { return type }
      if let type = undeclaredQualifiedName(id, name) { return type }
    }
    let type = known(operand)
    if case .optional(let wrapped) = type {
      return .optional(self.field(id, field, of: inference.shallow(wrapped)))
    }
    let selected = self.field(id, field, of: type)
    return isOptional ? .optional(selected) : selected
  }

  /// Reports a chain of names as a whole if not even its first name is declared: `google.protobuf.Any`.
  private mutating func undeclaredQualifiedName(_ id: NodeID, _ name: String) -> Type? {
    guard !isLenient, let dot = name.dropFirst().firstIndex(of: "."),
      environment.isNamespace(String(name[..<dot]))
    else { return nil }
    return report(tree[id].span, "undeclared name `\(name)`", found: name)
  }

  mutating func has(_ id: NodeID, _ field: String) -> Type {
    var type = known(tree[id].children[0])
    if case .optional(let wrapped) = type { type = inference.shallow(wrapped) }
    let selected = self.field(id, field, of: type)
    return selected == .error ? .error : .bool
  }

  /// The type of a field. Stores the field's slot in the reference of the node.
  private mutating func field(_ id: NodeID, _ field: String, of type: Type) -> Type {
    let anchor = tree[id].anchor
    switch type {
    case .record(let name):
      guard let record = environment.record(named: name) else {
        return report(anchor, "type `\(name)` is not declared", found: name)
      }
      guard let declared = record.field(named: field) else {
        return report(
          anchor, "`\(name)` has no field `\(field)`", found: field,
          suggestion: nearestName(to: field, among: record.fields.lazy.map(\.name)))
      }
      references[Int(id.index)] = .field(declared)
      return declared.type
    case .map(let key, let value):
      if case .named(let domain) = inference.shallow(key) {
        requireMember(anchor, field, domain)
        return value
      }
      guard inference.assign(.string, to: key) else {
        return report(
          anchor, "this map has keys of type \(name(key)) and cannot be read by field name",
          expected: name(key), found: "string")
      }
      return value
    case .dyn, .variable: return .dyn
    case .error: return .error
    default:
      let isFunction = environment.overloads(of: field).contains {
        $0.isMember && $0.parameters.count == 1 && inference.couldBe(type, $0.parameters[0])
      }
      return report(
        anchor, "\(name(type)) has no field `\(field)`", found: name(type),
        suggestion: isFunction ? "\(field)()" : nil)
    }
  }

  mutating func index(_ id: NodeID, isOptional: Bool) -> Type {
    let children = tree[id].children
    var container = known(children[0])
    let index = check(children[1])
    var wraps = isOptional
    if case .optional(let wrapped) = container {
      container = inference.shallow(wrapped)
      wraps = true
    }
    let element: Type
    switch container {
    case .list(let type):
      require(children[1], index, .int, "the index of a list must be int")
      element = type
    case .map(let key, let value):
      require(children[1], index, key, "the key of this map must be \(name(key))")
      element = value
    case .dyn, .variable: element = .dyn
    case .error: element = .error
    default:
      return report(
        tree[children[0]].span, "only lists and maps can be indexed, not \(name(container))",
        found: name(container),
        suggestion: container == .string && environment.libraries.contains(.strings)
          ? shortText("\(text(children[0])).charAt(\(text(children[1])))") : nil)
    }
    return wraps ? .optional(element) : element
  }

  // MARK: Named domains

  /// Whether a part is acceptable where a type is expected. A literal is acceptable for the member of a
  /// domain; ``requireMembers(_:_:)`` checks its value once it is certain that a member is expected.
  mutating func accepts(_ id: NodeID, _ type: Type, as expected: Type) -> Bool {
    switch (tree[id].kind, inference.shallow(expected)) {
    case (.literal(.string), .named): return true
    case (.list, .list(let element)):
      if case .named = inference.shallow(element) {
        for child in tree[id].children where !accepts(child, types[Int(child.index)], as: element) {
          return false
        }
        return true
      }
    case (.conditional, .named):
      let children = tree[id].children
      return accepts(children[1], types[Int(children[1].index)], as: expected)
        && accepts(children[2], types[Int(children[2].index)], as: expected)
    default: break
    }
    return inference.assign(type, to: expected)
  }

  /// Reports the literals in a part that are not members of the expected domain.
  mutating func requireMembers(_ id: NodeID, _ expected: Type) {
    switch (tree[id].kind, inference.shallow(expected)) {
    case (.literal(.string(let member)), .named(let domain)): requireMember(tree[id].span, member, domain)
    case (.list, .list(let element)):
      if case .named = inference.shallow(element) {
        for child in tree[id].children { requireMembers(child, element) }
      }
    case (.conditional, .named):
      for child in tree[id].children.dropFirst() { requireMembers(child, expected) }
    default: break
    }
  }

  private mutating func requireMember(_ span: Range<Int>, _ member: String, _ domain: Domain) {
    guard !domain.contains(member) else { return }
    report(
      span, "`\(member)` is not a valid \(domain.name)", expected: domain.name, found: member,
      suggestion: nearestName(to: member, among: domain.members))
  }
}
