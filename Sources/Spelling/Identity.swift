/// Texts as a reader perceives them, for comparing names and for checking that an answer has content.
extension String {
  /// The form in which two names are compared: letters are in lower case, fullwidth forms are narrow, invisible
  /// characters are removed, and runs of spaces count as one. Strings compare by canonical equivalence, so composed and
  /// decomposed accents are equal.
  ///
  /// Letters of other scripts that look like Latin ones are replaced by them, so `аlice` with a Cyrillic а equals
  /// `alice` (see Unicode Technical Standard 39, section 4).
  package var identity: String {
    var scalars = String.UnicodeScalarView()
    var isPendingSpace = false
    for scalar in unicodeScalars {
      if scalar.properties.isWhitespace {
        isPendingSpace = !scalars.isEmpty
      } else if !scalar.isUnseen {
        if isPendingSpace { scalars.append(" ") }
        isPendingSpace = false
        let plain = scalar.narrow
        scalars.append(
          contentsOf: (Confusables.latin[plain] ?? plain).properties.lowercaseMapping.unicodeScalars)
      }
    }
    return String(scalars)
  }

  /// Whether the text contains a letter of another script that looks like a Latin letter, beside Latin letters.
  package var mixesConfusableLetters: Bool {
    unicodeScalars.contains { Confusables.latin[$0] != nil }
      && unicodeScalars.contains { $0.isASCII && $0.properties.isAlphabetic }
  }

  /// Whether the text can be an answer: it has at least two visible letters or digits, and is not a placeholder.
  package var hasSubstance: Bool {
    let words = identity.unicodeScalars.filter {
      $0.properties.isAlphabetic || $0.properties.numericType != nil
    }
    guard words.count >= 2 else { return false }
    return !Self.placeholders.contains(String(String.UnicodeScalarView(words)))
  }

  /// Whether the text could control a terminal or the log of a CI system: it contains a control character other than tab
  /// and line feed, a mark of text direction, or a line that begins with `::`.
  package var isUnsafeForOutput: Bool {
    if utf8.contains(UInt8(ascii: ":")),
      split(separator: "\n").contains(where: { $0.drop { $0 == " " }.hasPrefix("::") })
    {
      return true
    }
    return unicodeScalars.contains { scalar in
      switch scalar.value {
      case 0x09, 0x0A: false
      case 0x00...0x1F, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069: true
      default: false
      }
    }
  }

  /// The letters of placeholders such as `n/a` and `TBD`.
  private static let placeholders: Set = [
    "na", "none", "nil", "null", "tbd", "tbc", "tba", "todo", "fixme", "xx", "xxx", "xxxx", "unknown",
    "placeholder",
    "notapplicable", "asdf", "foo", "bar", "test", "changeme", "loremipsum",
  ]
}

extension Unicode.Scalar {
  /// The ASCII form of a fullwidth character; other characters are unchanged.
  fileprivate var narrow: Unicode.Scalar {
    (0xFF01...0xFF5E).contains(value) ? Unicode.Scalar(value - 0xFEE0) ?? self : self
  }

  /// Whether the scalar has no visible form: a control or format character, or a blank filler.
  fileprivate var isUnseen: Bool {
    if properties.isDefaultIgnorableCodePoint { return true }
    switch properties.generalCategory {
    case .control, .format: return true
    // Fillers and blanks that fonts draw as empty space.
    default: return [0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0].contains(value)
    }
  }
}
