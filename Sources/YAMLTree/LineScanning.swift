/// Lines, words and characters around a position in the text.
extension UnsafeBufferPointer<UInt8> {
  func startOfLine(at byte: Int) -> Int {
    var start = byte
    while start > 0, !self[start - 1].isLineEnd { start -= 1 }
    return start == 0 ? byteOrderMarkLength(of: self) : start
  }

  func endOfLine(at byte: Int) -> Int {
    var end = byte
    while end < count, !self[end].isLineEnd { end += 1 }
    return end
  }

  /// The first byte of a line that is not a space or tab, or the line's end.
  func indentationEnd(at byte: Int) -> Int {
    var first = startOfLine(at: byte)
    while first < count, self[first].isBlank { first += 1 }
    return first
  }

  /// The indentation of a line.
  func indentation(at byte: Int) -> Int {
    indentationEnd(at: byte) - startOfLine(at: byte)
  }

  /// The rest of a line from a position, without trailing blanks.
  func restOfLine(at byte: Int) -> Range<Int> {
    var end = endOfLine(at: byte)
    while end > byte, self[end - 1].isBlank { end -= 1 }
    return byte..<end
  }

  /// The text from a position to the next blank or line end; at least one character, unless the text ends.
  func word(at byte: Int) -> Range<Int> {
    var end = character(at: byte).upperBound
    while end < count, !self[end].isBlank, !self[end].isLineEnd { end += 1 }
    return byte..<end
  }

  /// The last line above a position that contains more than blanks and a comment, without its indentation.
  func contentLine(above byte: Int) -> Range<Int>? {
    var start = startOfLine(at: byte)
    while start > byteOrderMarkLength(of: self) {
      let first = indentationEnd(at: start - 1)
      if first < start, !self[first].isLineEnd, self[first] != UInt8(ascii: "#") {
        return restOfLine(at: first)
      }
      start = startOfLine(at: start - 1)
    }
    return nil
  }

  /// The first `:` in a range that is followed by a blank or the end of the range, and so separates a key
  /// from its value.
  func separator(in range: Range<Int>) -> Int? {
    range.first { self[$0] == UInt8(ascii: ":") && ($0 + 1 >= range.upperBound || self[$0 + 1].isBlank) }
  }

  /// The byte at a position; 0, which does not occur in a text, at the end of the text.
  func byte(at place: Int) -> UInt8 { place < count ? self[place] : 0 }

  /// The character at a position; empty at the end of the text.
  func character(at byte: Int) -> Range<Int> {
    var end = Swift.min(byte + 1, count)
    while end < count, self[end].isContinuation { end += 1 }
    return byte..<end
  }

  /// The last character of the text that is not a blank or a line end.
  var lastCharacter: Range<Int> { lastCharacter(before: count) }

  /// The last character before a position that is not a blank or a line end.
  func lastCharacter(before byte: Int) -> Range<Int> {
    var end = byte
    while end > 0, self[end - 1].isBlank || self[end - 1].isLineEnd { end -= 1 }
    var start = Swift.max(0, end - 1)
    while start > 0, self[start].isContinuation { start -= 1 }
    return start..<end
  }

  func string(_ range: Range<Int>) -> String {
    String(decoding: self[range], as: UTF8.self)
  }
}
