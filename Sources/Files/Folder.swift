package import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The kind of file at a path.
package enum FileKind: Sendable {
  case file, folder
  /// A socket, a device or another special file.
  case other

  /// Follows symbolic links.
  package init(of path: FilePath) throws(FileFailure) {
    do throws(Errno) {
      let type = try Stat(path).type
      self = type == .directory ? .folder : type == .regular || type == .fifo ? .file : .other
    } catch {
      throw FileFailure(path, error)
    }
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

/// The names in a folder, in byte order.
package func names(in folder: FilePath) throws(FileFailure) -> [String] {
  guard let stream = folder.withPlatformString({ opendir($0) }) else {
    throw FileFailure(folder, Errno(rawValue: errno))
  }
  defer { closedir(stream) }
  var names: [String] = []
  while let entry = readdir(stream) {
    // The name is a C array of fixed size inside the entry, terminated by NUL.
    let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
      pointer.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: entry.pointee.d_name)) {
        String(cString: $0)
      }
    }
    if name != ".", name != ".." { names.append(name) }
  }
  return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
}
