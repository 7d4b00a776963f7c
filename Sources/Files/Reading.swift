package import SystemPackage

/// The content of a file that was read.
package enum FileContent: Sendable {
  case bytes([UInt8])
  /// The file is larger than the limit; no content is kept.
  case tooLarge
}

extension FileContent {
  /// Reads a file, and stops when it exceeds the limit.
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
    var bytes: [UInt8] = []
    while true {
      let chunk = try [UInt8](unsafeUninitializedCapacity: 64 * 1024) { buffer, count in
        count = try file.read(into: UnsafeMutableRawBufferPointer(buffer))
      }
      if chunk.isEmpty { return .bytes(bytes) }
      bytes += chunk
      if bytes.count > limit { return .tooLarge }
    }
  }
}
