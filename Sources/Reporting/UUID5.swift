import Crypto
import YAMLTree

/// A UUID of version 5 (RFC 9562), which depends on its names only and is therefore reproducible.
struct UUID5: Hashable {
  let text: String

  /// The namespace of this program: a random UUID, fixed once.
  private static let namespace: [UInt8] = [
    0x6E, 0x0C, 0x8A, 0x35, 0x2B, 0x5D, 0x4F, 0x19, 0x9C, 0x41, 0x70, 0xD3, 0x58, 0xE2, 0xB7, 0x16,
  ]

  init(_ names: String...) {
    var bytes = Array(
      Insecure.SHA1.hash(data: Self.namespace + Array(names.joined(separator: "\0").utf8)).prefix(16))
    bytes[6] = bytes[6] & 0x0F | 0x50
    bytes[8] = bytes[8] & 0x3F | 0x80
    text = [bytes[0..<4], bytes[4..<6], bytes[6..<8], bytes[8..<10], bytes[10..<16]]
      .map(\.hexadecimal).joined(separator: "-")
  }
}
