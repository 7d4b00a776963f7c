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
    var text = text
    return text.withUTF8 { digits in
      digits.count == 2 * bytes.count
        && bytes.indices.allSatisfy { index in
          digits[2 * index].hexValue == bytes[index] >> 4
            && digits[2 * index + 1].hexValue == bytes[index] & 15
        }
    }
  }
}

extension UInt8 {
  /// What a hexadecimal digit stands for.
  fileprivate var hexValue: UInt8? {
    switch self {
    case 0x30...0x39: self - 0x30
    case 0x41...0x46: self - 0x41 + 10
    case 0x61...0x66: self - 0x61 + 10
    default: nil
    }
  }
}
