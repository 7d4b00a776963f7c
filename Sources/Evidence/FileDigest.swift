import Crypto
import YAMLTree

/// The SHA-256 of a file's bytes.
package struct FileDigest: Sendable, Hashable {
  private let bytes: [UInt8]

  package init(of file: [UInt8]) {
    bytes = Array(file.withUnsafeBytes { SHA256.hash(data: $0) })
  }

  /// The digest as `sha256sum` prints it.
  package var text: String { bytes.hexadecimal }

  /// Whether a text states this digest, in upper or lower case.
  package func isStated(by text: String) -> Bool {
    var text = text
    return text.withUTF8 { digits in
      digits.count == 2 * bytes.count
        && bytes.indices.allSatisfy { index in
          digits[2 * index].hexadecimalDigit == bytes[index] >> 4
            && digits[2 * index + 1].hexadecimalDigit == bytes[index] & 15
        }
    }
  }
}
