extension Problem {
  /// The probable mistake at the point where the text is not valid YAML.
  package enum Syntax: Hashable, Sendable {
    // Indentation and lines.
    case tabIndentation
    case wrongIndentation
    /// A key that is indented as part of the value on the line above.
    case keyUnderValue
    case sequenceOnKeyLine
    case mappingOnMarkerLine
    case itemAmongKeys
    case keyAmongItems(String)
    /// Text after the end of a value.
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

    // Characters that have a special meaning at the start of an unquoted value.
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

    /// Any other error of libyaml, with its own message.
    case notYAML(String)
  }
}

extension Problem.Syntax {
  var message: String {
    switch self {
    case .tabIndentation:
      "a tab is not allowed where YAML requires spaces; indent with spaces only"
    case .wrongIndentation:
      "the indentation of this line matches no line above it; indent it exactly like the entries it belongs to"
    case .keyUnderValue:
      "this key is indented as part of the value above it; indent it like the other keys of its mapping"
    case .sequenceOnKeyLine:
      "a sequence cannot start on the line of its key; start it on the next line, or quote a value that starts with `- `"
    case .mappingOnMarkerLine:
      "a mapping cannot start on the line of `---`; start it on the next line"
    case .itemAmongKeys:
      "expected `key: value` like the other entries of this mapping, found a sequence item"
    case .keyAmongItems(let found):
      "expected an item that starts with `- ` like the other items of this sequence, found \(quoted(found))"
    case .textAfterValue(let found):
      "expected the end of the line, found \(quoted(found)) after the value"

    case .missingColon(let found):
      "expected `key: value`, found \(quoted(found)) without a `:` after it"
    case .missingSpaceAfterColon(let found):
      "\(quoted(found)) is a single word in YAML; add a space after `:` to make it a key with a value"
    case .missingKey:
      "expected a key before this `:`"
    case .longKey:
      "this line has more than 1024 characters before its `:`, which exceeds the limit for a key"
    case .secondColon:
      "this line has a second `:`; quote a value that contains `: `, or start the inner mapping on the next line"

    case .unclosed(let opening, let found):
      "the \(opening == "[" || opening == "{" ? "bracket" : "quote") \(quoted(opening)) is not closed before "
        + (found.map { "\(quoted($0))" } ?? "the end of the file")
    case .textAfterQuote(let found, let quote):
      "unexpected \(quoted(found)) after the closing \(quoted(quote)); inside such quotes, write "
        + (quote == "'" ? "`''` for `'`" : "`\\\"` for `\"`")
    case .unknownEscape(let escape):
      "\(quoted(escape)) is not a valid escape; in double quotes, write `\\\\` for `\\`, or use single quotes"
    case .invalidEscape(let escape):
      "escape \(quoted(escape)) is not a valid character; `\\x` requires 2, `\\u` 4 and `\\U` 8 hexadecimal digits"
    case .missingComma(let found, let closing):
      "expected `,` or \(quoted(closing)), found \(quoted(found)); put a `,` between entries, and quote a text that "
        + "contains `: `"
    case .wrongBracket(let found, let closing):
      "expected `,` or \(quoted(closing)), found \(quoted(found))"
    case .unopenedBracket(let found):
      "unmatched \(quoted(found)); quote a value that starts with \(quoted(found))"
    case .missingItem(let found):
      "expected a value, found \(quoted(found))"

    case .reservedCharacter(let found):
      "an unquoted value cannot start with \(quoted(found)); quote the value"
    case .explicitKey:
      "a key that starts with `? ` is not allowed here; quote a value that starts with `? `"
    case .anchorName(let found):
      "\(quoted(found)) is not a valid anchor name, which contains only letters, digits, `-` and `_`; quote a value "
        + "that starts with \(quoted(String(found.prefix(1))))"
    case .invalidTag(let found):
      "\(quoted(found)) is not a valid tag; quote a value that starts with `!`"
    case .undefinedTagHandle(let found):
      "tag \(quoted(found)) requires a `%TAG` directive for the handle between its two `!`"
    case .blockHeader(let found):
      "expected the text on the next line, found \(quoted(found)); quote a value that starts with `|` or `>`"

    case .directive(let found):
      "\(quoted(found)) is not a valid `%YAML` or `%TAG` directive; quote a text that starts with `%`"
    case .duplicateDirective(let found):
      "duplicate directive \(quoted(found)) for this document; keep one of the directives"
    case .unsupportedVersion(let found):
      "expected YAML version 1.1 or 1.2, found \(quoted(found))"
    case .missingDocumentStart(let found):
      "expected `---` before a document that follows a directive or `...`, found "
        + (found.map { quoted($0) } ?? "the end of the file")
    case .contentAfterDocument(let found):
      "expected the end of the document, found \(quoted(found)); check its indentation, or put `---` before another "
        + "document"
    case .notYAML(let words):
      "this is not valid YAML: \(words)"
    }
  }
}
