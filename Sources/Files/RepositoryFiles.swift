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

/// The files beside a manifest, and none outside of its repository: neither by `..` nor through a symbolic link.
package final class RepositoryFiles: EvidenceFiles {
  /// The folder of the manifest, and the one that no file lies outside of, free of links.
  private let folder: FilePath
  private let root: FilePath
  /// Folders that are known to lie inside or outside, by the path that leads to them from the manifest.
  private let known = Mutex<[FilePath: Result<FilePath, FileRefusal>]>([:])

  /// - Parameters:
  ///   - folder: where the manifest lies.
  ///   - named: the folder that somebody named to search for manifests; it is the root where there is no repository.
  package init(beside folder: FilePath, named: FilePath? = nil) {
    let folder = folder.real ?? folder
    self.folder = folder
    let named = named?.real
    let fallback = named.flatMap { folder.starts(with: $0) ? $0 : nil } ?? folder
    root = Self.repository(around: folder) ?? fallback
  }

  package func read(_ path: String, limit: Int) throws(FileRefusal) -> [UInt8] {
    let relative = FilePath(path)
    guard relative.isRelative, !path.isEmpty else { throw path.isEmpty ? .isMissing : .isAbsolute }
    guard !path.utf8.contains(0) else { throw .isMissing }
    // The files of one manifest lie in few folders: a path that names another file in one that is known to lie inside
    // needs no more than that file's name.
    guard let name = relative.lastComponent, name.kind == .regular else { throw .isFolder }
    let place = try realFolder(relative.removingLastComponent()).appending(name)
    do throws(Errno) {
      return try Self.read(place, limit: limit)
    } catch .tooManySymbolicLinkLevels {
      // The file itself is a link: it may lead to another place inside.
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

  // MARK: Places

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

  /// A path with all links followed, which has to lie inside the root.
  private static func inside(_ path: FilePath, _ root: FilePath) throws(FileRefusal) -> FilePath {
    // Each folder on the way, so that no link leads out and back in again.
    var reached = root
    for component in path.components.dropFirst(root.components.count) {
      guard let next = reached.appending(component).real else { throw .isMissing }
      guard next.starts(with: root) else { throw .isOutside(throughLink: true) }
      reached = next
    }
    return reached
  }

  /// The nearest folder around that holds `.git`.
  private static func repository(around folder: FilePath) -> FilePath? {
    var candidate = folder
    while true {
      if (try? Stat(candidate.appending(".git"))) != nil { return candidate }
      guard candidate.removeLastComponent() else { return nil }
    }
  }

  // MARK: Bytes

  /// Reads an ordinary file that is no link. What is no file at all is told by the errors of the system that mean so.
  private static func read(_ path: FilePath, limit: Int) throws(Errno) -> [UInt8] {
    // Opened without waiting, so that a pipe that nobody writes to holds nothing up.
    let file: FileDescriptor
    do {
      file = try FileDescriptor.open(path, .readOnly, options: [.noFollow, .nonBlocking, .closeOnExec])
    } catch {
      throw error as? Errno ?? .ioError
    }
    do {
      return try file.closeAfter {
        let status = try Stat(file)
        switch status.type {
        case .regular: break
        case .directory: throw Errno.isDirectory
        default: throw Errno.notSupported
        }
        guard status.size <= limit else { throw Errno.fileTooLarge }
        return try bytes(of: file, expecting: Int(status.size), limit: limit)
      }
    } catch {
      throw error as? Errno ?? .ioError
    }
  }

  /// Reads to the end, which may come before or after what the file's size says.
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
