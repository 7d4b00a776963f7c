/// Converts libyaml's marks, which count code points, to byte offsets.
///
/// Marks are nearly in order, so the map advances from the last requested mark. ASCII text needs no search.
struct MarkMap {
  private let text: UnsafeBufferPointer<UInt8>
  private let isASCII: Bool
  /// The byte order mark, which libyaml does not count.
  private let markBytes: Int
  private var index = 0
  private var byte: Int

  init(_ text: UnsafeBufferPointer<UInt8>, isASCII: Bool) {
    self.text = text
    self.isASCII = isASCII
    markBytes = byteOrderMarkLength(of: text)
    byte = markBytes
  }

  /// The byte offset of a code point. This is called twice for every event.
  @inline(__always)
  mutating func byte(at index: Int) -> Int {
    isASCII ? index + markBytes : walk(to: index)
  }

  private mutating func walk(to index: Int) -> Int {
    while self.index < index, byte < text.count { advance(towards: index) }
    while self.index > index, byte > markBytes {
      byte -= 1
      if !text[byte].isContinuation { self.index -= 1 }
    }
    return byte
  }

  /// Advances by up to eight bytes if all of them are ASCII, otherwise by one code point.
  private mutating func advance(towards index: Int) {
    if byte + 8 <= text.count,
      UnsafeRawBufferPointer(text).loadUnaligned(fromByteOffset: byte, as: UInt64.self)
        & 0x8080_8080_8080_8080 == 0
    {
      let step = min(8, index - self.index)
      self.index += step
      byte += step
    } else {
      self.index += 1
      repeat { byte += 1 } while byte < text.count && text[byte].isContinuation
    }
  }
}
