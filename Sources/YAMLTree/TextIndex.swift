/// The result of one pass over a text: whether it is UTF-8 without forbidden characters and, for every block
/// of bytes, the number of lines and code points before it. With these, a position is found without reading
/// the text from its start.
struct TextIndex: Sendable {
  static let blockBytes = 512

  /// The number of line breaks whose last byte is before the block. Only LF, CRLF and a single CR end a line.
  private(set) var linesBefore: [Int] = []
  /// The number of code points that start before the block.
  private(set) var codePointsBefore: [Int] = []
  /// Whether every character is ASCII, apart from a byte order mark at the start.
  let isASCII: Bool
  /// The first invalid or forbidden character in the text.
  private(set) var problem: Problem?

  init(of text: [UInt8]) {
    self = text.withUnsafeBufferPointer { TextIndex(of: $0) }
  }

  /// Reads the text once: many bytes at a time if all are printable ASCII or line feeds, otherwise one by
  /// one.
  private init(of text: UnsafeBufferPointer<UInt8>) {
    var byte = byteOrderMarkLength(of: text)
    let markContinuation = max(0, byte - 1)
    var continuationBytes = markContinuation
    var lines = 0
    var blockStart = 0
    repeat {
      linesBefore.append(lines)
      codePointsBefore.append(max(byte, blockStart) - continuationBytes)
      blockStart += Self.blockBytes
      let blockEnd = min(blockStart, text.count)
      while byte < blockEnd {
        if byte + Chunk.bytes <= blockEnd, let feeds = Chunk(text, at: byte).lineFeedsAmongPrintable {
          lines += feeds
          byte += Chunk.bytes
          continue
        }
        switch text[byte] {
        case UInt8.lineFeed: lines += 1
        case UInt8.carriageReturn: if byte + 1 == text.count || text[byte + 1] != .lineFeed { lines += 1 }
        case UInt8.tab, 0x20...0x7E: break
        default:
          let (length, problem) = checkCharacter(at: byte, in: text)
          self.problem = self.problem ?? problem
          continuationBytes += length - 1
          byte += length - 1
        }
        byte += 1
      }
    } while blockStart < text.count
    isASCII = continuationBytes == markContinuation
  }
}

/// Eight bytes of a text that are processed together.
private struct Chunk {
  static let bytes = 8
  private let word: UInt64

  init(_ text: UnsafeBufferPointer<UInt8>, at byte: Int) {
    word = UnsafeRawBufferPointer(text).loadUnaligned(fromByteOffset: byte, as: UInt64.self)
  }

  /// The number of line feeds, if all other bytes are printable ASCII.
  var lineFeedsAmongPrintable: Int? {
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    let high: UInt64 = 0x8080_8080_8080_8080
    // The high bit of every byte that is a line feed, and the word with a blank in place of each of them.
    let differing = word ^ 0x0A0A_0A0A_0A0A_0A0A
    let feeds = ~(((differing & low) &+ low) | differing | low)
    let rest = word ^ ((feeds >> 7) &* UInt64(UInt8.lineFeed ^ .space))
    // A byte from 0x80 on has its high bit set, one below a blank borrows into it, and 0x7F carries into it.
    let unprintable = (rest | (rest &- 0x2020_2020_2020_2020) | (rest &+ 0x0101_0101_0101_0101)) & high
    // The highest byte of the product is the sum of all bytes. Not all x86-64 processors have an instruction
    // that counts bits.
    return unprintable == 0 ? Int(((feeds >> 7) &* 0x0101_0101_0101_0101) >> 56) : nil
  }
}
