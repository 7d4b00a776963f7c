extension Problem {
  /// The kinds of mistakes, each with what its message says about it. A `String` is text as it is written in
  /// the file.
  package enum Kind: Hashable, Sendable {
    case encoding(Encoding)
    case limit(Limit, Int)
    case outOfMemory
    /// What is not a YAML. It ends the reading; what stands above does too, what stands below does not.
    case syntax(Syntax)
    /// What is not a JSON, in words. It ends the reading.
    case json(String)

    case duplicateKey(String)
    case undefinedAlias(String)
    case selfReference(String)
    case mergeOfNonMapping
    /// A merge brings in a key that holds already: stated in the mapping itself or brought in by an earlier
    /// merge.
    case overriddenMerge(key: String)
    /// So many more problems were found that are not listed.
    case more(Int, isWarning: Bool)
  }

  /// Bytes that are no text, or not the text of a YAML file.
  package enum Encoding: Hashable, Sendable {
    case notUTF8(byte: UInt8)
    case loneSurrogate(UInt16)
    case halfUTF16
    case forbiddenCharacter(UInt32)
  }

  /// The limits of `Limits`, by name.
  package enum Limit: Hashable, Sendable {
    case fileBytes
    case depth
    case nodes
    case scalarBytes
    /// Does not end the reading.
    case keyBytes
    case tagDirectives
  }
}
