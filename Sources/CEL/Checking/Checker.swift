import Spelling

/// The type checker: resolves names, infers the type of every part and reports errors.
///
/// It walks the tree once, from the root. A part with an error gets the type ``Type/error``, which is
/// compatible with every type, so that the walk continues and finds further errors. A lenient checker reports
/// nothing and leaves unresolved parts to run time.
struct Checker {
  let tree: SyntaxTree
  let source: String
  let environment: Environment
  let isLenient: Bool
  /// The libraries whose macros the parser recognized; `nil` if macros were off.
  let macros: Libraries?
  var types: [Type]
  var references: [Reference]
  var inference = Inference()
  var diagnostics: [Diagnostic] = []
  /// The loop and binding variables in scope, innermost last.
  var locals: [(name: String, type: Type)] = []
  private var localCount = 0

  init(_ parsed: ParsedExpression, _ environment: Environment, isLenient: Bool) {
    tree = parsed.tree
    source = parsed.source
    self.environment = environment
    self.isLenient = isLenient
    macros = parsed.hasMacros ? environment.libraries : nil
    types = Array(repeating: .error, count: tree.nodes.count)
    references = Array(repeating: .none, count: tree.nodes.count)
  }

  /// Checks the whole expression.
  mutating func check(expecting expected: Type?) -> CheckedExpression {
    let result = check(tree.root)
    if let expected {
      if accepts(tree.root, result, as: expected) {
        requireMembers(tree.root, expected)
      } else {
        mismatch(tree.root, "the expression must be \(expected)", expected: expected, found: result)
      }
    }
    for index in types.indices {
      switch types[index] {
      case .bool, .int, .uint, .double, .string, .dyn, .null, .record, .named: continue
      default: types[index] = inference.resolved(types[index], unsolved: .dyn)
      }
    }
    if inference.isExhausted, !isLenient {
      diagnostics.append(Diagnostic(tree[tree.root].span, "the type of the expression is too large to check"))
    }
    return CheckedExpression(
      source: source, environment: environment, resultType: types[Int(tree.root.index)], tree: tree,
      types: types,
      references: references, localCount: localCount)
  }

  // MARK: Reports

  /// Reports an error. The part gets the type ``Type/error``, or `dyn` if the error is left to run time.
  @discardableResult
  mutating func report(
    _ span: Range<Int>, _ message: String, expected: String? = nil, found: String? = nil,
    suggestion: String? = nil
  ) -> Type {
    guard !isLenient else { return .dyn }
    diagnostics.append(Diagnostic(span, message, expected: expected, found: found, suggestion: suggestion))
    return .error
  }

  /// Reports a part of the wrong type.
  @discardableResult
  mutating func mismatch(
    _ id: NodeID, _ problem: String, expected: Type, found: Type, suggestion: String? = nil
  ) -> Type {
    let found = name(found)
    return report(
      tree[id].span, "\(problem), not \(found)", expected: expected.description, found: found,
      suggestion: suggestion)
  }

  /// A type as written in messages.
  mutating func name(_ type: Type) -> String {
    inference.resolved(type, unsolved: .dyn).description
  }

  func span(_ id: NodeID) -> Range<Int> { tree[id].span }

  // MARK: The walk

  /// Checks one part and stores its type.
  mutating func check(_ id: NodeID) -> Type {
    let type = infer(id)
    types[Int(id.index)] = type
    return type
  }

  /// Checks one part and returns its type, as far as it is known.
  mutating func known(_ id: NodeID) -> Type {
    let type = check(id)
    return inference.shallow(type)
  }

  private mutating func infer(_ id: NodeID) -> Type {
    let node = tree[id]
    switch node.kind {
    case .literal(let literal): return literal.type
    case .identifier(let name, let isRooted): return identifier(id, name, isRooted: isRooted)
    case .select(let field, let isOptional): return select(id, field, isOptional: isOptional)
    case .has(let field): return has(id, field)
    case .index(let isOptional): return index(id, isOptional: isOptional)
    case .call(let function, let isRooted): return call(id, function, isRooted: isRooted)
    case .memberCall(let function): return memberCall(id, function)
    case .unary(let name): return unary(id, name)
    case .binary(let name): return binary(id, name)
    case .logical(let name):
      for operand in node.children {
        require(operand, check(operand), .bool, "the operands of `\(name.rawValue)` must be bool")
      }
      return .bool
    case .conditional: return conditional(id)
    case .list(let optionals): return list(id, optionals)
    case .map(let optionals): return map(id, optionals)
    case .message(let name, _):
      for child in node.children { _ = check(child) }
      references[Int(id.index)] = .unresolved(name)
      return report(
        node.anchor, "`\(name)` is not a message type: protocol buffer messages are not supported")
    case .comprehension(let comprehension): return self.comprehension(id, comprehension)
    case .bind(let name):
      let outer = locals.count
      let value = checkLazily(node.children[0])
      let type = with([(name, value)], at: id) { $0.check(node.children[1]) }
      locals.removeLast(locals.count - outer)
      return type
    case .block: return block(id)
    case .optionalMap(let name, let isFlat): return optionalMap(id, name, isFlat: isFlat)
    }
  }

  /// Checks the body of a loop or binding with its variables in scope.
  mutating func with(
    _ variables: [(name: String, type: Type)], at id: NodeID, _ body: (inout Checker) -> Type
  ) -> Type {
    references[Int(id.index)] = .local(locals.count)
    locals += variables
    localCount = max(localCount, locals.count)
    let result = body(&self)
    locals.removeLast(variables.count)
    return result
  }

  private mutating func block(_ id: NodeID) -> Type {
    let children = tree[id].children
    let place = locals.count
    references[Int(id.index)] = .local(place)
    locals += children.dropLast().map { _ in (HiddenName.reserved, .dyn) }
    localCount = max(localCount, locals.count)
    for (index, child) in children.dropLast().enumerated() {
      let type = checkLazily(child)
      locals[place + index] = (HiddenName.index(index), type)
    }
    let result = check(children[children.count - 1])
    locals.removeLast(locals.count - place)
    return result
  }

  /// Checks the value of a binding. The value is evaluated at its first use, which may be inside a loop. The
  /// slots of the binding's own loops stay reserved, so that they do not overwrite the variables of enclosing
  /// loops.
  private mutating func checkLazily(_ id: NodeID) -> Type {
    let outerCount = localCount
    localCount = locals.count
    let type = check(id)
    locals += (locals.count..<localCount).map { _ in (HiddenName.reserved, .dyn) }
    localCount = max(outerCount, localCount)
    return type
  }

  /// Requires a part to have a type.
  mutating func require(_ id: NodeID, _ type: Type, _ expected: Type, _ problem: String) {
    if accepts(id, type, as: expected) {
      requireMembers(id, expected)
    } else {
      mismatch(id, problem, expected: expected, found: type)
    }
  }
}

extension Literal {
  var type: Type {
    switch self {
    case .null: .null
    case .bool: .bool
    case .int: .int
    case .uint: .uint
    case .double: .double
    case .string: .string
    case .bytes: .bytes
    }
  }
}
