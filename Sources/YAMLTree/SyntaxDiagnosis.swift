/// Determines the most likely mistake, and its place, where libyaml stopped.
///
/// libyaml names what its grammar expected at the token where it failed. The surrounding lines give more
/// information.
struct SyntaxDiagnosis {
  let text: UnsafeBufferPointer<UInt8>
  /// libyaml's message for the error and for the construct that it was reading.
  let words: String
  let context: String
  /// The place of the error and the start of that construct, in bytes.
  let place: Int
  let contextPlace: Int
  /// The last node that was read.
  let lastNode: Arena.Node?
  /// The brackets of the open flow collections, innermost last.
  let openBrackets: [Int]

  func problem() -> Problem {
    switch words {
    case "found character that cannot start any token": return atReservedCharacter()
    case let words where words.contains("tab character"): return at(.tabIndentation, blanks(at: place))
    case "mapping values are not allowed in this context": return atColon()
    case "block sequence entries are not allowed in this context":
      return at(.sequenceOnKeyLine, text.word(at: place))
    case "mapping keys are not allowed in this context": return at(.explicitKey, text.word(at: place))
    case "could not find expected ':'": return atLineWithoutColon()
    case "found unexpected ':'":
      return atWord(from: contextPlace) { .missingSpaceAfterColon($0) }
    case "found unexpected end of stream", "found unexpected document indicator":
      return unclosed(contextPlace)
    case "found unknown escape character": return at(.unknownEscape(text.string(escape)), escape)
    case "did not find expected hexdecimal number", "found invalid Unicode character escape code":
      if context == "while parsing a quoted scalar" { return at(.invalidEscape(text.string(escape)), escape) }
    case "did not find expected key": return atMissingKey()
    case "did not find expected '-' indicator": return atMissingItem()
    case "did not find expected ',' or ']'", "did not find expected ',' or '}'":
      return inBrackets(contextPlace)
    case "did not find expected node content": return atMissingContent()
    case "did not find expected <document start>": return atDocumentStart()
    case "found duplicate %YAML directive", "found duplicate %TAG directive":
      return atLine { .duplicateDirective($0) }
    case "found incompatible YAML document": return atLine { .unsupportedVersion($0) }
    case "found undefined tag handle": return atWord(from: place) { .undefinedTagHandle($0) }
    default: break
    }
    switch context {
    case "while scanning an alias", "while scanning an anchor":
      return atWord(from: contextPlace) { .anchorName($0) }
    case "while scanning a block scalar":
      let header = text.restOfLine(at: contextPlace)
      return at(.blockHeader(text.string(header)), header)
    case let context where context.contains("directive"): return atLine { .directive($0) }
    case let context where context.hasSuffix(" a tag"): return atWord(from: contextPlace) { .invalidTag($0) }
    default: return at(.notYAML(words), text.word(at: place))
    }
  }
}

// MARK: Errors of libyaml's scanner

extension SyntaxDiagnosis {
  private func atReservedCharacter() -> Problem {
    if text.byte(at: place).isBlank { return at(.tabIndentation, blanks(at: place)) }
    let character = text.character(at: place)
    return at(.reservedCharacter(text.string(character)), character)
  }

  /// At a `:` after text that cannot be a key.
  private func atColon() -> Problem {
    let colon = text.character(at: place)
    let start = text.indentationEnd(at: place)
    if let first = text.separator(in: start..<place) {
      return at(.secondColon, colon, related("the first `:` is here", first..<first + 1))
    }
    let key = start..<place
    if text.string(key).hasPrefix("--- ") { return at(.mappingOnMarkerLine, key) }
    if isTooLong(key) { return at(.longKey, key) }
    guard let above = text.contentLine(above: place) else { return at(.secondColon, colon) }
    if text.separator(in: above) == nil { return withoutColon(withoutItemMarkers(above)) }
    return at(.keyUnderValue, key, related("the value above", above))
  }

  /// At a line where `key: value` is expected.
  private func atLineWithoutColon() -> Problem {
    withoutColon(text.restOfLine(at: contextPlace))
  }

  private func withoutColon(_ line: Range<Int>) -> Problem {
    if let colon = text.separator(in: line), isTooLong(line.lowerBound..<colon) { return at(.longKey, line) }
    let word = text.word(at: line.lowerBound)
    let hasColon = word.dropLast().contains { text[$0] == UInt8(ascii: ":") }
    return hasColon
      ? at(.missingSpaceAfterColon(text.string(word)), word) : at(.missingColon(text.string(line)), line)
  }

  /// Whether a key has more characters than YAML allows without a preceding `?` (YAML 1.2.2, section 7.4.2).
  private func isTooLong(_ key: Range<Int>) -> Bool {
    text[key].count { !$0.isContinuation } > 1024
  }

  /// The escape in double quotes at which libyaml stopped: its `\` and the digits that belong to it.
  private var escape: Range<Int> {
    var start = place
    while start > contextPlace, text.byte(at: start) != UInt8(ascii: "\\") { start -= 1 }
    guard start + 1 < text.count else { return start..<text.count }
    let digits = ["x": 2, "u": 4, "U": 8][Character(Unicode.Scalar(text[start + 1]))] ?? 0
    var end = start + 2
    while end < text.count,
      text[end].isContinuation || (end < start + 2 + digits && text[end].isHexadecimalDigit)
    {
      end += 1
    }
    return start..<end
  }
}

// MARK: Errors of libyaml's parser

extension SyntaxDiagnosis {
  /// Where the next key of a block mapping is expected. The mapping begins at `contextPlace`.
  private func atMissingKey() -> Problem {
    if let problem = afterValue() { return problem }
    let line = text.restOfLine(at: place)
    if text.byte(at: place) == UInt8(ascii: ":") { return at(.missingKey, text.character(at: place)) }
    let mapping = related("this mapping starts here", text.restOfLine(at: contextPlace))
    if startsItem(line), text.indentation(at: place) == column(of: contextPlace) {
      return at(.itemAmongKeys, line, mapping)
    }
    if let above = text.contentLine(above: place),
      text.indentation(at: above.lowerBound) < text.indentation(at: place),
      let colon = text.separator(in: above), colon + 1 < above.upperBound, text.separator(in: line) != nil
    {
      return at(.keyUnderValue, line, related("the value above", above))
    }
    return at(.wrongIndentation, line, mapping)
  }

  /// Where the next item of a block sequence is expected. The sequence begins at `contextPlace`.
  private func atMissingItem() -> Problem {
    if let problem = afterValue() { return problem }
    let line = text.restOfLine(at: place)
    let sequence = related("this sequence starts here", text.restOfLine(at: contextPlace))
    if text.indentation(at: place) == column(of: contextPlace) {
      return at(.keyAmongItems(text.string(line)), line, sequence)
    }
    return at(.wrongIndentation, line, sequence)
  }

  /// Text after the end of a value on its line, and an unmatched closing bracket.
  private func afterValue() -> Problem? {
    if let problem = atUnopenedBracket() { return problem }
    guard text.indentationEnd(at: place) < place else { return nil }
    let rest = text.restOfLine(at: place)
    guard let quotes = quotesBefore(place) else { return at(.textAfterValue(text.string(rest)), rest) }
    let line = text.indentationEnd(at: place)
    if quotes.lowerBound < line, text.separator(in: line..<quotes.upperBound) != nil {
      // Quotes that end on a later line, after what looks like a key, were probably not closed on their own
      // line.
      return unclosed(quotes.lowerBound)
    }
    let quote = text.string(text.character(at: quotes.lowerBound))
    return at(
      .textAfterQuote(text.string(rest), quote: quote), rest,
      related("the quoted text starts here", text.character(at: quotes.lowerBound)))
  }

  /// The quoted scalar that ends before a position, with only blanks between.
  private func quotesBefore(_ place: Int) -> Range<Int>? {
    guard let lastNode, lastNode.form == .singleQuoted || lastNode.form == .doubleQuoted else { return nil }
    let (start, end) = (text.contentStart(from: Int(lastNode.spanStart)), Int(lastNode.spanEnd))
    guard end <= place, text[end..<place].allSatisfy(\.isBlank) else { return nil }
    return start..<end
  }

  private func atUnopenedBracket() -> Problem? {
    guard place < text.count, openBrackets.isEmpty, text.byte(at: place).isClosingBracket else { return nil }
    let bracket = text.character(at: place)
    return at(.unopenedBracket(text.string(bracket)), bracket)
  }

  /// Inside brackets, where `,` or the closing bracket is expected.
  private func inBrackets(_ opening: Int) -> Problem {
    let opening = text.contentStart(from: opening)
    let closing = text.byte(at: opening) == UInt8(ascii: "[") ? "]" : "}"
    let start = text.indentationEnd(at: place)
    // A line that is not indented deeper than the line of the bracket is probably not meant to be inside.
    let leavesBrackets =
      text.startOfLine(at: place) > opening && text.indentation(at: place) <= text.indentation(at: opening)
    if place >= text.count || (leavesBrackets && !text.byte(at: start).isClosingBracket) {
      return unclosed(opening)
    }
    let found = text.word(at: place)
    let related = related("the bracket opens here", text.character(at: opening))
    if text.byte(at: place).isClosingBracket {
      let bracket = text.character(at: place)
      return at(.wrongBracket(found: text.string(bracket), closing: closing), bracket, related)
    }
    return at(.missingComma(found: text.string(found), closing: closing), found, related)
  }

  /// Where a value is expected.
  private func atMissingContent() -> Problem {
    if let opening = openBrackets.last {
      let isClosing = place < text.count && text.byte(at: place).isClosingBracket
      if place >= text.count || isClosing { return inBrackets(opening) }
    } else if let problem = atUnopenedBracket() {
      return problem
    }
    let found = text.word(at: place)
    guard text.byte(at: place) == UInt8(ascii: ",") else {
      return at(.missingItem(before: text.string(found)), found)
    }
    let comma = text.character(at: place)
    return at(openBrackets.isEmpty ? .reservedCharacter(",") : .missingItem(before: ","), comma)
  }

  /// Where a document or the end of the file is expected.
  private func atDocumentStart() -> Problem {
    if let problem = atUnopenedBracket() { return problem }
    let isAtEnd = place >= text.count
    let found = isAtEnd ? text.lastCharacter : text.restOfLine(at: place)
    let foundText = isAtEnd ? nil : text.string(found)
    let above = text.contentLine(above: place).map { text.string($0) } ?? ""
    if above.hasPrefix("%") || above == "..." || above.hasPrefix("... ") {
      return at(.missingDocumentStart(found: foundText), found)
    }
    return at(.contentAfterDocument(text.string(found)), found)
  }

  /// A quote or bracket that is not closed before the end of the text, or before something that cannot be
  /// inside it.
  private func unclosed(_ opening: Int) -> Problem {
    let opening = text.contentStart(from: opening)
    let isAtEnd = place >= text.count
    let found = isAtEnd ? text.lastCharacter : text.restOfLine(at: text.indentationEnd(at: place))
    return at(
      .unclosed(text.string(text.character(at: opening)), found: isAtEnd ? nil : text.string(found)), found,
      related("opened here", text.character(at: opening)))
  }
}

// MARK: Places

extension SyntaxDiagnosis {
  private func at(_ syntax: Problem.Syntax, _ range: Range<Int>, _ related: Problem.Related...) -> Problem {
    Problem(.syntax(syntax), at: Span(range), related: related)
  }

  private func related(_ message: String, _ range: Range<Int>) -> Problem.Related {
    Problem.Related(message, at: Span(range))
  }

  private func atWord(from byte: Int, _ syntax: (String) -> Problem.Syntax) -> Problem {
    let word = text.word(at: byte)
    return at(syntax(text.string(word)), word)
  }

  private func atLine(_ syntax: (String) -> Problem.Syntax) -> Problem {
    let line = text.restOfLine(at: text.indentationEnd(at: place))
    return at(syntax(text.string(line)), line)
  }

  /// The blanks that begin at a position.
  private func blanks(at byte: Int) -> Range<Int> {
    byte..<(text[byte...].firstIndex { !$0.isBlank } ?? text.count)
  }

  private func startsItem(_ line: Range<Int>) -> Bool {
    text[line].starts(with: "- ".utf8) || text[line].elementsEqual("-".utf8)
  }

  /// A line without its leading `- `.
  private func withoutItemMarkers(_ line: Range<Int>) -> Range<Int> {
    var line = line
    while startsItem(line) {
      let start = text[line].dropFirst().firstIndex { !$0.isBlank } ?? line.upperBound
      line = start..<line.upperBound
    }
    return line
  }

  /// The offset of a position in its line, in bytes.
  private func column(of byte: Int) -> Int { byte - text.startOfLine(at: byte) }
}

extension UInt8 {
  fileprivate var isClosingBracket: Bool { self == UInt8(ascii: "]") || self == UInt8(ascii: "}") }
}
