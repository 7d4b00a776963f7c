import Spelling

/// Overload resolution for calls.
extension Checker {
  mutating func call(_ id: NodeID, _ function: String, isRooted: Bool) -> Type {
    let arguments = tree[id].children
    for candidate in environment.candidates(for: isRooted ? "." + function : function) {
      let overloads = environment.overloads(of: candidate)
      if !overloads.isEmpty {
        return resolve(id, candidate, overloads, arguments, isMember: false)
      }
    }
    references[Int(id.index)] = .unresolved(function)
    return undeclared(id, function, arguments)
  }

  mutating func memberCall(_ id: NodeID, _ function: String) -> Type {
    let children = tree[id].children
    if let namespace = namespace(children[0]) {
      for candidate in environment.candidates(for: "\(namespace).\(function)") {
        if let variadic = VariadicFunction(rawValue: candidate), environment.libraries.contains(.math) {
          return greatest(id, variadic, Array(children.dropFirst()))
        }
        let overloads = environment.overloads(of: candidate)
        if overloads.contains(where: { !$0.isMember }) {
          return resolve(
            id, candidate, overloads, Array(children.dropFirst()), isMember: false, isNamespaced: true)
        }
      }
    }
    let overloads = environment.overloads(of: function)
    if !overloads.isEmpty { return resolve(id, function, overloads, children, isMember: true) }
    if let namespace = namespace(children[0]), local(namespace) == nil,
      environment.index(ofVariable: namespace) == nil, environment.type(named: namespace) == nil
    {
      references[Int(id.index)] = .unresolved("\(namespace).\(function)")
      return undeclared(id, "\(namespace).\(function)", Array(children.dropFirst()))
    }
    references[Int(id.index)] = .unresolved(function)
    if let type = misspelledNamespace(id, function) { return type }
    _ = check(children[0])
    return undeclared(id, function, Array(children.dropFirst()))
  }

  /// Reports a call with a misspelled namespace: `maths.abs(1)`.
  private mutating func misspelledNamespace(_ id: NodeID, _ function: String) -> Type? {
    let target = tree[id].children[0]
    guard !isLenient, case .identifier(let name, isRooted: false) = tree[target].kind, local(name) == nil,
      environment.index(ofVariable: name) == nil, environment.type(named: name) == nil,
      let suggestion = nearestName(
        to: "\(name).\(function)", among: environment.functionNames.lazy.filter { $0.contains(".") })
    else { return nil }
    for argument in tree[id].children.dropFirst() { _ = check(argument) }
    return report(
      tree[target].span.lowerBound..<tree[id].anchor.upperBound, "undeclared function `\(name).\(function)`",
      found: "\(name).\(function)", suggestion: suggestion)
  }

  /// The dotted name that may be the namespace of a function.
  private func namespace(_ target: NodeID) -> String? {
    var first = target
    while case .select(_, isOptional: false) = tree[first].kind { first = tree[first].children[0] }
    guard case .identifier(let name, let isRooted) = tree[first].kind, isRooted || local(name) == nil,
      environment.isNamespace(name) || !environment.container.isEmpty
    else { return nil }
    return tree.qualifiedName(target)
  }

  private mutating func undeclared(_ id: NodeID, _ function: String, _ arguments: [NodeID]) -> Type {
    guard !isLenient else {
      for argument in arguments { _ = check(argument) }
      return .dyn
    }
    // The arguments of a macro have no meaning outside the macro, so they are not checked.
    if let form = macroForm(function) {
      return report(
        tree[id].anchor, "invalid arguments for macro `\(function)`; usage: \(form)", expected: form,
        found: function)
    }
    let names = environment.functionNames + (macros.map(MacroForms.names) ?? [])
    let habit = Habits.function(function).flatMap { names.contains($0) ? $0 : nil }
    let suggestion = habit ?? nearestName(to: function, among: names)
    if suggestion.flatMap(macroForm) == nil {
      for argument in arguments { _ = check(argument) }
    }
    return report(
      tree[id].anchor, "undeclared function `\(function)`", found: function, suggestion: suggestion)
  }

  private func macroForm(_ name: String) -> String? { macros.flatMap { MacroForms.form(of: name, $0) } }

  // MARK: Overloads

  private mutating func resolve(
    _ id: NodeID, _ function: String, _ overloads: [Overload], _ arguments: [NodeID], isMember: Bool,
    isNamespaced: Bool = false
  ) -> Type {
    var argumentTypes: [Type] = []
    for argument in arguments { argumentTypes.append(known(argument)) }
    let candidates = overloads.filter { $0.isMember == isMember && $0.parameters.count == arguments.count }
    if candidates.count == 1 {
      // A single candidate does not need to be undone.
      let start = inference.mark
      if let signature = match(candidates[0], arguments, argumentTypes) {
        references[Int(id.index)] = isNamespaced ? .namespaced(candidates) : .overloads(candidates)
        return choose(candidates[0], signature, arguments)
      }
      inference.undo(to: start)
    }
    var matches: [(overload: Overload, result: Type)] = []
    for candidate in candidates where candidates.count > 1 {
      let start = inference.mark
      if let signature = match(candidate, arguments, argumentTypes) {
        matches.append((candidate, inference.resolved(signature[arguments.count])))
      }
      inference.undo(to: start)
    }
    let chosen = matches.isEmpty && isLenient ? candidates : matches.map(\.overload)
    references[Int(id.index)] = isNamespaced ? .namespaced(chosen) : .overloads(chosen)
    guard let first = matches.first else {
      if argumentTypes.contains(.error) {
        return candidates.count == 1 ? candidates[0].result.ifPlain : .error
      }
      return noMatch(id, function, overloads, candidates, arguments, argumentTypes, isMember: isMember)
    }
    if matches.count == 1, let signature = match(first.overload, arguments, argumentTypes) {
      return choose(first.overload, signature, arguments)
    }
    return matches.allSatisfy { $0.result == first.result } ? first.result : .dyn
  }

  /// The type of a call of an overload that accepts the arguments.
  private mutating func choose(_ overload: Overload, _ signature: [Type], _ arguments: [NodeID]) -> Type {
    for (argument, parameter) in zip(arguments, signature) { requireMembers(argument, parameter) }
    if environment.checksLiterals { checkLiterals(overload, arguments) }
    return signature[arguments.count]
  }

  /// The types of the parameters and, last, of the result, if the overload accepts the arguments.
  private mutating func match(
    _ overload: Overload, _ arguments: [NodeID], _ types: [Type]
  ) -> [Type]? {
    let declared = overload.signature
    let signature = overload.isGeneric ? inference.instantiate(declared) : declared
    for position in arguments.indices
    where !accepts(arguments[position], types[position], as: signature[position]) {
      return nil
    }
    return signature
  }

  private mutating func noMatch(
    _ id: NodeID, _ function: String, _ overloads: [Overload], _ candidates: [Overload],
    _ arguments: [NodeID],
    _ types: [Type], isMember: Bool
  ) -> Type {
    let anchor = tree[id].anchor
    guard !candidates.isEmpty else {
      let other = overloads.filter { $0.isMember == isMember }
      if other.isEmpty {
        return report(
          anchor,
          isMember
            ? "`\(function)` is not a method; write `\(function)(…)`"
            : "`\(function)` is a method; write `x.\(function)(…)`")
      }
      let counts = Set(other.map { $0.parameters.count - (isMember ? 1 : 0) }).sorted()
      let given = arguments.count - (isMember ? 1 : 0)
      let wanted = counts.map(String.init).joined(separator: " or ")
      return report(
        anchor, "`\(function)` takes \(wanted) argument\(counts == [1] ? "" : "s"), not \(given)",
        expected: wanted,
        found: String(given))
    }
    let culprit = culprit(candidates[0], arguments, types)
    for position in candidates.count == 1 ? [culprit?.position ?? 0] : Array(types.indices) {
      guard case .named(let domain) = types[position], domain.isOpaque else { continue }
      return report(
        anchor,
        "`\(function)` does not accept \(domain.name), which is not a string; "
          + "use `==`, `!=`, `in`, `.atLeast('…')` or `.below('…')`",
        found: domain.name)
    }
    if candidates.count == 1, let culprit {
      let position = culprit.position - (isMember ? 1 : 0)
      let expected = culprit.expected
      let place =
        position < 0
        ? "`\(function)` must be called on" : "argument \(position + 1) of `\(function)` must be"
      return mismatch(
        arguments[culprit.position], "\(place) \(expected)", expected: expected,
        found: types[culprit.position],
        suggestion: function == "contains" && position < 0 ? membership(arguments, types[0]) : nil)
    }
    let given = types.map { name($0) }
    let wanted = candidates.map { overload in
      let names = overload.parameters.map(\.description)
      return isMember
        ? "\(names[0]).(\(names.dropFirst().joined(separator: ", ")))" : "(\(names.joined(separator: ", ")))"
    }
    let found =
      isMember
      ? "\(given[0]).(\(given.dropFirst().joined(separator: ", ")))" : "(\(given.joined(separator: ", ")))"
    return report(
      anchor, "no overload of `\(function)` accepts \(found)", expected: wanted.joined(separator: " or "),
      found: found)
  }

  /// The first argument that the overload does not accept, and the type expected there given the arguments
  /// before it.
  private mutating func culprit(
    _ overload: Overload, _ arguments: [NodeID], _ types: [Type]
  ) -> (position: Int, expected: Type)? {
    let start = inference.mark
    defer { inference.undo(to: start) }
    let parameters = inference.instantiate(overload.parameters)
    for position in arguments.indices
    where !accepts(arguments[position], types[position], as: parameters[position]) {
      return (position, inference.resolved(parameters[position], unsolved: .dyn))
    }
    return nil
  }

  /// `x in list` for `list.contains(x)`.
  private func membership(_ arguments: [NodeID], _ type: Type) -> String? {
    switch type {
    case .list, .map: shortText("\(text(arguments[1])) in \(text(arguments[0]))")
    default: nil
    }
  }

  // MARK: Functions of any number of arguments

  private mutating func greatest(_ id: NodeID, _ function: VariadicFunction, _ arguments: [NodeID]) -> Type {
    references[Int(id.index)] = .variadic(function, isNamespaced: true)
    guard !arguments.isEmpty else {
      return report(tree[id].anchor, "`\(function.rawValue)` requires at least one argument")
    }
    var result: Type?
    for argument in arguments {
      var type = known(argument)
      if arguments.count == 1, case .list(let element) = type {
        if case .list = tree[argument].kind, tree[argument].children.isEmpty {
          return report(tree[argument].span, "`\(function.rawValue)` requires at least one number")
        }
        type = inference.shallow(element)
        if case .list = tree[argument].kind, type == .dyn { type = numbers(in: argument) }
      }
      guard type.isNumeric || type.isDynamic else {
        return report(
          tree[argument].span, "`\(function.rawValue)` compares numbers, not \(name(type))",
          expected: "number",
          found: name(type))
      }
      result = result == nil || result == type ? type : .dyn
    }
    return result.map { $0.isDynamic ? .dyn : $0 } ?? .dyn
  }

  /// `dyn` if all elements of a list literal may be numbers, otherwise the type of the first element that is
  /// not a number.
  private func numbers(in list: NodeID) -> Type {
    for child in tree[list].children {
      let type = inference.shallow(types[Int(child.index)])
      if !type.isNumeric, !type.isDynamic { return type }
    }
    return .dyn
  }
}

/// Checks of literals that a function parses.
extension Checker {
  /// Reports a literal argument that the function cannot parse, before any evaluation.
  fileprivate mutating func checkLiterals(_ overload: Overload, _ arguments: [NodeID]) {
    guard let last = arguments.last, case .literal(.string(let text)) = tree[last].kind else { return }
    switch overload.id {
    case "string_to_duration" where Duration(text) == nil:
      report(
        tree[last].span, "`\(text)` is not a valid duration; write for example `90s` or `1h30m`",
        expected: "duration", found: text)
    case "string_to_timestamp" where Timestamp(text) == nil:
      report(
        tree[last].span, "`\(text)` is not a valid timestamp; write for example `2009-02-13T23:31:30Z`",
        expected: "timestamp",
        found: text)
    case "matches", "matches_string":
      do {
        _ = try RegexCache.shared.regex(text)
      } catch {
        report(tree[last].span, "invalid regular expression: \(error.message)", found: text)
      }
    default: break
    }
  }
}

extension Type {
  /// Whether the type contains a type parameter.
  var mentionsParameter: Bool {
    switch self {
    case .parameter: true
    case .list(let inner), .optional(let inner), .type(let inner): inner.mentionsParameter
    case .map(let key, let value): key.mentionsParameter || value.mentionsParameter
    case .opaque(_, let parameters): parameters.contains(where: \.mentionsParameter)
    default: false
    }
  }

  /// The type itself, or ``Type/error`` if the types of its parameters are unknown.
  fileprivate var ifPlain: Type { mentionsParameter ? .error : self }
}
