extension SyntaxTree {
  /// The expression as text, with only the necessary parentheses. Parsing it gives the same tree.
  package var text: String { text(of: root) }

  /// A part of the expression as text.
  package func text(of id: NodeID) -> String {
    var unparser = Unparser(tree: self)
    unparser.write(id, atLeast: .conditional)
    return unparser.text
  }
}

extension ParsedExpression {
  /// The expression as text in a uniform style.
  public var text: String { tree.text }
}

/// Writes a syntax tree as text.
private struct Unparser {
  let tree: SyntaxTree
  var text = ""

  /// The precedence of the parts of an expression, from low to high.
  enum Level: Int, Comparable {
    case conditional
    case or
    case and
    case relation
    case addition
    case multiplication
    case unary
    case member

    static func < (a: Level, b: Level) -> Bool { a.rawValue < b.rawValue }

    var next: Level { Level(rawValue: rawValue + 1) ?? .member }
  }

  private func level(_ kind: NodeKind) -> Level {
    switch kind {
    case .conditional: .conditional
    case .logical(.or): .or
    case .logical(.and): .and
    case .binary(let name):
      switch name {
      case .add, .subtract: .addition
      case .multiply, .divide, .modulo: .multiplication
      default: .relation
      }
    case .unary: .unary
    default: .member
    }
  }

  /// Writes a part, in parentheses if its precedence is lower than the context requires.
  mutating func write(_ id: NodeID, atLeast place: Level) {
    let node = tree[id]
    let level = level(node.kind)
    if level < place { text += "(" }
    write(node, level)
    if level < place { text += ")" }
  }

  private mutating func write(_ node: Node, _ level: Level) {
    let children = node.children
    switch node.kind {
    case .literal(let literal): text += literal.text
    case .identifier(let name, let isRooted): text += (isRooted ? "." : "") + (HiddenName.text(name) ?? name)
    case .select(let field, let isOptional):
      write(children[0], atLeast: .member)
      text += (isOptional ? ".?" : ".") + fieldName(field)
    case .index(let isOptional):
      write(children[0], atLeast: .member)
      text += isOptional ? "[?" : "["
      write(children[1], atLeast: .conditional)
      text += "]"
    case .call(let function, let isRooted):
      text += (isRooted ? "." : "") + function
      writeArguments(children[...])
    case .memberCall(let function):
      write(children[0], atLeast: .member)
      text += "." + function
      writeArguments(children.dropFirst())
    case .unary(let name): writeUnary(name, children[0])
    case .binary(let name):
      write(children[0], atLeast: level)
      text += " \(name.rawValue) "
      write(children[1], atLeast: level.next)
    case .logical(let name):
      for (position, child) in children.enumerated() {
        if position > 0 { text += " \(name.rawValue) " }
        write(child, atLeast: level.next)
      }
    case .conditional:
      write(children[0], atLeast: .or)
      text += " ? "
      write(children[1], atLeast: .or)
      text += " : "
      write(children[2], atLeast: .conditional)
    case .list(let optionals):
      text += "["
      for (position, child) in children.enumerated() {
        if position > 0 { text += ", " }
        if optionals.contains(position) { text += "?" }
        write(child, atLeast: .conditional)
      }
      text += "]"
    case .map(let optionals):
      text += "{"
      for position in stride(from: 0, to: children.count, by: 2) {
        if position > 0 { text += ", " }
        if optionals.contains(position / 2) { text += "?" }
        write(children[position], atLeast: .conditional)
        text += ": "
        write(children[position + 1], atLeast: .conditional)
      }
      text += "}"
    case .message(let name, let fields):
      text += name + "{"
      for (position, field) in fields.enumerated() {
        if position > 0 { text += ", " }
        text += fieldName(field) + ": "
        write(children[position], atLeast: .conditional)
      }
      text += "}"
    case .has(let field):
      text += "has("
      write(children[0], atLeast: .member)
      text += "." + fieldName(field) + ")"
    case .comprehension(let comprehension):
      write(children[0], atLeast: .member)
      text += "." + comprehension.name
      writeArguments(children.dropFirst(), after: comprehension.variables)
    case .bind(let name):
      text += "cel.bind"
      writeArguments(children[...], after: [name])
    case .block:
      text += "cel.block(["
      writeList(children.dropLast())
      text += "], "
      writeList(children.suffix(1))
      text += ")"
    case .optionalMap(let name, let isFlat):
      write(children[0], atLeast: .member)
      text += isFlat ? ".optFlatMap" : ".optMap"
      writeArguments(children.dropFirst(), after: [name])
    }
  }

  /// Different prefix operators in a row need parentheses. So does a number that would otherwise take the
  /// sign as its own.
  private mutating func writeUnary(_ name: UnaryOperator, _ operand: NodeID) {
    text += name.rawValue
    let needsParentheses =
      if case .literal(let literal) = tree[leftmost(operand)].kind {
        name == .negate ? literal.isNumber && !literal.isNegative : literal.isNegative
      } else {
        false
      }
    if needsParentheses {
      text += "("
      write(operand, atLeast: .member)
      text += ")"
    } else if case .unary(name) = tree[operand].kind {
      write(operand, atLeast: .unary)
    } else {
      write(operand, atLeast: .member)
    }
  }

  /// The innermost operand of a chain of selections, indexes and calls.
  private func leftmost(_ id: NodeID) -> NodeID {
    switch tree[id].kind {
    case .select, .index, .memberCall, .comprehension, .optionalMap: leftmost(tree[id].children[0])
    default: id
    }
  }

  private mutating func writeArguments(_ arguments: ArraySlice<NodeID>, after names: [String] = []) {
    text += "("
    for name in names { text += (HiddenName.text(name) ?? name) + ", " }
    writeList(arguments)
    text += ")"
  }

  private mutating func writeList(_ elements: ArraySlice<NodeID>) {
    for (position, element) in elements.enumerated() {
      if position > 0 { text += ", " }
      write(element, atLeast: .conditional)
    }
  }

  private func fieldName(_ name: String) -> String {
    let isPlain =
      name.utf8.allSatisfy(\.isNamePart) && name.utf8.first?.decimalDigit == nil
      && !["true", "false", "null", "in"].contains(name)
    return isPlain ? name : "`\(name)`"
  }
}

extension HiddenName {
  /// The call that creates a hidden name.
  static func text(_ name: String) -> String? {
    guard name.hasPrefix("@") else { return nil }
    if name.hasPrefix("@index") { return "cel.index(\(name.dropFirst(6)))" }
    let parts = name.split(separator: ":")
    guard parts.count == 3 else { return nil }
    return "cel.\(parts[0] == "@ac" ? "accuVar" : "iterVar")(\(parts[1]), \(parts[2]))"
  }
}

extension Literal {
  var isNumber: Bool {
    switch self {
    case .int, .double, .uint: true
    default: false
    }
  }

  var isNegative: Bool {
    switch self {
    case .int(let value): value < 0
    case .double(let value): value.sign == .minus
    default: false
    }
  }

  /// The literal as text.
  package var text: String {
    switch self {
    case .null: "null"
    case .bool(let value): String(value)
    case .int(let value): String(value)
    case .uint(let value): "\(value)u"
    // Only a number too large for the type parses to infinity.
    case .double(let value): value.isInfinite ? (value < 0 ? "-1e999" : "1e999") : value.description
    case .string(let value): Self.quoted(value)
    case .bytes(let value): Self.quoted(value)
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "'"
    for scalar in text.unicodeScalars {
      switch scalar {
      case "'": result += "\\'"
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{00}"..."\u{1F}", "\u{7F}": result += "\\x" + hexadecimal(UInt8(scalar.value))
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "'"
  }

  private static func quoted(_ octets: [UInt8]) -> String {
    var result = "b'"
    for octet in octets {
      switch octet {
      case "'": result += "\\'"
      case "\\": result += "\\\\"
      case 0x20...0x7E: result.unicodeScalars.append(Unicode.Scalar(octet))
      default: result += "\\x" + hexadecimal(octet)
      }
    }
    return result + "'"
  }

  private static func hexadecimal(_ octet: UInt8) -> String {
    (octet < 16 ? "0" : "") + String(octet, radix: 16)
  }
}
