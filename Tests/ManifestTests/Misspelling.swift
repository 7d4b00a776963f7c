/// The ways in which a hand slips on one word, at every place of it.
enum Misspelling: CaseIterable {
  case dropped, swapped, doubled, replaced, upperCase, capital, hyphenated, underscored

  /// Every slip on a word that could not as well be a slip on one of the others.
  static func slips(of word: String, besides others: [String]) -> [String] {
    let ambiguous = Set(others.filter { $0 != word }.flatMap { slips(of: $0) + [$0] })
    return slips(of: word).filter { !ambiguous.contains($0) }
  }

  /// Of each kind the slip in the middle of the word alone.
  static func middleSlips(of word: String, besides others: [String]) -> [String] {
    let clear = Set(slips(of: word, besides: others))
    return allCases.compactMap { kind in
      let slips = kind.slips(of: word).filter(clear.contains)
      return slips.isEmpty ? nil : slips[slips.count / 2]
    }
  }

  private static func slips(of word: String) -> [String] { allCases.flatMap { $0.slips(of: word) } }

  /// The word as it comes out, once for each place where the slip changes it.
  private func slips(of word: String) -> [String] {
    let letters = Array(word)
    let slips: [String] =
      switch self {
      case .dropped: letters.indices.map { String(letters[..<$0] + letters[($0 + 1)...]) }
      case .swapped:
        letters.indices.dropLast().map { index in
          var swapped = letters
          swapped.swapAt(index, index + 1)
          return String(swapped)
        }
      case .doubled: letters.indices.map { String(letters[...$0] + letters[$0...]) }
      case .replaced:
        letters.indices.map { index in
          var replaced = letters
          // A letter that no word of the model has.
          replaced[index] = "ø"
          return String(replaced)
        }
      case .upperCase: [word.uppercased()]
      case .capital: [word.prefix(1).uppercased() + word.dropFirst()]
      case .hyphenated: [word.splitAtCapitals.joined(separator: "-")]
      case .underscored: [word.splitAtCapitals.joined(separator: "_")]
      }
    return slips.filter { $0 != word && !$0.isEmpty }
  }
}

extension String {
  fileprivate var splitAtCapitals: [String] {
    var words: [String] = [""]
    for letter in self {
      if letter.isUppercase { words.append("") }
      words[words.count - 1] += letter.lowercased()
    }
    return words
  }
}
