package import SystemPackage

/// What reading a file gave.
package enum FileContent: Sendable {
  case bytes([UInt8])
  /// There is more than the limit; nothing was kept.
  case tooLarge
}

extension FileContent {
  /// Reads a file, and stops as soon as it turns out to be larger than the limit.
  package static func read(_ path: FilePath, limit: Int) throws(FileFailure) -> FileContent {
    do {
      let file = try FileDescriptor.open(path, .readOnly)
      return try file.closeAfter { try read(file, limit: limit) }
    } catch {
      throw FileFailure(path, (error as? Errno) ?? .ioError)
    }
  }

  /// Reads standard input to its end.
  package static func readStandardInput(limit: Int) throws(FileFailure) -> FileContent {
    do {
      return try read(.standardInput, limit: limit)
    } catch {
      throw FileFailure("-", (error as? Errno) ?? .ioError)
    }
  }

  private static func read(_ file: FileDescriptor, limit: Int) throws -> FileContent {
    let chunk = 64 * 1024
    var bytes: [UInt8] = []
    while true {
      let count = bytes.count
      bytes.append(contentsOf: repeatElement(0, count: chunk))
      let read = try bytes.withUnsafeMutableBytes { buffer in
        try file.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[count...]))
      }
      bytes.removeLast(chunk - read)
      if bytes.count > limit { return .tooLarge }
      if read == 0 { return .bytes(bytes) }
    }
  }
}
