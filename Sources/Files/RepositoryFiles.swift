package import Evidence
import Synchronization
package import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The files of a manifest. Files outside of its repository are refused, whether by `..` or through a
/// symbolic link.
package final class RepositoryFiles: EvidenceFiles {
  /// The folder of the manifest, and the folder that must contain all files; both without symbolic links.
  private let folder: FilePath
  let root: FilePath
  /// The resolved folders, or the reasons to refuse them, by their path from the manifest.
  private let known = Mutex<[FilePath: Result<FilePath, FileRefusal>]>([:])

  /// - Parameters:
  ///   - folder: the folder of the manifest.
  ///   - named: the folder that the user named for the search; it is the root outside of a repository.
  package init(beside folder: FilePath, named: FilePath? = nil) {
    let folder = folder.real ?? folder
    self.folder = folder
    let named = named?.real
    let fallback = named.flatMap { folder.starts(with: $0) ? $0 : nil } ?? folder
    root = folder.repository ?? fallback
  }

  package func read(_ path: String, limit: Int) throws(FileRefusal) -> [UInt8] {
    let relative = FilePath(path)
    guard relative.isRelative, !path.isEmpty else { throw path.isEmpty ? .isMissing : .isAbsolute }
    guard !path.utf8.contains(0) else { throw .isMissing }
    // The files of one manifest are in few folders: a folder is resolved once for all of its files.
    guard let name = relative.lastComponent, name.kind == .regular else { throw .isFolder }
    let place = try realFolder(relative.removingLastComponent()).appending(name)
    do throws(Errno) {
      return try Self.read(place, limit: limit)
    } catch .tooManySymbolicLinkLevels {
      // The file itself is a symbolic link: its target may be inside the root.
      let target = try Self.inside(place, root)
      do throws(Errno) {
        return try Self.read(target, limit: limit)
      } catch {
        throw refusal(error, limit)
      }
    } catch {
      throw refusal(error, limit)
    }
  }

  private func refusal(_ error: Errno, _ limit: Int) -> FileRefusal {
    switch error {
    case .noSuchFileOrDirectory, .notDirectory: .isMissing
    case .isDirectory: .isFolder
    case .fileTooLarge: .isTooLarge(limit: limit)
    case .notSupported: .isNoFile
    default: .isUnreadable(error.reason)
    }
  }

  // MARK: Paths

  /// - Parameter path: relative to the manifest's folder.
  private func realFolder(_ path: FilePath) throws(FileRefusal) -> FilePath {
    if let known = known.withLock({ $0[path] }) { return try known.get() }
    let result: Result<FilePath, FileRefusal>
    do throws(FileRefusal) {
      let lexical = folder.pushing(path).lexicallyNormalized()
      guard lexical.starts(with: root) else { throw .isOutside(throughLink: false) }
      result = .success(try Self.inside(lexical, root))
    } catch {
      result = .failure(error)
    }
    known.withLock { $0[path] = result }
    return try result.get()
  }

  /// A path with all symbolic links resolved; refused if it is outside of the root.
  ///
  /// Each link is checked, so that no link leads out and another one back in. Only links are resolved, so the time is
  /// linear in the number of folders.
  private static func inside(_ path: FilePath, _ root: FilePath) throws(FileRefusal) -> FilePath {
    var reached = root
    for component in path.components.dropFirst(root.components.count) {
      let next = reached.appending(component)
      guard let type = try? Stat(next, followTargetSymlink: false).type else { throw .isMissing }
      if type == .symbolicLink {
        guard let target = next.real else { throw .isMissing }
        guard target.starts(with: root) else { throw .isOutside(throughLink: true) }
        reached = target
      } else {
        reached = next
      }
    }
    return reached
  }

  // MARK: Bytes

  /// Reads a regular file that is not a symbolic link; other kinds of files throw the matching system error.
  private static func read(_ path: FilePath, limit: Int) throws(Errno) -> [UInt8] {
    // Opened without blocking, so that a pipe without a writer does not stop the run.
    let file: FileDescriptor
    do {
      file = try FileDescriptor.open(path, .readOnly, options: [.noFollow, .nonBlocking, .closeOnExec])
    } catch {
      throw error as? Errno ?? .ioError
    }
    do {
      return try file.closeAfter {
        let status = try Stat(file)
        InputRecord.insert(status)
        switch status.type {
        case .regular: break
        case .directory: throw Errno.isDirectory
        default: throw Errno.notSupported
        }
        guard status.size <= limit else { throw Errno.fileTooLarge }
        let content = try bytes(of: file, expecting: Int(status.size), limit: limit)
        InputRecord.count(content.count)
        return content
      }
    } catch {
      throw error as? Errno ?? .ioError
    }
  }

  /// Reads to the end of the file, which may be before or after its reported size.
  private static func bytes(of file: FileDescriptor, expecting size: Int, limit: Int) throws -> [UInt8] {
    var result: [UInt8] = []
    var room = size + 1
    while true {
      let old = result.count
      var read = 0
      let piece = try [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        read = try file.read(into: UnsafeMutableRawBufferPointer(buffer))
        count = read
      }
      if old == 0 { result = piece } else { result += piece }
      if result.count > limit { throw Errno.fileTooLarge }
      if read == 0 || read < room && result.count == size { return result }
      room = max(1, size - result.count + 1)
    }
  }
}
