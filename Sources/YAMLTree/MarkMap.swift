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

  /// The byte at which a code point starts.
  mutating func byte(at index: Int) -> Int {
    if isASCII { return min(index + markBytes, text.count) }
    while self.index < index, byte < text.count { advance(towards: index) }
    while self.index > index, byte > markBytes {
      byte -= 1
      if !text[byte].isContinuation { self.index -= 1 }
    }
    return byte
  }

  /// Goes on by eight bytes if that cannot pass the index, else by one code point.
  private mutating func advance(towards index: Int) {
    if index - self.index > 8, byte + 8 <= text.count {
      let word = UnsafeRawBufferPointer(text).loadUnaligned(fromByteOffset: byte, as: UInt64.self)
      self.index += 8 - word.continuationBytes
      byte += 8
    } else {
      self.index += 1
      byte += 1
    }
    // `index` counts the code points that start before `byte`; `byte` must be the start of one.
    while byte < text.count, text[byte].isContinuation { byte += 1 }
  }
}
