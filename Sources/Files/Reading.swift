import Evidence
package import SystemPackage

/// The content of a file that was read.
package enum FileContent: Sendable {
  case bytes([UInt8])
  /// The file is larger than the limit; no content is kept.
  case tooLarge
}

extension FileContent {
  /// Reads a file of a run: a manifest, a file of a pack or an earlier report.
  ///
  /// The file must be a regular file. A symbolic link must lead to a file in the same repository or, outside of a
  /// repository, in its own folder.
  package static func read(_ path: FilePath, limit: Int) throws(FileFailure) -> FileContent {
    try RepositoryFiles(beside: path.folder).content(of: path, limit: limit)
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
      InputRecord.count(chunk.count)
      bytes += chunk
      if bytes.count > limit { return .tooLarge }
    }
  }
}

extension RepositoryFiles {
  /// Reads a file of a run that is in the folder of these files, see ``FileContent/read(_:limit:)``.
  package func content(of path: FilePath, limit: Int) throws(FileFailure) -> FileContent {
    do throws(FileRefusal) {
      return .bytes(try read(path.lastComponent?.string ?? "", limit: limit))
    } catch .isTooLarge {
      return .tooLarge
    } catch {
      throw FileFailure(path, error.reason(root))
    }
  }
}

extension FileRefusal {
  /// The reason why a file of a run was refused.
  fileprivate func reason(_ root: FilePath) -> String {
    switch self {
    case .isOutside: "is a symbolic link that leaves \(root.string); replace it with the file"
    case .isMissing, .isAbsolute: Errno.noSuchFileOrDirectory.reason
    case .isFolder: Errno.isDirectory.reason
    case .isNoFile: "not a regular file"
    case .isTooLarge: message
    case .isUnreadable(let reason): reason
    }
  }
}
