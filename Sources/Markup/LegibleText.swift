import Spelling

extension String {
  /// The text with hidden characters made visible: control characters, terminal escapes, marks of text
  /// direction, and zero-width characters.
  package var visible: String {
    guard unicodeScalars.contains(where: \.isHidden) else { return self }
    var text = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if scalar.isHidden { text.append(contentsOf: scalar.shown.unicodeScalars) } else { text.append(scalar) }
    }
    return String(text)
  }

  /// The text, cut to a number of characters; the omitted characters are counted.
  package func shortened(to limit: Int) -> String {
    guard utf8.count > limit, let end = index(startIndex, offsetBy: limit, limitedBy: endIndex),
      end < endIndex
    else { return self }
    return "\(self[..<end])… (\(self[end...].count) more characters)"
  }

  /// The text for people: hidden characters are visible, and the length is limited.
  package var legible: String { shortened(to: 4_000).visible }
}

extension Unicode.Scalar {
  /// The symbol of a control character, else its code point.
  fileprivate var shown: String {
    switch value {
    case 0x00...0x1F: String(Unicode.Scalar(0x2400 + value) ?? "?")
    case 0x7F: "\u{2421}"
    default: "<U+\(String(repeating: "0", count: max(0, 4 - hexadecimal.count)))\(hexadecimal)>"
    }
  }

  private var hexadecimal: String { String(value, radix: 16, uppercase: true) }
}
