import Schema

/// A compiled word list.
package struct CompiledWords: Sendable {
  package let id: String
  package let entry: PolicyEntry
  package let fields: [PathExpression]
  package let severity: ByLevel<SeveritySetting>
  package let words: [Word]

  package struct Word: Sendable {
    let letters: [UInt8]
    let exceptions: [[UInt8]]
  }

  /// A match of a word, with its UTF-8 range in the text.
  package struct Hit: Sendable, Hashable {
    package let range: Range<Int>
    package let word: String
  }

  /// Returns all matches in a text; of several matches at one offset, only the longest.
  package func hits(in text: String) -> [Hit] { Self.hits(of: words, in: text) }

  static func hits(of words: [Word], in text: String) -> [Hit] {
    let original = Array(text.utf8)
    let folded = original.map(\.folded)
    var hits: [Hit] = []
    var start = 0
    while start < folded.count {
      let found = words.filter { $0.stands(at: start, in: folded) }.max {
        $0.letters.count < $1.letters.count
      }
      guard let found else {
        start += 1
        continue
      }
      let range = start..<start + found.letters.count
      if !found.isExcused(at: range, in: folded) {
        hits.append(Hit(range: range, word: String(decoding: original[range], as: UTF8.self)))
      }
      start = range.upperBound
    }
    return hits
  }
}

extension CompiledWords.Word {
  init(_ word: String, except exceptions: [String]) {
    letters = word.utf8.map(\.folded)
    self.exceptions = exceptions.map { $0.utf8.map(\.folded) }
  }

  /// Returns whether the whole word is at the offset. A part of a longer or hyphenated word is not a match.
  fileprivate func stands(at start: Int, in text: [UInt8]) -> Bool {
    guard !letters.isEmpty, text[start...].starts(with: letters) else { return false }
    let end = start + letters.count
    return !text[..<start].endsInWord && !text[end...].beginsInWord
  }

  /// Returns whether the match is part of an exception.
  fileprivate func isExcused(at range: Range<Int>, in text: [UInt8]) -> Bool {
    exceptions.contains { exception in
      let earliest = max(0, range.upperBound - exception.count)
      return earliest <= range.lowerBound
        && (earliest...range.lowerBound).contains { start in
          text[start...].starts(with: exception) && start + exception.count >= range.upperBound
        }
    }
  }
}

extension UInt8 {
  /// The byte in lower case; line breaks and tabs become spaces.
  fileprivate var folded: UInt8 {
    switch self {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): self | 0x20
    case UInt8(ascii: "\n"), UInt8(ascii: "\t"): UInt8(ascii: " ")
    default: self
    }
  }

}

extension ArraySlice<UInt8> {
  fileprivate var beginsInWord: Bool {
    String(decoding: prefix(4), as: UTF8.self).unicodeScalars.first?.isPartOfWord ?? false
  }

  fileprivate var endsInWord: Bool {
    // Start at the last byte that begins a character.
    let start = suffix(4).lastIndex { $0 & 0xC0 != 0x80 } ?? startIndex
    return String(decoding: self[start...], as: UTF8.self).unicodeScalars.last?.isPartOfWord ?? false
  }
}

extension Unicode.Scalar {
  /// Whether the scalar is a letter or digit of any script, or joins words.
  fileprivate var isPartOfWord: Bool {
    self == "-" || self == "_" || self == "\u{2010}" || self == "\u{2011}" || properties.isAlphabetic
      || properties.numericType != nil
  }
}
