import Markup
package import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension FilePath {
  /// The path without `./` and `x/..`; the current folder is `.`.
  package var tidied: FilePath {
    let path = lexicallyNormalized()
    return path.isEmpty ? "." : path
  }

  /// The path with all symbolic links resolved; `nil` if it does not exist.
  var real: FilePath? {
    withPlatformString { name in
      guard let resolved = realpath(name, nil) else { return nil }
      defer { free(resolved) }
      return FilePath(platformString: resolved)
    }
  }

  /// The folder that contains the file.
  package var folder: FilePath {
    let folder = removingLastComponent()
    return folder.isEmpty ? "." : folder
  }

  /// The nearest enclosing folder that contains `.git`; `nil` outside of a repository. The path must be real.
  var repository: FilePath? {
    var candidate = self
    while true {
      if (try? Stat(candidate.appending(".git"))) != nil { return candidate }
      guard candidate.removeLastComponent() else { return nil }
    }
  }
}

/// The identity of a file or folder, independent of its path.
struct FileIdentity: Hashable, Sendable {
  private let device: UInt64
  private let inode: UInt64

  /// Follows symbolic links.
  init(of path: FilePath) throws(FileFailure) {
    do throws(Errno) {
      self.init(try Stat(path))
    } catch {
      throw FileFailure(path, error)
    }
  }

  init(_ status: Stat) {
    device = UInt64(truncatingIfNeeded: status.deviceID.rawValue)
    inode = UInt64(truncatingIfNeeded: status.inode.rawValue)
  }
}

/// The kind of file at a path.
package enum FileKind: Sendable {
  case file, folder
  /// A pipe, a socket, a device or another special file.
  case other

  /// Follows symbolic links.
  package init(of path: FilePath) throws(FileFailure) {
    do throws(Errno) {
      self.init(try Stat(path).type)
    } catch {
      throw FileFailure(path, error)
    }
  }

  init(_ type: FileType) {
    self = type == .directory ? .folder : type == .regular ? .file : .other
  }
}

/// Whether a path is a symbolic link.
package func isLink(_ path: FilePath) throws(FileFailure) -> Bool {
  do throws(Errno) {
    return try Stat(path, followTargetSymlink: false).type == .symbolicLink
  } catch {
    throw FileFailure(path, error)
  }
}

/// The names in a folder, in byte order. A name need not be valid UTF-8.
package func entries(of folder: FilePath) throws(FileFailure) -> [FilePath.Component] {
  guard let stream = folder.withPlatformString({ opendir($0) }) else {
    throw FileFailure(folder, Errno(rawValue: errno))
  }
  defer { closedir(stream) }
  var names: [FilePath.Component] = []
  while let entry = readdir(stream) {
    // The name is a C array of fixed size inside the entry, terminated by NUL.
    let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
      pointer.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: entry.pointee.d_name)) {
        FilePath.Component(platformString: $0)
      }
    }
    if let name, name.kind == .regular { names.append(name) }
  }
  return names.map { (name: $0, bytes: $0.bytes) }.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
    .map(\.name)
}

/// The names in a folder as texts, in byte order; a name that is not valid UTF-8 is repaired.
package func names(in folder: FilePath) throws(FileFailure) -> [String] {
  try entries(of: folder).map(\.string)
}

extension FilePath.Component {
  fileprivate var bytes: [UInt8] {
    withPlatformString { name in
      Array(UnsafeRawBufferPointer(start: name, count: strlen(name)))
    }
  }
}

/// The error for a file or folder that could not be used.
package struct FileFailure: Error, Sendable, CustomStringConvertible {
  package let path: String
  package let reason: String

  package init(_ path: FilePath, _ reason: String) {
    self.path = path.string
    self.reason = reason
  }

  init(_ path: FilePath, _ errno: Errno) {
    self.init(path, errno.reason)
  }

  package var description: String { "\(path.legible): \(reason)" }
}

extension Errno {
  /// The text of the error, with a lower-case first letter like all messages of the program.
  var reason: String {
    switch self {
    case .noSuchFileOrDirectory: return "no such file or folder"
    case .permissionDenied: return "permission denied"
    case .isDirectory: return "is a folder"
    case .tooManyOpenFiles: return "too many open files; raise the limit (`ulimit -n`)"
    default:
      let text = description
      return text.prefix(1).lowercased() + text.dropFirst()
    }
  }
}
