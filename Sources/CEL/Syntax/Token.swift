/// One token of an expression.
struct Token {
  let kind: TokenKind
  let span: Range<Int>
}

/// The kind of a token. The text of names and literals is read from the span when it is needed.
enum TokenKind: Equatable {
  case identifier
  /// A name in backticks.
  case quotedIdentifier
  case int
  case uint
  case double
  case string(StringStyle)
  case `operator`(BinaryOperator)
  case logical(LogicalOperator)
  case exclamation
  case question
  case colon
  case comma
  case dot
  case leftParenthesis
  case rightParenthesis
  case leftBracket
  case rightBracket
  case leftBrace
  case rightBrace
  case end

  /// The token as named in messages, if there is no text to quote.
  var text: String? {
    switch self {
    case .operator(let name): name.rawValue
    case .logical(let name): name.rawValue
    case .exclamation: "!"
    case .question: "?"
    case .colon: ":"
    case .comma: ","
    case .dot: "."
    case .leftParenthesis: "("
    case .rightParenthesis: ")"
    case .leftBracket: "["
    case .rightBracket: "]"
    case .leftBrace: "{"
    case .rightBrace: "}"
    case .identifier, .quotedIdentifier, .int, .uint, .double, .string, .end: nil
    }
  }
}

/// The notation of a string literal.
struct StringStyle: Equatable {
  var isBytes = false
  var isRaw = false
  var isTriple = false

  /// The number of bytes before the first quote.
  var prefixLength: Int { (isBytes ? 1 : 0) + (isRaw ? 1 : 0) }
  var quoteLength: Int { isTriple ? 3 : 1 }
}
