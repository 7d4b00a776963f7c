import Synchronization
package import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The files that this run has read. An output must not replace one of them.
package enum InputRecord {
  /// A file as it was read. The system can give the number of a removed file to a new one, so the time of its last
  /// change belongs to it.
  private struct Input: Hashable {
    let identity: FileIdentity
    let seconds: Int
    let nanoseconds: Int

    init(_ status: Stat) {
      identity = FileIdentity(status)
      seconds = Int(status.st_ctim.tv_sec)
      nanoseconds = Int(status.st_ctim.tv_nsec)
    }
  }

  private static let state = Mutex<(files: Set<Input>, bytes: Int)>(([], 0))

  /// The number of bytes that the run has read.
  package static var bytes: Int { state.withLock { $0.bytes } }

  static func insert(_ status: Stat) { state.withLock { _ = $0.files.insert(Input(status)) } }
  static func count(_ bytes: Int) { state.withLock { $0.bytes += bytes } }
  static func contains(_ status: Stat) -> Bool { state.withLock { $0.files.contains(Input(status)) } }
}

/// The existing files that a write may replace.
package enum Replacement: Sendable {
  /// A regular file that the run has not read.
  case output
  /// A regular file, also one that the run has read.
  case input
  /// A file whose beginning shows that the program wrote it.
  case generated(beginning: String)
  /// No file.
  case none
}

/// Writes a file atomically: to a new temporary file beside it, which is then renamed. An existing file keeps its
/// permissions.
///
/// - Throws: If the target is not a regular file, is a symbolic link that leaves its folder, or may not be replaced.
package func write(
  _ bytes: [UInt8], to path: FilePath, replacing replacement: Replacement = .output
) throws(FileFailure) {
  let target = try writableTarget(path, replacement)
  do {
    let file = try TemporaryFile(beside: target.path)
    do {
      if let permissions = target.permissions { try file.setPermissions(permissions) }
      try file.write(bytes)
      try file.rename(to: target.path)
    } catch {
      file.remove()
      throw error
    }
  } catch {
    throw FileFailure(path, error as? Errno ?? .ioError)
  }
}

/// The path to write, without a link, and the permissions of the file there.
private func writableTarget(
  _ path: FilePath, _ replacement: Replacement
) throws(FileFailure) -> (path: FilePath, permissions: FilePermissions?) {
  var target = path
  guard (try? Stat(path, followTargetSymlink: false)) != nil else { return (path, nil) }
  if try isLink(path) {
    guard let real = path.real, let folder = path.folder.real, real.starts(with: folder) else {
      throw FileFailure(
        path, "is a symbolic link that leaves its folder; name its target, or remove the link")
    }
    target = real
  }
  let status: Stat
  do throws(Errno) {
    status = try Stat(target)
  } catch {
    throw FileFailure(path, error)
  }
  guard status.type == .regular else {
    throw FileFailure(
      path,
      status.type == .directory ? "is a folder; name a file" : "not a regular file; name another file")
  }
  switch replacement {
  case .input: break
  case .output:
    guard !InputRecord.contains(status) else {
      throw FileFailure(path, "is an input of this run; name another file")
    }
  case .generated(let beginning):
    let content = try RepositoryFiles(beside: target.folder).content(of: target, limit: 1 << 25)
    guard case .bytes(let bytes) = content, bytes.starts(with: beginning.utf8) else {
      throw FileFailure(path, "was not written by plumbline and is not overwritten; move or remove it")
    }
  case .none: throw FileFailure(path, "already exists")
  }
  return (target, status.permissions)
}

/// Whether two paths name the same output: the same file, or the same name in the same folder.
package func isSameTarget(_ a: FilePath, _ b: FilePath) -> Bool {
  if let first = try? FileIdentity(of: a), let second = try? FileIdentity(of: b) { return first == second }
  return a.lastComponent == b.lastComponent && a.folder.real == b.folder.real
}

/// Removes a file.
package func remove(_ path: FilePath) throws(FileFailure) {
  let result = path.withPlatformString { unlink($0) }
  guard result == 0 else { throw FileFailure(path, Errno(rawValue: errno)) }
}

/// Creates a folder and its parents if they do not exist.
///
/// - Parameter isOwn: Whether the folder belongs to the program, so that it must not be a symbolic link.
package func makeFolder(_ path: FilePath, isOwn: Bool = false) throws(FileFailure) {
  var made = FilePath()
  made.root = path.root
  for component in path.components {
    made.append(component)
    let result = made.withPlatformString { mkdir($0, 0o777) }
    let error = Errno(rawValue: errno)
    guard result == 0 || error == .fileExists else { throw FileFailure(made, error) }
  }
  if isOwn, try isLink(path) {
    throw FileFailure(path, "is a symbolic link; replace it with a folder")
  }
  guard case .folder = try FileKind(of: path.isEmpty ? "." : path) else {
    throw FileFailure(path, "not a folder")
  }
}
