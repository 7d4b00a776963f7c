/// The bytes that structure lines in YAML.
extension UInt8 {
  static let tab: UInt8 = 0x09
  static let lineFeed: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
  static let space: UInt8 = 0x20

  var isLineEnd: Bool { self == .lineFeed || self == .carriageReturn }
  var isBlank: Bool { self == .space || self == .tab }
  /// Whether this byte is a UTF-8 continuation byte.
  var isContinuation: Bool { self & 0xC0 == 0x80 }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether the bytes equal those at an offset of another buffer. Eight bytes are compared at a time,
  /// because this is called for every key.
  func matches(_ other: Self, at place: Int) -> Bool {
    guard place + count <= other.count else { return false }
    let (bytes, others) = (UnsafeRawBufferPointer(self), UnsafeRawBufferPointer(other))
    var byte = 0
    while byte + 8 <= count {
      let word = bytes.loadUnaligned(fromByteOffset: byte, as: UInt64.self)
      guard word == others.loadUnaligned(fromByteOffset: place + byte, as: UInt64.self) else { return false }
      byte += 8
    }
    while byte < count {
      guard self[byte] == other[place + byte] else { return false }
      byte += 1
    }
    return true
  }
}
