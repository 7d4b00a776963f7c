#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Files read as they are, without Foundation.
enum FileBytes {
  /// The bytes of a file, or `nil` when it cannot be read or is longer than the limit.
  static func read(_ path: String, limit: Int) -> [UInt8]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var result: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 16_384)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      guard count > 0 else { break }
      result += buffer[..<count]
      guard result.count <= limit else { return nil }
    }
    // A folder can be opened and not read.
    return ferror(file) == 0 ? result : nil
  }
}
