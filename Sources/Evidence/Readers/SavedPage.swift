/// The text of a saved page, in which quotes are searched: without tags, scripts and styles, with entities decoded and
/// white space normalized.
package struct SavedPage: Sendable {
  package let text: String

  package init(name: String, _ bytes: [UInt8]) throws(ReadingError) {
    guard !bytes.isEmpty else { throw ReadingError("the file is empty", remedy: "save the page again") }
    let page = bytes.starts(with: "%PDF".utf8) ? [] : try PageEncoding.utf8(of: bytes)
    guard !page.isEmpty, !page.contains(0) else {
      throw ReadingError(
        "the file is not text, so quotes cannot be searched", remedy: "save the page as HTML or plain text")
    }
    let start = page.first { !$0.isSpace }
    let isMarkup = start == UInt8(ascii: "<") || [".html", ".htm", ".xhtml"].contains { name.hasSuffix($0) }
    text = String(decoding: Self.folded(isMarkup ? HTMLText(page).content : page), as: UTF8.self)
  }

  /// Whether the page contains a quote. The search reads every byte once (Knuth-Morris-Pratt), whatever the input.
  package func holds(_ quote: String) -> Bool {
    let quote = Self.folded(Array(quote.utf8))
    guard !quote.isEmpty else { return false }
    // For each prefix of the quote, the length of its longest proper prefix that is also a suffix.
    var borders = [0]
    func extended(_ matched: Int, by byte: UInt8) -> Int {
      var matched = matched
      while matched > 0, quote[matched] != byte { matched = borders[matched - 1] }
      return quote[matched] == byte ? matched + 1 : 0
    }
    for byte in quote.dropFirst() { borders.append(extended(borders[borders.count - 1], by: byte)) }
    var text = text
    return text.withUTF8 { page in
      var matched = 0
      return page.contains { byte in
        matched = extended(matched, by: byte)
        return matched == quote.count
      }
    }
  }

  /// Replaces each run of white space by one space, trims both ends, and removes invisible characters.
  private static func folded(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var isPending = false
    var index = 0
    while index < bytes.count {
      if let (width, isBlank) = space(in: bytes, at: index) {
        if isBlank { isPending = !result.isEmpty }
        index += width
      } else {
        if isPending { result.append(0x20) }
        isPending = false
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }

  /// The width of the white space character at an index. Unicode white space counts as blank; the invisible characters
  /// U+00AD, U+200B, U+2060 and U+FEFF do not.
  private static func space(in bytes: [UInt8], at index: Int) -> (width: Int, isBlank: Bool)? {
    let first = bytes[index]
    guard first >= 0x80 else { return first.isSpace ? (1, true) : nil }
    let second = index + 1 < bytes.count ? bytes[index + 1] : 0
    let third = index + 2 < bytes.count ? bytes[index + 2] : 0
    switch (first, second, third) {
    case (0xC2, 0x85, _), (0xC2, 0xA0, _): return (2, true)
    case (0xC2, 0xAD, _): return (2, false)
    case (0xE1, 0x9A, 0x80), (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8...0xA9), (0xE2, 0x80, 0xAF),
      (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80):
      return (3, true)
    case (0xE2, 0x80, 0x8B), (0xE2, 0x81, 0xA0), (0xEF, 0xBB, 0xBF): return (3, false)
    default: return nil
    }
  }
}

extension UInt8 {
  var isSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
  var isLetter: Bool { (0x61...0x7A).contains(self | 0x20) }
}
