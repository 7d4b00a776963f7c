/// The exact ends of nodes in the text, which libyaml's marks do not always give.
extension UnsafeBufferPointer<UInt8> {
  /// The end of a block scalar's last line that is not blank. libyaml's mark is after the blank lines that
  /// follow it.
  ///
  /// - Parameter isBlank: Whether the scalar's text is blank. Then it ends with its header (`|-`).
  func endOfBlockScalar(from start: Int, to mark: Int, isBlank: Bool) -> Int {
    if isBlank { return endOfBlockHeader(from: start) }
    var end = mark
    while end > start, self[end - 1].isBlank || self[end - 1].isLineEnd { end -= 1 }
    // Blanks at the end of a line are part of the text.
    while end < mark, self[end].isBlank { end += 1 }
    return end
  }

  /// The end of the indicators of a block scalar (`|`, `>-`, `|2+`), which an anchor and a tag can precede.
  private func endOfBlockHeader(from start: Int) -> Int {
    var byte = character(at: contentStart(from: start)).upperBound
    while byte < count, "+-123456789".utf8.contains(self[byte]) { byte += 1 }
    return byte
  }

  /// The start of a node's content, after its anchor and tag if it has them.
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

  /// The position of a missing value: after the key's colon or, without a colon, after the key. libyaml often
  /// puts it at the next token, which may be on a later line.
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
