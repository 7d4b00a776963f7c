extension String {
  /// `effect` as `an effect`.
  var withArticle: String {
    guard let first = unicodeScalars.first else { return self }
    // "a unit", "a UTC day": u is spoken as a consonant in the nouns of this model.
    return "aeio".unicodeScalars.contains(first) ? "an \(self)" : "a \(self)"
  }

  /// A sentence of the field reference, as it stands behind a colon.
  var inSentence: String {
    guard let first, first.isUppercase, dropFirst().first?.isUppercase != true else { return self }
    let rest = dropFirst()
    return first.lowercased() + (rest.hasSuffix(".") ? rest.dropLast() : rest)
  }

  /// At most 60 characters, so that a message stays a line.
  var shortened: String {
    let line = prefix { !$0.isNewline }
    return line.count == count && count <= 60 ? self : "\(line.prefix(57))…"
  }

  /// Several words as a choice: `a, b or c`.
  static func choice(of words: [String]) -> String {
    guard words.count > 1, let last = words.last else { return words.first ?? "" }
    return "\(words.dropLast().joined(separator: ", ")) or \(last)"
  }
}
