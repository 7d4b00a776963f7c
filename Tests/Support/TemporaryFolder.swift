import Files
package import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A new folder for one test, removed with everything in it when the last reference to it goes.
package final class TemporaryFolder: Sendable {
  package let path: FilePath

  package init() throws {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var name = Array("\(parent)/plumbline.XXXXXX".utf8CString)
    let made = name.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
    }
    guard let made else { throw Errno(rawValue: errno) }
    path = FilePath(made)
  }

  deinit { Self.remove(path) }

  /// Removes a file, or a folder with everything in it. Links are removed and not followed.
  private static func remove(_ path: FilePath) {
    if (try? isLink(path)) == false, (try? FileKind(of: path)) == .folder {
      for name in (try? names(in: path)) ?? [] { remove(path.appending(name)) }
      _ = path.withPlatformString { rmdir($0) }
    } else {
      _ = path.withPlatformString { unlink($0) }
    }
  }
}
