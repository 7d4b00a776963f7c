/// Reads an expression into a syntax tree.
///
/// Grammar: the language definition's "Syntax", with the optional syntax (`.?`, `[?]`, `{?k: v}`, `[?e]`) and
/// names in backticks. The macros are recognised here, for only the parser knows how a call was written.
struct Parser {
  private var lexer: Lexer
  private var token: Token
  /// The end of the token before.
  private var lastEnd = 0
  /// How many expressions enclose the present place.
  private var nesting = 0
  var tree: SyntaxTree
  let literals: LiteralReader
  private let limits: ParseLimits
  /// The libraries whose macros are recognised; none at all without libraries, not even the standard ones.
  let libraries: Libraries?
  /// Whether there was a macro, some arguments of which do not become nodes.
  private var hasMacros = false
  /// Mistakes that do not keep the parser from going on.
  var diagnostics: [Diagnostic] = []

  init(_ source: String, limits: ParseLimits, libraries: Libraries?) throws(Diagnostic) {
    let bytes = Array(source.utf8)
    guard bytes.count <= limits.maximumLength else {
      throw Diagnostic(
        0..<0, "the expression has \(bytes.count) bytes; at most \(limits.maximumLength) are allowed")
    }
    lexer = Lexer(bytes)
    literals = LiteralReader(bytes: bytes)
    tree = SyntaxTree(maximumDepth: limits.maximumDepth)
    self.limits = limits
    self.libraries = libraries
    token = try lexer.next()
  }

  /// Reads the whole expression.
  mutating func parse() throws(Diagnostic) -> SyntaxTree {
    if token.kind == .end { throw Diagnostic(token.span, "the expression is empty") }
    tree.root = try expression()
    if token.kind != .end { throw unexpected("the expression should end here") }
    return hasMacros ? tree.compacted() : tree
  }

  // MARK: Tokens

  private mutating func advance() throws(Diagnostic) {
    lastEnd = token.span.upperBound
    token = try lexer.next()
  }

  private mutating func accept(_ kind: TokenKind) throws(Diagnostic) -> Bool {
    guard token.kind == kind else { return false }
    try advance()
    return true
  }

  private mutating func expect(_ kind: TokenKind, toClose opening: Token? = nil) throws(Diagnostic) {
    if try accept(kind) { return }
    let wanted = kind.text ?? ""
    if token.kind == .end, let opening, let name = opening.kind.text {
      throw Diagnostic(opening.span, "'\(name)' is never closed", expected: wanted)
    }
    throw unexpected("'\(wanted)' is missing")
  }

  private func unexpected(_ problem: String) -> Diagnostic {
    if token.kind == .end { return Diagnostic(token.span, "\(problem): the expression ends too early") }
    return Diagnostic(token.span, "\(problem), not '\(lexer.text(token.span))'")
  }

  /// Adds a node that spans from a place to the last token read.
  private mutating func add(
    _ kind: NodeKind, _ children: [NodeID] = [], from start: Int, anchor: Range<Int>? = nil
  ) throws(Diagnostic) -> NodeID {
    let span = start..<max(start, lastEnd)
    guard let id = tree.add(kind, children, span: span, anchor: anchor) else { throw tooDeep(anchor ?? span) }
    return id
  }

  private func tooDeep(_ span: Range<Int>) -> Diagnostic {
    Diagnostic(span, "the expression is nested more than \(limits.maximumDepth) levels deep")
  }

  // MARK: Operators

  private mutating func expression() throws(Diagnostic) -> NodeID {
    guard nesting < limits.maximumDepth else { throw tooDeep(token.span) }
    nesting += 1
    defer { nesting -= 1 }
    let start = token.span.lowerBound
    let condition = try binary(.or)
    let question = token.span
    guard try accept(.question) else { return condition }
    let consequence = try binary(.or)
    try expect(.colon)
    let alternative = try expression()
    return try add(.conditional, [condition, consequence, alternative], from: start, anchor: question)
  }

  /// The binding strength of an operator between two operands.
  private enum Precedence: Int, Comparable {
    case or
    case and
    case relation
    case addition
    case multiplication
    case unary

    static func < (a: Precedence, b: Precedence) -> Bool { a.rawValue < b.rawValue }

    var next: Precedence { Precedence(rawValue: rawValue + 1) ?? .unary }

    init?(_ token: TokenKind) {
      switch token {
      case .logical(.or): self = .or
      case .logical(.and): self = .and
      case .operator(.add), .operator(.subtract): self = .addition
      case .operator(.multiply), .operator(.divide), .operator(.modulo): self = .multiplication
      case .operator: self = .relation
      default: return nil
      }
    }
  }

  /// Operands joined by operators that bind at least as strongly as the given one, from the left. A row of
  /// the same logical operator becomes one node, so that it adds no depth however long it is.
  private mutating func binary(_ weakest: Precedence) throws(Diagnostic) -> NodeID {
    let start = token.span.lowerBound
    var left = try unary()
    while let precedence = Precedence(token.kind), precedence >= weakest {
      let `operator` = token
      switch `operator`.kind {
      case .logical(let name):
        var operands = [left]
        while try accept(.logical(name)) { operands.append(try binary(precedence.next)) }
        left = try add(.logical(name), operands, from: start, anchor: `operator`.span)
      case .operator(let name):
        try advance()
        let right = try binary(precedence.next)
        left = try add(.binary(name), [left, right], from: start, anchor: `operator`.span)
      default: return left
      }
    }
    return left
  }

  /// A member with `!` or `-` in front. A minus sign before a number belongs to the number.
  private mutating func unary() throws(Diagnostic) -> NodeID {
    var operators: [(UnaryOperator, Range<Int>)] = []
    let isNot = token.kind == .exclamation
    while token.kind == (isNot ? .exclamation : .operator(.subtract)) {
      guard operators.count < limits.maximumDepth else { throw tooDeep(token.span) }
      let sign = token.span
      try advance()
      if !isNot, token.kind == .int || token.kind == .double {
        operators.append((.negate, sign))
        return try negated(operators)
      }
      operators.append((isNot ? .not : .negate, sign))
    }
    return try wrapped(try member(try primary()), in: operators[...])
  }

  /// A number whose sign is the last of the given operators.
  private mutating func negated(_ operators: [(UnaryOperator, Range<Int>)]) throws(Diagnostic) -> NodeID {
    let number = token
    let start = operators.last?.1.lowerBound ?? number.span.lowerBound
    try advance()
    let literal: Literal
    if number.kind == .int {
      literal = .int(try literals.int(number.span, isNegative: true))
    } else {
      literal = .double(-(try literals.double(number.span)))
    }
    let operand = try add(.literal(literal), from: start)
    return try wrapped(try member(operand), in: operators.dropLast())
  }

  private mutating func wrapped(
    _ operand: NodeID, in operators: ArraySlice<(UnaryOperator, Range<Int>)>
  ) throws(Diagnostic) -> NodeID {
    var result = operand
    for (name, span) in operators.reversed() {
      result = try add(.unary(name), [result], from: span.lowerBound, anchor: span)
    }
    return result
  }

  // MARK: Members

  /// Selections, calls and indexes after a primary expression.
  private mutating func member(_ primary: NodeID) throws(Diagnostic) -> NodeID {
    let start = tree[primary].span.lowerBound
    var result = primary
    while true {
      if try accept(.dot) {
        let isOptional = try accept(.question)
        let name = token
        let field = try selector()
        if !isOptional, name.kind == .identifier, token.kind == .leftParenthesis {
          let arguments = try arguments()
          result = try memberCall(result, field, arguments, from: start, anchor: name.span)
        } else if !isOptional, token.kind == .leftBrace, let path = qualifiedName(result) {
          result = try message(path + "." + field, from: start)
        } else {
          result = try add(.select(field, isOptional: isOptional), [result], from: start, anchor: name.span)
        }
      } else if token.kind == .leftBracket {
        let opening = token
        try advance()
        let isOptional = try accept(.question)
        let index = try expression()
        try expect(.rightBracket, toClose: opening)
        result = try add(.index(isOptional: isOptional), [result, index], from: start, anchor: opening.span)
      } else {
        return result
      }
    }
  }

  /// The name of a field: any name but the words of the syntax, or a name in backticks.
  private mutating func selector() throws(Diagnostic) -> String {
    let name = token
    let text = lexer.text(name.span)
    switch name.kind {
    case .identifier:
      guard text != "true", text != "false", text != "null" else { break }
      try advance()
      return text
    case .quotedIdentifier:
      try advance()
      return String(text.dropFirst().dropLast())
    default: break
    }
    throw unexpected("a field name is missing")
  }

  private mutating func arguments() throws(Diagnostic) -> [NodeID] {
    let opening = token
    try expect(.leftParenthesis)
    var arguments: [NodeID] = []
    if token.kind != .rightParenthesis {
      repeat { arguments.append(try expression()) } while try accept(.comma)
    }
    try expect(.rightParenthesis, toClose: opening)
    return arguments
  }

  private mutating func memberCall(
    _ target: NodeID, _ function: String, _ arguments: [NodeID], from start: Int, anchor: Range<Int>
  ) throws(Diagnostic) -> NodeID {
    let span = start..<lastEnd
    if let libraries, let macro = memberMacro(target, function, arguments, libraries, span: span) {
      hasMacros = true
      return try add(macro.kind, macro.children, from: start, anchor: macro.anchor ?? anchor)
    }
    return try add(.memberCall(function), [target] + arguments, from: start, anchor: anchor)
  }

  // MARK: Primary expressions

  private mutating func primary() throws(Diagnostic) -> NodeID {
    let first = token
    let start = first.span.lowerBound
    switch first.kind {
    case .identifier: return try name(isRooted: false, from: start)
    case .dot:
      try advance()
      return try name(isRooted: true, from: start)
    case .int:
      try advance()
      return try add(.literal(.int(try literals.int(first.span, isNegative: false))), from: start)
    case .uint:
      try advance()
      return try add(.literal(.uint(try literals.uint(first.span))), from: start)
    case .double:
      try advance()
      return try add(.literal(.double(try literals.double(first.span))), from: start)
    case .string(let style):
      try advance()
      return try add(.literal(try literals.string(first.span, style)), from: start)
    case .leftParenthesis:
      try advance()
      let inner = try expression()
      try expect(.rightParenthesis, toClose: first)
      return inner
    case .leftBracket: return try list()
    case .leftBrace: return try map()
    default: throw unexpected("an operand is missing")
    }
  }

  /// Words that cannot be names of variables and functions.
  private static func isReserved(_ name: String) -> Bool {
    switch name {
    case "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop",
      "package",
      "namespace", "return", "var", "void", "while":
      true
    default: false
    }
  }

  private mutating func name(isRooted: Bool, from start: Int) throws(Diagnostic) -> NodeID {
    let name = token
    guard name.kind == .identifier else { throw unexpected("a name is missing") }
    let text = lexer.text(name.span)
    if !isRooted, let literal = Self.constant(text) {
      try advance()
      return try add(.literal(literal), from: start)
    }
    guard !Self.isReserved(text), Self.constant(text) == nil else {
      throw Diagnostic(name.span, "'\(text)' is a reserved word and no name")
    }
    try advance()
    switch token.kind {
    case .leftParenthesis:
      let arguments = try arguments()
      if libraries != nil, !isRooted,
        let macro = globalMacro(text, arguments, span: start..<lastEnd)
      {
        hasMacros = true
        return try add(macro.kind, macro.children, from: start, anchor: macro.anchor ?? name.span)
      }
      return try add(.call(text, isRooted: isRooted), arguments, from: start, anchor: name.span)
    case .leftBrace: return try message((isRooted ? "." : "") + text, from: start)
    default: return try add(.identifier(text, isRooted: isRooted), from: start, anchor: name.span)
    }
  }

  private static func constant(_ name: String) -> Literal? {
    switch name {
    case "true": .bool(true)
    case "false": .bool(false)
    case "null": .null
    default: nil
    }
  }

  // MARK: Aggregates

  private mutating func list() throws(Diagnostic) -> NodeID {
    let opening = token
    try advance()
    var elements: [NodeID] = []
    var optionals: [Int] = []
    while token.kind != .rightBracket {
      if try accept(.question) { optionals.append(elements.count) }
      elements.append(try expression())
      guard try accept(.comma) else { break }
    }
    try expect(.rightBracket, toClose: opening)
    return try add(.list(optionals: optionals), elements, from: opening.span.lowerBound)
  }

  private mutating func map() throws(Diagnostic) -> NodeID {
    let opening = token
    try advance()
    var entries: [NodeID] = []
    var optionals: [Int] = []
    while token.kind != .rightBrace {
      if try accept(.question) { optionals.append(entries.count / 2) }
      entries.append(try expression())
      try expect(.colon)
      entries.append(try expression())
      guard try accept(.comma) else { break }
    }
    try expect(.rightBrace, toClose: opening)
    return try add(.map(optionals: optionals), entries, from: opening.span.lowerBound)
  }

  private mutating func message(_ name: String, from start: Int) throws(Diagnostic) -> NodeID {
    let opening = token
    try expect(.leftBrace)
    var fields: [String] = []
    var values: [NodeID] = []
    while token.kind != .rightBrace {
      _ = try accept(.question)
      fields.append(try selector())
      try expect(.colon)
      values.append(try expression())
      guard try accept(.comma) else { break }
    }
    try expect(.rightBrace, toClose: opening)
    return try add(
      .message(name, fields: fields), values, from: start, anchor: start..<opening.span.lowerBound)
  }

  /// The dotted name that a node spells, if it is nothing but names and dots.
  func qualifiedName(_ id: NodeID) -> String? { tree.qualifiedName(id) }
}

extension SyntaxTree {
  /// The dotted name that a node spells, with a dot in front when it is rooted; `nil` for anything else.
  func qualifiedName(_ id: NodeID) -> String? {
    var fields: [String] = []
    var id = id
    while true {
      switch self[id].kind {
      case .identifier(let name, let isRooted):
        let path = ([name] + fields.reversed()).joined(separator: ".")
        return isRooted ? "." + path : path
      case .select(let field, isOptional: false):
        fields.append(field)
        id = self[id].children[0]
      default: return nil
      }
    }
  }
}
