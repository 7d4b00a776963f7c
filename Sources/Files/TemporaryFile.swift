import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A new file beside a target, which is renamed to the target or removed.
///
/// It is also removed if SIGINT, SIGTERM or SIGHUP ends the process.
struct TemporaryFile {
  private let path: FilePath
  private let descriptor: FileDescriptor

  /// Creates a file with an unused name; the file of an earlier run never blocks it.
  init(beside target: FilePath) throws {
    let mode: FilePermissions = [.ownerReadWrite, .groupRead, .groupWrite, .otherRead, .otherWrite]
    var attempt = 0
    while true {
      let name = ".\(target.lastComponent?.string ?? "").\(UInt32.random(in: .min ... .max)).tmp"
      let path = target.folder.appending(name)
      do {
        // The process's mask applies to the mode, as for any new file.
        descriptor = try FileDescriptor.open(
          path, .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec, .noFollow], permissions: mode)
        self.path = path
        break
      } catch Errno.fileExists where attempt < 100 {
        attempt += 1
      }
    }
    InterruptedFile.begin(path)
  }

  func setPermissions(_ permissions: FilePermissions) throws {
    guard fchmod(descriptor.rawValue, permissions.rawValue) == 0 else { throw Errno(rawValue: errno) }
  }

  func write(_ bytes: [UInt8]) throws {
    _ = try descriptor.closeAfter { try descriptor.writeAll(bytes) }
  }

  func rename(to target: FilePath) throws {
    let moved = path.withPlatformString { from in
      target.withPlatformString { renameat(AT_FDCWD, from, AT_FDCWD, $0) }
    }
    guard moved == 0 else { throw Errno(rawValue: errno) }
    InterruptedFile.end()
  }

  func remove() {
    _ = path.withPlatformString { unlink($0) }
    InterruptedFile.end()
  }
}

/// Removes the temporary file of an output that is being written, if there is one.
package func removeTemporaryFile() { InterruptedFile.remove() }

/// The temporary file that a signal removes. A handler may only call functions that are safe in one, so the path is
/// in memory that is never freed.
private enum InterruptedFile {
  private static let capacity = Int(PATH_MAX)
  private nonisolated(unsafe) static let path: UnsafeMutablePointer<CChar> = {
    let path = UnsafeMutablePointer<CChar>.allocate(capacity: capacity)
    path.initialize(repeating: 0, count: capacity)
    for number in [SIGINT, SIGTERM, SIGHUP] {
      // A signal that the parent process ignores stays ignored, as `nohup` expects.
      let earlier = signal(number, handle)
      if unsafeBitCast(earlier, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) {
        signal(number, SIG_IGN)
      }
    }
    return path
  }()

  private static let handle: @convention(c) (Int32) -> Void = { number in
    unlink(InterruptedFile.path)
    signal(number, SIG_DFL)
    raise(number)
  }

  static func begin(_ file: FilePath) {
    file.withPlatformString { name in
      guard strlen(name) < capacity else { return }
      // The first byte is set last: a signal before that finds an empty path.
      for index in stride(from: strlen(name), through: 0, by: -1) { path[index] = name[index] }
    }
  }

  static func end() { path[0] = 0 }

  static func remove() {
    if path[0] != 0 { unlink(path) }
  }
}
