/// What one pass over a text finds out: whether it is UTF-8 without forbidden characters, and, for every
/// block of bytes, how many lines and code points begin before it, so that a place is found without reading
/// the text from its start.
struct TextIndex: Sendable {
  static let blockBytes = 4096

  /// Line breaks whose last byte lies before the block. A line ends at LF, CRLF or a CR alone, and nowhere
  /// else.
  private(set) var linesBefore: [Int] = []
  /// Code points that start before the block.
  private(set) var codePointsBefore: [Int] = []
  /// Whether every character is ASCII; a byte order mark at the start does not count.
  let isASCII: Bool
  /// The first thing in the text that is no character or not allowed.
  private(set) var problem: Problem?

  init(of text: [UInt8]) {
    self = text.withUnsafeBufferPointer { TextIndex(of: $0) }
  }

  /// Reads the text once: eight bytes at a time where all are printable ASCII or line feeds, else one by one.
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
        if byte + 8 <= blockEnd {
          let word = UnsafeRawBufferPointer(text).loadUnaligned(fromByteOffset: byte, as: UInt64.self)
          let feeds = word.lineFeeds
          if !word.blanking(feeds).hasUnprintable {
            lines += feeds.nonzeroBitCount
            byte += 8
            continue
          }
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

extension UInt8 {
  static let tab: UInt8 = 0x09
  static let lineFeed: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
  static let space: UInt8 = 0x20

  var isLineEnd: Bool { self == .lineFeed || self == .carriageReturn }
  var isBlank: Bool { self == .space || self == .tab }
  /// Whether this byte continues a character of UTF-8 that began before it.
  var isContinuation: Bool { self & 0xC0 == 0x80 }
}

/// Eight bytes looked at together.
extension UInt64 {
  /// The high bit of every byte that is a line feed.
  fileprivate var lineFeeds: UInt64 {
    let differing = self ^ 0x0A0A_0A0A_0A0A_0A0A
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    return ~(((differing & low) &+ low) | differing | low)
  }

  /// The same bytes with a blank in place of each marked line feed.
  fileprivate func blanking(_ feeds: UInt64) -> UInt64 {
    self ^ ((feeds >> 7) &* UInt64(UInt8.lineFeed ^ .space))
  }

  /// Whether any byte is not printable ASCII: a byte from 0x80 on has its high bit set, one below a blank
  /// borrows into it, and 0x7F carries into it.
  fileprivate var hasUnprintable: Bool {
    (self | (self &- 0x2020_2020_2020_2020) | (self &+ 0x0101_0101_0101_0101)) & 0x8080_8080_8080_8080 != 0
  }

  /// How many of the bytes continue a character of UTF-8.
  var continuationBytes: Int {
    (self & ~(self << 1) & 0x8080_8080_8080_8080).nonzeroBitCount
  }
}
