package import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Writes a file atomically: to a temporary file beside it, which is then renamed.
///
/// - Parameter keepingMode: whether an existing file keeps its permissions, and a symbolic link to it is followed.
package func write(_ bytes: [UInt8], to path: FilePath, keepingMode: Bool = false) throws(FileFailure) {
  var permissions: FilePermissions = [.ownerReadWrite, .groupRead, .otherRead]
  var path = path
  if keepingMode {
    path = path.real ?? path
    if let there = try? Stat(path) { permissions = there.permissions }
  }
  let temporary = FilePath("\(path.string).\(getpid()).tmp")
  do {
    let file = try FileDescriptor.open(
      temporary, .writeOnly, options: [.create, .exclusiveCreate],
      permissions: permissions)
    do {
      try file.closeAfter { _ = try file.writeAll(bytes) }
      let moved = temporary.withPlatformString { from in path.withPlatformString { rename(from, $0) } }
      guard moved == 0 else { throw Errno(rawValue: errno) }
    } catch {
      _ = temporary.withPlatformString { unlink($0) }
      throw error
    }
  } catch {
    throw FileFailure(path, error as? Errno ?? .ioError)
  }
}

/// Removes a file.
package func remove(_ path: FilePath) throws(FileFailure) {
  let result = path.withPlatformString { unlink($0) }
  guard result == 0 else { throw FileFailure(path, Errno(rawValue: errno)) }
}

/// Creates a folder and its parents if they do not exist.
package func makeFolder(_ path: FilePath) throws(FileFailure) {
  var made = FilePath()
  made.root = path.root
  for component in path.components {
    made.append(component)
    let result = made.withPlatformString { mkdir($0, 0o777) }
    let error = Errno(rawValue: errno)
    guard result == 0 || error == .fileExists else { throw FileFailure(made, error) }
  }
}

/// Standard output and standard error. The reader may have closed the pipe.
package enum Output: Sendable {
  case standardOutput, standardError

  /// Ignores SIGPIPE, so that a closed pipe ends the output and not the program.
  package static func outliveClosedPipes() {
    signal(SIGPIPE, SIG_IGN)
  }

  /// - Returns: `false` if the reader has closed the pipe, which is not an error.
  /// - Throws: if the output could not be written for another reason, such as a full disk.
  @discardableResult
  package func write(_ text: String) throws(FileFailure) -> Bool {
    let file: FileDescriptor = self == .standardOutput ? .standardOutput : .standardError
    do {
      _ = try file.writeAll(Array(text.utf8))
      return true
    } catch {
      if (error as? Errno) == .brokenPipe { return false }
      throw FileFailure("standard output", error as? Errno ?? .ioError)
    }
  }

  /// Whether the output is a terminal.
  package var isTerminal: Bool { isatty(self == .standardOutput ? 1 : 2) == 1 }
}
