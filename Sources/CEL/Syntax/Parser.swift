/// Parses an expression to a syntax tree.
///
/// The grammar is the language definition's "Syntax", with the optional syntax (`.?`, `[?]`, `{?k: v}`,
/// `[?e]`) and names in backticks. Macros are recognized here, because only the parser knows how a call was
/// written.
struct Parser {
  private var lexer: Lexer
  private var token: Token
  /// The span of the previous token.
  private var last = 0..<0
  /// The end of the previous token.
  private var lastEnd: Int { last.upperBound }
  /// The number of expressions that enclose the current position.
  private var nesting = 0
  var tree: SyntaxTree
  let literals: LiteralReader
  private let limits: ParseLimits
  /// The libraries whose macros are recognized; `nil` to recognize no macros, not even the standard ones.
  let libraries: Libraries?
  /// Whether a macro was found. Some arguments of macros do not become nodes.
  private var hasMacros = false
  /// Errors that do not stop the parser.
  var diagnostics: [Diagnostic] = []

  /// Thrown when the parser cannot continue; the error is then already in the diagnostics. It has no payload,
  /// so that the many calls that enclose a deeply nested position need little stack.
  struct Abandoned: Error {}

  init(_ source: String, limits: ParseLimits, libraries: Libraries?) {
    let bytes = Array(source.utf8)
    lexer = Lexer(bytes)
    literals = LiteralReader(bytes: bytes)
    tree = SyntaxTree(maximumDepth: limits.maximumDepth)
    self.limits = limits
    self.libraries = libraries
    token = Token(kind: .end, span: 0..<0)
  }

  /// Parses the whole expression. If there are diagnostics afterwards, the tree is not valid.
  mutating func parse() -> SyntaxTree {
    do {
      tree.root = try wholeExpression()
    } catch {
      return tree
    }
    return hasMacros ? tree.compacted() : tree
  }

  private mutating func wholeExpression() throws(Abandoned) -> NodeID {
    let count = lexer.bytes.count
    guard count <= limits.maximumLength else {
      throw abandon(
        Diagnostic(0..<0, "the expression has \(count) bytes; the limit is \(limits.maximumLength)"))
    }
    try advance()
    if token.kind == .end { throw abandon(Diagnostic(token.span, "the expression is empty")) }
    let root = try expression()
    if token.kind != .end { throw unexpected("the end of the expression") }
    return root
  }

  private mutating func abandon(_ diagnostic: Diagnostic) -> Abandoned {
    diagnostics.append(diagnostic)
    return Abandoned()
  }

  // MARK: Tokens

  private mutating func advance() throws(Abandoned) {
    last = token.span
    do { token = try lexer.next() } catch { throw abandon(error) }
  }

  private mutating func accept(_ kind: TokenKind) throws(Abandoned) -> Bool {
    guard token.kind == kind else { return false }
    try advance()
    return true
  }

  private mutating func expect(_ kind: TokenKind, toClose opening: Token? = nil) throws(Abandoned) {
    if try accept(kind) { return }
    let wanted = kind.text ?? ""
    if token.kind == .end, let opening, let name = opening.kind.text {
      throw abandon(Diagnostic(opening.span, "`\(name)` is not closed", expected: wanted))
    }
    throw unexpected("`\(wanted)`")
  }

  private mutating func unexpected(_ expected: String) -> Abandoned {
    if token.kind == .end {
      return abandon(Diagnostic(token.span, "expected \(expected), found the end of the expression"))
    }
    return abandon(
      foreignOperator
        ?? Diagnostic(token.span, "expected \(expected), found `\(lexer.text(token.span))`"))
  }

  /// The error for an operator of another language at or before the unexpected token.
  private var foreignOperator: Diagnostic? {
    if token.kind == .identifier {
      for span in [last, token.span]
      where Habits.operator(lexer.text(span)) != nil && lexer.bytes[span.lowerBound].isNamePart {
        return lexer.noOperator(span)
      }
    }
    let both = last.lowerBound..<token.span.upperBound
    if token.kind == .operator(.greater), both.count == 2, Habits.operator(lexer.text(both)) != nil {
      return lexer.noOperator(both)
    }
    return nil
  }

  /// Adds a node that spans from an offset to the last token read.
  private mutating func add(
    _ kind: NodeKind, _ children: [NodeID] = [], from start: Int, anchor: Range<Int>? = nil
  ) throws(Abandoned) -> NodeID {
    let span = start..<max(start, lastEnd)
    guard let id = tree.add(kind, children, span: span, anchor: anchor) else { throw tooDeep(anchor ?? span) }
    return id
  }

  private mutating func tooDeep(_ span: Range<Int>) -> Abandoned {
    abandon(
      Diagnostic(span, "the expression is nested deeper than the limit of \(limits.maximumDepth) levels"))
  }

  // MARK: Operators

  private mutating func expression() throws(Abandoned) -> NodeID {
    guard nesting < limits.maximumDepth else { throw tooDeep(token.span) }
    nesting += 1
    defer { nesting -= 1 }
    let start = token.span.lowerBound
    let condition = try binary(.or)
    let question = token.span
    guard try accept(.question) else { return condition }
    let isChaining =
      (token.kind == .dot || token.kind == .leftBracket) && token.span.lowerBound == question.upperBound
    let consequence = try binary(.or)
    if isChaining, token.kind != .colon { throw abandon(chaining(question)) }
    try expect(.colon)
    let alternative = try expression()
    return try add(.conditional, [condition, consequence, alternative], from: start, anchor: question)
  }

  /// The error for `a?.b` and `a?[b]`, which would start a conditional expression in CEL.
  private func chaining(_ question: Range<Int>) -> Diagnostic {
    let span = question.lowerBound..<question.upperBound + 1
    let text = lexer.text(span)
    return Diagnostic(span, "`\(text)` is not an operator", suggestion: text == "?." ? ".?" : "[?")
  }

  /// The precedence of a binary operator.
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

  /// Operands joined by operators of at least the given precedence, from the left. A chain of the same
  /// logical operator becomes one node, so that its length adds no depth.
  private mutating func binary(_ weakest: Precedence) throws(Abandoned) -> NodeID {
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

  /// A member with prefix `!` or `-`. A minus sign before a number is part of the number.
  private mutating func unary() throws(Abandoned) -> NodeID {
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
  private mutating func negated(_ operators: [(UnaryOperator, Range<Int>)]) throws(Abandoned) -> NodeID {
    let number = token
    let start = operators.last?.1.lowerBound ?? number.span.lowerBound
    try advance()
    let operand = try literal(number, isNegative: true, from: start)
    return try wrapped(try member(operand), in: operators.dropLast())
  }

  private mutating func wrapped(
    _ operand: NodeID, in operators: ArraySlice<(UnaryOperator, Range<Int>)>
  ) throws(Abandoned) -> NodeID {
    var result = operand
    for (name, span) in operators.reversed() {
      result = try add(.unary(name), [result], from: span.lowerBound, anchor: span)
    }
    return result
  }

  // MARK: Members

  /// Selections, calls and indexes after a primary expression.
  private mutating func member(_ primary: NodeID) throws(Abandoned) -> NodeID {
    let start = tree[primary].span.lowerBound
    var result = primary
    while true {
      switch token.kind {
      case .dot: result = try selection(result, from: start)
      case .leftBracket: result = try index(result, from: start)
      default: return result
      }
    }
  }

  private mutating func selection(_ operand: NodeID, from start: Int) throws(Abandoned) -> NodeID {
    try expect(.dot)
    let isOptional = try accept(.question)
    let name = token
    let field = try selector()
    if !isOptional, name.kind == .identifier, token.kind == .leftParenthesis {
      let arguments = try arguments()
      return try memberCall(operand, field, arguments, from: start, anchor: name.span)
    }
    if !isOptional, token.kind == .leftBrace, let path = qualifiedName(operand) {
      return try message(path + "." + field, from: start)
    }
    return try add(.select(field, isOptional: isOptional), [operand], from: start, anchor: name.span)
  }

  private mutating func index(_ container: NodeID, from start: Int) throws(Abandoned) -> NodeID {
    let opening = token
    try expect(.leftBracket)
    let isOptional = try accept(.question)
    let index = try expression()
    try expect(.rightBracket, toClose: opening)
    return try add(.index(isOptional: isOptional), [container, index], from: start, anchor: opening.span)
  }

  /// The name of a field: any name except the literals, or a name in backticks.
  private mutating func selector() throws(Abandoned) -> String {
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
    throw unexpected("a field name")
  }

  private mutating func arguments() throws(Abandoned) -> [NodeID] {
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
  ) throws(Abandoned) -> NodeID {
    let span = start..<lastEnd
    if let libraries, let macro = memberMacro(target, function, arguments, libraries, span: span) {
      hasMacros = true
      return try add(macro.kind, macro.children, from: start, anchor: macro.anchor ?? anchor)
    }
    return try add(.memberCall(function), [target] + arguments, from: start, anchor: anchor)
  }

  // MARK: Primary expressions

  private mutating func primary() throws(Abandoned) -> NodeID {
    let first = token
    switch first.kind {
    case .identifier: return try name(isRooted: false, from: first.span.lowerBound)
    case .dot:
      try advance()
      return try name(isRooted: true, from: first.span.lowerBound)
    case .int, .uint, .double, .string:
      try advance()
      return try literal(first, isNegative: false, from: first.span.lowerBound)
    case .leftParenthesis:
      try advance()
      let inner = try expression()
      try expect(.rightParenthesis, toClose: first)
      return inner
    case .leftBracket: return try list()
    case .leftBrace: return try map()
    default: throw unexpected("an operand")
    }
  }

  /// A number or string. A negative number has its sign before the token.
  private mutating func literal(
    _ token: Token, isNegative: Bool, from start: Int
  ) throws(Abandoned) -> NodeID {
    let value: Literal
    do {
      value = try literals.literal(token, isNegative: isNegative)
    } catch {
      throw abandon(error)
    }
    return try add(.literal(value), from: start)
  }

  /// Reserved words, which cannot be names of variables and functions.
  private static func isReserved(_ name: String) -> Bool {
    guard (2...9).contains(name.utf8.count) else { return false }
    return switch name {
    case "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop",
      "package", "namespace", "return", "var", "void", "while":
      true
    default: false
    }
  }

  private mutating func name(isRooted: Bool, from start: Int) throws(Abandoned) -> NodeID {
    let name = token
    guard name.kind == .identifier else { throw unexpected("a name") }
    let text = lexer.text(name.span)
    if let literal = Self.constant(text), !isRooted {
      try advance()
      return try add(.literal(literal), from: start)
    }
    guard !Self.isReserved(text), Self.constant(text) == nil else {
      let problem =
        text == "if"
        ? "`if` is a reserved word; write a choice as `condition ? this : that`"
        : "`\(text)` is a reserved word and cannot be a name"
      throw abandon(Diagnostic(name.span, problem))
    }
    try advance()
    switch token.kind {
    case .leftParenthesis:
      let arguments = try arguments()
      return try call(text, arguments, isRooted: isRooted, from: start, anchor: name.span)
    case .leftBrace: return try message((isRooted ? "." : "") + text, from: start)
    default: return try add(.identifier(text, isRooted: isRooted), from: start, anchor: name.span)
    }
  }

  private mutating func call(
    _ function: String, _ arguments: [NodeID], isRooted: Bool, from start: Int, anchor: Range<Int>
  ) throws(Abandoned) -> NodeID {
    if libraries != nil, !isRooted, let macro = globalMacro(function, arguments, span: start..<lastEnd) {
      hasMacros = true
      return try add(macro.kind, macro.children, from: start, anchor: macro.anchor ?? anchor)
    }
    return try add(.call(function, isRooted: isRooted), arguments, from: start, anchor: anchor)
  }

  private static func constant(_ name: String) -> Literal? {
    guard (4...5).contains(name.utf8.count) else { return nil }
    return switch name {
    case "true": .bool(true)
    case "false": .bool(false)
    case "null": .null
    default: nil
    }
  }

  // MARK: Aggregates

  private mutating func list() throws(Abandoned) -> NodeID {
    let opening = token
    try advance()
    var elements: [NodeID] = []
    var optionals: [Int] = []
    while token.kind != .rightBracket {
      // A single comma is allowed after the last element, and also in an empty list.
      if elements.isEmpty, try accept(.comma) { break }
      if try accept(.question) { optionals.append(elements.count) }
      elements.append(try expression())
      guard try accept(.comma) else { break }
    }
    try expect(.rightBracket, toClose: opening)
    return try add(.list(optionals: optionals), elements, from: opening.span.lowerBound)
  }

  private mutating func map() throws(Abandoned) -> NodeID {
    let opening = token
    try advance()
    var entries: [NodeID] = []
    var optionals: [Int] = []
    while token.kind != .rightBrace {
      if entries.isEmpty, try accept(.comma) { break }
      if try accept(.question) { optionals.append(entries.count / 2) }
      entries.append(try expression())
      try expect(.colon)
      entries.append(try expression())
      guard try accept(.comma) else { break }
    }
    try expect(.rightBrace, toClose: opening)
    return try add(.map(optionals: optionals), entries, from: opening.span.lowerBound)
  }

  private mutating func message(_ name: String, from start: Int) throws(Abandoned) -> NodeID {
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

  /// The dotted name that a node represents, if it consists only of names and dots.
  func qualifiedName(_ id: NodeID) -> String? { tree.qualifiedName(id) }
}

extension SyntaxTree {
  /// The dotted name that a node represents, with a leading dot if it is rooted; `nil` for anything else.
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
