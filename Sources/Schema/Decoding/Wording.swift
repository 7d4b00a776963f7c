extension String {
  /// The noun with its article: `an effect`. Plural and mass nouns stay unchanged.
  package var withArticle: String {
    guard let first = unicodeScalars.first, !isPlural, !isUncountable else { return self }
    // "a unit", "a UTC day": u is spoken as a consonant in the nouns of this model.
    return "aeio".unicodeScalars.contains(first) ? "an \(self)" : "a \(self)"
  }

  /// The plural: `capability` becomes `capabilities`, `kind of data` becomes `kinds of data`.
  var plural: String {
    if isPlural || isUncountable { return self }
    for joint in [" of ", " to "] {
      guard let joint = firstRange(of: joint) else { continue }
      return String(self[..<joint.lowerBound]).plural + self[joint.lowerBound...]
    }
    if hasSuffix("y"), let before = dropLast().last, !"aeiou".contains(before) { return dropLast() + "ies" }
    return ["s", "x", "ch", "sh"].contains(where: hasSuffix) ? self + "es" : self + "s"
  }

  private var isPlural: Bool { hasSuffix("s") && !hasSuffix("ss") && !hasSuffix("sis") }

  /// Mass nouns of the model.
  private var isUncountable: Bool { ["evidence", "hardware", "metadata", "trust"].contains(self) }

  /// The first sentence of a field's description, in the form that follows a colon.
  var inSentence: String {
    guard let first, first.isUppercase, dropFirst().first?.isUppercase != true else { return self }
    // The first sentence states the meaning; later ones are remarks.
    var sentence = dropFirst()
    if let end = zip(sentence.indices, sentence.indices.dropFirst()).first(where: {
      sentence[$0] == "." && sentence[$1] == " "
    }) {
      sentence = sentence[..<end.0]
    }
    return first.lowercased() + (sentence.hasSuffix(".") ? sentence.dropLast() : sentence)
  }

  /// The text, cut to 60 characters.
  package var shortened: String {
    // Most texts are short and plain, and characters cost more to count than bytes.
    if utf8.count <= 60, utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return self }
    let line = prefix { !$0.isNewline }
    return line.count == count && count <= 60 ? self : "\(line.prefix(57))…"
  }

  /// The words as a choice: `a, b or c`.
  static func choice(of words: [String]) -> String {
    guard words.count > 1, let last = words.last else { return words.first ?? "" }
    return "\(words.dropLast().joined(separator: ", ")) or \(last)"
  }
}

extension Sequence where Element: Hashable {
  /// The elements without duplicates, in order of first occurrence.
  package func uniqued() -> [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
