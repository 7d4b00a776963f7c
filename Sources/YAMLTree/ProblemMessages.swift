extension Problem.Kind {
  /// The message of a problem of this kind.
  var message: String {
    switch self {
    case .notUTF8(let byte):
      "the byte 0x\(hex(UInt32(byte), digits: 2)) is not UTF-8; save the file as UTF-8"
    case .loneSurrogate(let unit):
      "0x\(hex(UInt32(unit), digits: 4)) is half a surrogate pair of UTF-16 without the other half; save the file as UTF-8"
    case .halfUTF16:
      "the file is UTF-16 and ends in the middle of a character"
    case .forbiddenCharacter(0):
      "a NUL byte is not allowed in YAML; is this a text file?"
    case .forbiddenCharacter(0xFEFF):
      "a byte order mark is allowed at the start of the file only"
    case .forbiddenCharacter(let code):
      "the control character U+\(hex(code, digits: 4)) is not allowed in YAML"
    case .limit(let limit, let value):
      limit.message(value)
    case .outOfMemory:
      "there is not enough memory to read this file"
    case .undefinedAlias(let name):
      "the alias `*\(name)` names no anchor: no `&\(name)` stands before it in this document"
    case .selfReference(let name):
      "the alias `*\(name)` stands inside the very value that `&\(name)` names, which would contain itself"
    case .duplicateKey(let key):
      "the key `\(key)` is stated twice in this mapping"
    case .mergeOfNonMapping:
      "`<<` merges mappings: its value must be a mapping, an alias of one or a sequence of those"
    case .overriddenMerge(let key):
      "the merged value of `\(key)` is not used, because `\(key)` has a value here already"
    case .more(let count, _):
      count == 1
        ? "one more problem like these is not listed" : "\(count) more problems like these are not listed"
    case .syntax(let message):
      message
    }
  }

  private func hex(_ value: UInt32, digits: Int) -> String {
    let text = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}

extension Problem.Limit {
  fileprivate func message(_ value: Int) -> String {
    switch self {
    case .fileBytes: "the file is larger than the limit of \(value) bytes"
    case .depth: "sequences and mappings are nested deeper than the limit of \(value) levels"
    case .nodes:
      "the file has more than the limit of \(value) nodes, counting each alias as what it stands for"
    case .scalarBytes: "this value is longer than the limit of \(value) bytes"
    case .keyBytes: "this key is longer than the limit of \(value) bytes"
    case .tagDirectives: "the file has more than the limit of \(value) `%TAG` directives"
    }
  }
}
