extension Problem.Kind {
  var message: String {
    switch self {
    case .encoding(let encoding): encoding.message
    case .limit(let limit, let value): limit.message(value)
    case .outOfMemory: "not enough memory to read this file"
    case .syntax(let syntax): syntax.message
    case .json(let message): message
    case .duplicateKey(let key):
      "duplicate key \(quoted(key)) in this mapping; keep one of the entries"
    case .undefinedAlias(let name):
      "alias \(quoted("*" + name)) is undefined: no anchor \(quoted("&" + name)) precedes it in this document"
    case .selfReference(let name):
      "alias \(quoted("*" + name)) is inside the value of its own anchor \(quoted("&" + name)), so the value would "
        + "contain itself"
    case .mergeOfNonMapping:
      "`<<` requires a mapping, an alias of a mapping, or a sequence of these; quote the key if it is not a merge key"
    case .overriddenMerge(let key):
      "the merged value of \(quoted(key)) is ignored, because \(quoted(key)) already has a value here"
    case .more(1, _): "one more problem is not listed"
    case .more(let count, _): "\(count) more problems are not listed"
    }
  }
}

extension Problem.Encoding {
  fileprivate var message: String {
    switch self {
    case .notUTF8(let byte):
      "byte 0x\(byte.hexadecimal(digits: 2, uppercase: true)) is not valid UTF-8; save the file as UTF-8"
    case .loneSurrogate(let unit):
      "0x\(unit.hexadecimal(digits: 4, uppercase: true)) is an unpaired UTF-16 surrogate; save the file as UTF-8"
    case .halfUTF16:
      "the UTF-16 file ends in the middle of a character; save it as UTF-8"
    case .forbiddenCharacter(0):
      "a NUL byte is not allowed in YAML; check that the file is a text file"
    case .forbiddenCharacter(0xFEFF):
      "a byte order mark (U+FEFF) is only allowed at the start of the file; remove it"
    case .hiddenLineBreak(let code):
      "character U+\(code.hexadecimal(digits: 4, uppercase: true)) ends a comment for some YAML readers and not for others, "
        + "so the text after it is ambiguous; replace it with a line feed"
    case .forbiddenCharacter(let code):
      "character U+\(code.hexadecimal(digits: 4, uppercase: true)) is not allowed in YAML; remove it, or write it as an "
        + "escape in double quotes"
    }
  }
}

extension Problem.Limit {
  fileprivate func message(_ value: Int) -> String {
    switch self {
    case .fileBytes: "the file is larger than the limit of \(value.inBytes)"
    case .depth: "sequences and mappings are nested deeper than the limit of \(value) levels"
    case .nodes:
      "the file has more nodes than the limit of \(value), with aliases and merges expanded"
    case .scalarBytes: "this value is longer than the limit of \(value.inBytes)"
    case .expandedBytes:
      "the texts of the file are longer than the limit of \(value.inBytes), with aliases expanded"
    case .keyBytes: "this key is longer than the limit of \(value.inBytes)"
    case .tagDirectives: "the document has more `%TAG` directives than the limit of \(value)"
    }
  }
}

/// Text of the file in backticks for a message of one line: truncated if it is long, with control characters
/// and line ends as escapes.
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

extension Int {
  /// A number of bytes in the largest unit without a fraction: `8 MiB`, `1000 bytes`.
  fileprivate var inBytes: String {
    self > 0 && self % (1 << 20) == 0
      ? "\(self >> 20) MiB" : self > 0 && self % 1024 == 0 ? "\(self >> 10) KiB" : "\(self) bytes"
  }
}
