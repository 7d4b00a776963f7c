/// Where things really end in the text, which libyaml's marks do not always say.
extension UnsafeBufferPointer<UInt8> {
  /// The end of a block scalar's last line that is not blank; libyaml's mark lies after the blank lines that
  /// follow it.
  ///
  /// - Parameter isBlank: Whether the scalar has no other text than blanks; then it ends with its header
  ///   (`|-`).
  func endOfBlockScalar(from start: Int, to mark: Int, isBlank: Bool) -> Int {
    if isBlank { return endOfBlockHeader(from: start) }
    var end = mark
    while end > start, self[end - 1].isBlank || self[end - 1].isLineEnd { end -= 1 }
    // Blanks at the end of a line belong to the text.
    while end < mark, self[end].isBlank { end += 1 }
    return end
  }

  /// The end of the indicators of a block scalar (`|`, `>-`, `|2+`), which may have an anchor and a tag
  /// before them.
  private func endOfBlockHeader(from start: Int) -> Int {
    var byte = character(at: contentStart(from: start)).upperBound
    while byte < count, "+-123456789".utf8.contains(self[byte]) { byte += 1 }
    return byte
  }

  /// Where the content of a node begins that begins at a place with its anchor and tag, if it has them.
  func contentStart(from start: Int) -> Int {
    var byte = start
    while byte < count {
      switch self[byte] {
      case .space, .tab, .lineFeed, .carriageReturn: byte += 1
      case UInt8(ascii: "#"): byte = endOfLine(at: byte)
      case UInt8(ascii: "&"), UInt8(ascii: "!"): byte = word(at: byte).upperBound
      default: return byte
      }
    }
    return start
  }

  /// The place of a value that is not there: after the key's colon or, where there is none, after the key.
  /// libyaml often puts it where the next thing begins, which may be lines below.
  func placeOfMissingValue(after key: Int, before mark: Int) -> Int {
    var byte = key
    while byte < mark {
      switch self[byte] {
      case UInt8(ascii: ":"): return byte + 1
      case UInt8(ascii: "#"): while byte < mark, !self[byte].isLineEnd { byte += 1 }
      default: byte += 1
      }
    }
    return key
  }
}
