extension Problem {
  /// What a person may have done wrong where the text stops being YAML.
  package enum Syntax: Hashable, Sendable {
    // Indentation and lines.
    case tabIndentation
    case wrongIndentation
    /// A key that is indented as if it were part of the value on the line above.
    case keyUnderValue
    case sequenceOnKeyLine
    case mappingOnMarkerLine
    case itemAmongKeys
    case keyAmongItems(String)
    /// Text of which it is not clear to which value it belongs, because the value before it has ended.
    case textAfterValue(String)

    // Keys and colons.
    case missingColon(String)
    case missingSpaceAfterColon(String)
    case missingKey
    case longKey
    case secondColon

    // Quotes and brackets.
    /// A quote or bracket; `found` is `nil` at the end of the file.
    case unclosed(String, found: String?)
    case textAfterQuote(String, quote: String)
    case unknownEscape(String)
    case invalidEscape(String)
    case missingComma(found: String, closing: String)
    case wrongBracket(found: String, closing: String)
    case unopenedBracket(String)
    case missingItem(before: String)

    // Characters that begin something other than an unquoted value.
    case reservedCharacter(String)
    case explicitKey
    case anchorName(String)
    case invalidTag(String)
    case undefinedTagHandle(String)
    case blockHeader(String)

    // Documents and directives.
    case directive(String)
    case duplicateDirective(String)
    case unsupportedVersion(String)
    /// `found` is `nil` at the end of the file.
    case missingDocumentStart(found: String?)
    case contentAfterDocument(String)

    /// What libyaml refuses for a reason that has no message of our own, in its words.
    case notYAML(String)
  }
}

extension Problem.Syntax {
  var message: String {
    switch self {
    case .tabIndentation:
      "a tab stands where YAML needs spaces; indent with spaces only"
    case .wrongIndentation:
      "this line's indentation fits nothing above it; indent it exactly like the entries it belongs to"
    case .keyUnderValue:
      "this key is indented as part of the value above it; indent it like the keys it belongs to"
    case .sequenceOnKeyLine:
      "a sequence cannot begin on the line of its key; begin it on the next line, or put a value that starts with `- ` "
        + "in quotes"
    case .mappingOnMarkerLine:
      "a mapping cannot begin on the line of `---`; begin it on the next line"
    case .itemAmongKeys:
      "expected a `key: value` like the others of this mapping, found an item of a sequence"
    case .keyAmongItems(let found):
      "expected an item that starts with `- ` like the others of this sequence, found \(quoted(found))"
    case .textAfterValue(let found):
      "expected the next line, found \(quoted(found)) after the end of the value"

    case .missingColon(let found):
      "expected `key: value`, found \(quoted(found)) without a `:` after it"
    case .missingSpaceAfterColon(let found):
      "\(quoted(found)) is a single word in YAML; put a space after the `:` to make it a key with a value"
    case .missingKey:
      "expected a key before this `:`"
    case .longKey:
      "this line starts with more than 1024 characters before its `:`, which is too long for a key"
    case .secondColon:
      "found a second `:` on this line; put a value that contains `: ` in quotes, or begin the inner mapping on the next "
        + "line"

    case .unclosed(let opening, let found):
      "the \(opening == "[" || opening == "{" ? "bracket" : "quote") \(quoted(opening)) is not closed before "
        + (found.map { "\(quoted($0))" } ?? "the end of the file")
    case .textAfterQuote(let found, let quote):
      "found \(quoted(found)) after the closing \(quoted(quote)); inside such quotes write "
        + (quote == "'" ? "`''` for `'`" : "`\\\"` for `\"`")
    case .unknownEscape(let escape):
      "\(quoted(escape)) is not a valid escape; between double quotes write `\\\\` for `\\`, or use single quotes"
    case .invalidEscape(let escape):
      "the escape \(quoted(escape)) names no character; `\\x` needs 2, `\\u` 4 and `\\U` 8 hexadecimal digits"
    case .missingComma(let found, let closing):
      "expected `,` or \(quoted(closing)), found \(quoted(found)); put a `,` between entries, and a text that contains "
        + "`: ` in quotes"
    case .wrongBracket(let found, let closing):
      "expected `,` or \(quoted(closing)), found \(quoted(found))"
    case .unopenedBracket(let found):
      "found \(quoted(found)) where no such bracket is open; put a value that starts with \(quoted(found)) in quotes"
    case .missingItem(let found):
      "expected a value, found \(quoted(found))"

    case .reservedCharacter(let found):
      "an unquoted value cannot start with \(quoted(found)); put the value in quotes"
    case .explicitKey:
      "a key that starts with `? ` is not allowed here; put a value that starts with `? ` in quotes"
    case .anchorName(let found):
      "\(quoted(found)) is not the name of an anchor, which has letters, digits, `-` and `_` only; put a value that "
        + "starts with \(quoted(String(found.prefix(1)))) in quotes"
    case .invalidTag(let found):
      "\(quoted(found)) is not a tag; put a value that starts with `!` in quotes"
    case .undefinedTagHandle(let found):
      "the tag \(quoted(found)) needs a `%TAG` directive for what stands between its two `!`"
    case .blockHeader(let found):
      "expected the text on the next line, found \(quoted(found)); put a value that starts with `|` or `>` in quotes"

    case .directive(let found):
      "\(quoted(found)) is read as a directive, because the line starts with `%`, but is neither `%YAML` with a version "
        + "nor `%TAG`; put a text that starts with `%` in quotes"
    case .duplicateDirective(let found):
      "the directive \(quoted(found)) is stated twice for this document; keep one of them"
    case .unsupportedVersion(let found):
      "expected YAML version 1.1 or 1.2, found \(quoted(found))"
    case .missingDocumentStart(let found):
      "expected `---`, which must stand before a document that follows a directive or `...`, found "
        + (found.map { quoted($0) } ?? "the end of the file")
    case .contentAfterDocument(let found):
      "expected the end of the document, found \(quoted(found)); check its indentation, or put `---` before another "
        + "document"
    case .notYAML(let words):
      "this is not YAML: \(words)"
    }
  }
}
