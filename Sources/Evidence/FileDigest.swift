import Crypto

/// The SHA-256 of a file's bytes.
package struct FileDigest: Sendable, Hashable {
  private let bytes: [UInt8]

  package init(of file: [UInt8]) {
    bytes = Array(file.withUnsafeBytes { SHA256.hash(data: $0) })
  }

  /// As `sha256sum` writes it.
  package var text: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  /// Whether a text states this digest, in letters of either case.
  package func isStated(by text: String) -> Bool {
    self.text.utf8.elementsEqual(text.utf8.lazy.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 })
  }
}
