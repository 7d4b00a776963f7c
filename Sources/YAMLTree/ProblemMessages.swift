extension Problem.Kind {
  var message: String {
    switch self {
    case .encoding(let encoding): encoding.message
    case .limit(let limit, let value): limit.message(value)
    case .outOfMemory: "there is not enough memory to read this file"
    case .syntax(let syntax): syntax.message
    case .json(let message): message
    case .duplicateKey(let key):
      "the key \(quoted(key)) is stated twice in this mapping; keep one of them"
    case .undefinedAlias(let name):
      "the alias \(quoted("*" + name)) has no anchor: \(quoted("&" + name)) does not stand before it in this document"
    case .selfReference(let name):
      "the alias \(quoted("*" + name)) stands inside the value that \(quoted("&" + name)) names, so the value would "
        + "contain itself"
    case .mergeOfNonMapping:
      "`<<` merges mappings: expected a mapping, an alias of one, or a sequence of those; put the key in quotes if it is "
        + "an ordinary one"
    case .overriddenMerge(let key):
      "the merged value of \(quoted(key)) is not used, because \(quoted(key)) already has a value here"
    case .more(1, _): "one more problem is not listed"
    case .more(let count, _): "\(count) more problems are not listed"
    }
  }
}

extension Problem.Encoding {
  fileprivate var message: String {
    switch self {
    case .notUTF8(let byte):
      "the byte 0x\(byte.hexadecimal(digits: 2, uppercase: true)) is not UTF-8; save the file as UTF-8"
    case .loneSurrogate(let unit):
      "0x\(unit.hexadecimal(digits: 4, uppercase: true)) is half a character of UTF-16 without its other half; save the file as UTF-8"
    case .halfUTF16:
      "the file is UTF-16 and ends in the middle of a character; save it as UTF-8"
    case .forbiddenCharacter(0):
      "a NUL byte is not allowed in YAML; is this a text file?"
    case .forbiddenCharacter(0xFEFF):
      "a byte order mark (U+FEFF) is only allowed at the start of the file; remove it"
    case .forbiddenCharacter(let code):
      "the character U+\(code.hexadecimal(digits: 4, uppercase: true)) is not allowed in YAML; remove it, or write it as an escape between "
        + "double quotes"
    }
  }
}

extension Problem.Limit {
  fileprivate func message(_ value: Int) -> String {
    switch self {
    case .fileBytes: "the file is larger than the limit of \(value) bytes"
    case .depth: "sequences and mappings are nested deeper than the limit of \(value) levels"
    case .nodes:
      "the file has more nodes than the limit of \(value), aliases and merges counted as what they stand for"
    case .scalarBytes: "this value is longer than the limit of \(value) bytes"
    case .keyBytes: "this key is longer than the limit of \(value) bytes"
    case .tagDirectives: "the file has more `%TAG` directives than the limit of \(value)"
    }
  }
}

/// Text of the file between backticks, fit for a message of one line: cut where it is long, with control
/// characters and line ends as escapes.
func quoted(_ text: String) -> String {
  let longest = 40
  let mark = text.utf8.contains(UInt8(ascii: "`")) ? "\"" : "`"
  var result = mark
  for (count, scalar) in text.unicodeScalars.enumerated() {
    if count == longest { return result + "…" + mark }
    switch (scalar, scalar.properties.generalCategory) {
    case ("\n", _): result += "\\n"
    case ("\t", _): result += "\\t"
    case (_, .control), (_, .format), (_, .lineSeparator), (_, .paragraphSeparator):
      result += "\\u{\(String(scalar.value, radix: 16))}"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + mark
}
