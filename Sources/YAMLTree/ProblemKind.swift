extension Problem {
  /// The kinds of problems, with the values in their messages. A `String` is text as written in the file.
  package enum Kind: Hashable, Sendable {
    case encoding(Encoding)
    case limit(Limit, Int)
    case outOfMemory
    /// Invalid YAML, which ends the parsing. The tree contains the documents before it.
    case syntax(Syntax)
    /// Invalid JSON, with the message. It ends the parsing.
    case json(String)

    case duplicateKey(String)
    case undefinedAlias(String)
    case selfReference(String)
    case mergeOfNonMapping
    /// A merge adds a key that already has a value, in the mapping itself or from an earlier merge.
    case overriddenMerge(key: String)
    /// The number of further problems that are not listed.
    case more(Int, isWarning: Bool)
  }

  /// Bytes that are not text, or characters that YAML does not allow.
  package enum Encoding: Hashable, Sendable {
    case notUTF8(byte: UInt8)
    case loneSurrogate(UInt16)
    case halfUTF16
    case forbiddenCharacter(UInt32)
    /// A character in a comment that only some readers take for a line break.
    case hiddenLineBreak(UInt32)
  }

  /// The limits of `Limits`, by name.
  package enum Limit: Hashable, Sendable {
    case fileBytes
    case depth
    case nodes
    case scalarBytes
    case expandedBytes
    /// Does not end the parsing.
    case keyBytes
    case tagDirectives
  }
}
