/// One thing wrong with the text itself.
package struct Problem: Error, Hashable, Sendable {
  /// Another place that belongs to a problem, and what is there.
  package struct Related: Hashable, Sendable {
    package let span: Span
    package let message: String

    package init(_ message: String, at span: Span) {
      self.span = span
      self.message = message
    }
  }

  package let kind: Kind
  package let span: Span
  package let related: [Related]

  package init(_ kind: Kind, at span: Span, related: [Related] = []) {
    self.kind = kind
    self.span = span
    self.related = related
  }

  /// What was found, what was expected and what to do: lower case, without a full stop.
  package var message: String { kind.message }

  /// Whether the file can be used all the same.
  package var isWarning: Bool {
    switch kind {
    case .overriddenMerge: true
    case .more(_, let isWarning): isWarning
    default: false
    }
  }
}

extension Problem {
  /// The kinds of mistakes, each with what its message says about it.
  package enum Kind: Hashable, Sendable {
    case notUTF8(byte: UInt8)
    case loneSurrogate(UInt16)
    case halfUTF16
    case forbiddenCharacter(UInt32)
    case limit(Limit, Int)
    case outOfMemory
    case undefinedAlias(String)
    case selfReference(String)
    case duplicateKey(String)
    case mergeOfNonMapping
    /// A merge brings in a key that holds already: stated in the mapping itself or brought in by an earlier
    /// merge.
    case overriddenMerge(key: String)
    /// So many more problems were found that are not listed.
    case more(Int, isWarning: Bool)
    case syntax(String)
  }

  /// The limits of `Limits` by name, and how messages call them.
  package enum Limit: Hashable, Sendable {
    case fileBytes
    case depth
    case nodes
    case scalarBytes
    case keyBytes
    case tagDirectives
  }
}
