/// Recognition of macros: calls whose arguments are not all values.
extension Parser {
  /// A call that is a macro.
  struct MacroCall {
    let kind: NodeKind
    let children: [NodeID]
    /// The place for messages, if it is not the name of the macro.
    var anchor: Range<Int>?
  }

  /// The macro for a call without a target, if it is one.
  mutating func globalMacro(_ function: String, _ arguments: [NodeID], span: Range<Int>) -> MacroCall? {
    guard function == "has", arguments.count == 1 else { return nil }
    let argument = tree[arguments[0]]
    guard case .select(let field, isOptional: false) = argument.kind else {
      diagnostics.append(
        Diagnostic(
          argument.span, "`has()` requires a field, as in `has(record.field)`",
          suggestion: membership(argument)))
      return MacroCall(kind: .literal(.bool(false)), children: [])
    }
    return MacroCall(kind: .has(field), children: argument.children, anchor: argument.anchor)
  }

  /// `'k' in m` for `m['k']`.
  private func membership(_ node: Node) -> String? {
    guard case .index(isOptional: false) = node.kind,
      case .literal(.string) = tree[node.children[1]].kind, node.span.count <= 60
    else { return nil }
    return "\(tree.text(of: node.children[1])) in \(tree.text(of: node.children[0]))"
  }

  /// The macro for a call on a target, if it is one.
  mutating func memberMacro(
    _ target: NodeID, _ function: String, _ arguments: [NodeID], _ libraries: Libraries, span: Range<Int>
  ) -> MacroCall? {
    if case .identifier("cel", _) = tree[target].kind,
      let macro = bindingMacro(function, arguments, libraries, span: span)
    {
      return macro
    }
    let hasTwo = libraries.contains(.comprehensions)
    switch (function, arguments.count) {
    case ("all", 2): return loop(.all, function, target, arguments, variables: 1)
    case ("all", 3) where hasTwo: return loop(.all, function, target, arguments, variables: 2)
    case ("exists", 2): return loop(.exists, function, target, arguments, variables: 1)
    case ("exists", 3) where hasTwo: return loop(.exists, function, target, arguments, variables: 2)
    case ("exists_one", 2), ("existsOne", 2):
      return loop(.existsOne, function, target, arguments, variables: 1)
    case ("exists_one", 3) where hasTwo, ("existsOne", 3) where hasTwo:
      return loop(.existsOne, function, target, arguments, variables: 2)
    case ("map", 2), ("map", 3): return loop(.map, function, target, arguments, variables: 1)
    case ("filter", 2): return loop(.filter, function, target, arguments, variables: 1)
    case ("transformList", 3) where hasTwo, ("transformList", 4) where hasTwo:
      return loop(.transformList, function, target, arguments, variables: 2)
    case ("transformMap", 3) where hasTwo, ("transformMap", 4) where hasTwo:
      return loop(.transformMap, function, target, arguments, variables: 2)
    case ("transformMapEntry", 3) where hasTwo, ("transformMapEntry", 4) where hasTwo:
      return loop(.transformMapEntry, function, target, arguments, variables: 2)
    case ("optMap", 2) where libraries.contains(.optionals),
      ("optFlatMap", 2) where libraries.contains(.optionals):
      guard let name = variable(arguments[0], of: function) else { return nil }
      return MacroCall(
        kind: .optionalMap(name, isFlat: function == "optFlatMap"), children: [target, arguments[1]])
    default: return nil
    }
  }

  private mutating func loop(
    _ macro: Comprehension.Macro, _ function: String, _ target: NodeID, _ arguments: [NodeID], variables: Int
  ) -> MacroCall? {
    var names: [String] = []
    for argument in arguments[..<variables] {
      guard let name = variable(argument, of: function) else { return nil }
      names.append(name)
    }
    if names.count == 2, names[0] == names[1] {
      diagnostics.append(
        Diagnostic(tree[arguments[1]].span, "the two variables of `\(function)()` must have different names"))
    }
    let comprehension = Comprehension(
      macro: macro, name: function, variables: names, hasFilter: arguments.count == variables + 2)
    return MacroCall(kind: .comprehension(comprehension), children: [target] + arguments[variables...])
  }

  /// The macros in the namespace `cel`.
  private mutating func bindingMacro(
    _ function: String, _ arguments: [NodeID], _ libraries: Libraries, span: Range<Int>
  ) -> MacroCall? {
    switch (function, arguments.count) {
    case ("bind", 3) where libraries.contains(.bindings):
      guard let name = variable(arguments[0], of: "cel.bind") else { return nil }
      return MacroCall(kind: .bind(name), children: Array(arguments[1...]))
    case ("block", 2) where libraries.contains(.block):
      guard case .list(let optionals) = tree[arguments[0]].kind, optionals.isEmpty else {
        diagnostics.append(
          Diagnostic(
            tree[arguments[0]].span, "the first argument of `cel.block()` must be a list of expressions"))
        return nil
      }
      return MacroCall(kind: .block, children: tree[arguments[0]].children + [arguments[1]])
    case ("index", 1) where libraries.contains(.block):
      guard let index = number(arguments[0]) else { return nil }
      return MacroCall(
        kind: .identifier(HiddenName.index(index), isRooted: false), children: [], anchor: span)
    case ("iterVar", 2) where libraries.contains(.block), ("accuVar", 2) where libraries.contains(.block):
      guard let depth = number(arguments[0]), let unique = number(arguments[1]) else { return nil }
      let name = HiddenName.variable(isAccumulator: function == "accuVar", depth, unique)
      return MacroCall(kind: .identifier(name, isRooted: false), children: [], anchor: span)
    default: return nil
    }
  }

  private mutating func number(_ id: NodeID) -> Int? {
    if case .literal(.int(let number)) = tree[id].kind, number >= 0 { return number }
    diagnostics.append(Diagnostic(tree[id].span, "a number is required here"))
    return nil
  }

  /// The name of a macro's variable, which must be a simple name.
  private mutating func variable(_ id: NodeID, of function: String) -> String? {
    if case .identifier(let name, isRooted: false) = tree[id].kind { return name }
    diagnostics.append(Diagnostic(tree[id].span, "the variable of `\(function)()` must be a simple name"))
    return nil
  }
}

/// Names that only `cel.block` and related macros create. An expression cannot contain them.
enum HiddenName {
  /// The name of a reserved variable slot.
  static let reserved = "@reserved"

  static func index(_ index: Int) -> String { "@index\(index)" }

  static func variable(isAccumulator: Bool, _ depth: Int, _ unique: Int) -> String {
    isAccumulator ? "@ac:\(depth):\(unique)" : "@it:\(depth):\(unique)"
  }
}

/// The forms of macros, for messages about wrong calls.
enum MacroForms {
  /// The form of a macro, or `nil` if the name is not the name of a macro.
  static func form(of name: String, _ libraries: Libraries) -> String? {
    let isTwo = libraries.contains(.comprehensions)
    return switch name {
    case "has": "has(record.field)"
    case "all", "exists", "exists_one", "existsOne", "filter": "list.\(name)(x, condition)"
    case "map": "list.map(x, result) or list.map(x, condition, result)"
    case "transformList" where isTwo, "transformMap" where isTwo: "\(name)(key, value, result)"
    case "transformMapEntry" where isTwo: "\(name)(key, value, {newKey: newValue})"
    case "optMap" where libraries.contains(.optionals), "optFlatMap" where libraries.contains(.optionals):
      "optional.\(name)(x, result)"
    case "cel.bind" where libraries.contains(.bindings): "cel.bind(name, value, result)"
    case "cel.block" where libraries.contains(.block): "cel.block([expressions], result)"
    default: nil
    }
  }

  /// The names of all macros, for suggestions.
  static func names(_ libraries: Libraries) -> [String] {
    [
      "has", "all", "exists", "exists_one", "existsOne", "filter", "map", "transformList", "transformMap",
      "transformMapEntry", "optMap", "optFlatMap", "cel.bind", "cel.block",
    ].filter { form(of: $0, libraries) != nil }
  }
}
