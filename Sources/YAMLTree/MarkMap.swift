/// Turns libyaml's marks, which count code points, into bytes of the text.
///
/// Marks come nearly in order, so the map walks from the one asked for last; in ASCII text there is nothing
/// to walk.
struct MarkMap {
  private let text: UnsafeBufferPointer<UInt8>
  private let isASCII: Bool
  /// The byte order mark, which libyaml does not see.
  private let markBytes: Int
  private var index = 0
  private var byte: Int

  init(_ text: UnsafeBufferPointer<UInt8>, isASCII: Bool) {
    self.text = text
    self.isASCII = isASCII
    markBytes = byteOrderMarkLength(of: text)
    byte = markBytes
  }

  /// The byte at which a code point starts. This is asked twice for every event.
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

  /// Goes on by up to eight bytes where all of them are ASCII, else by one code point.
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
