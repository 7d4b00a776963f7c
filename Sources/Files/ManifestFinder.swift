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
}

/// Finds manifests: the named files, and the files in the named folders that have the name of a manifest.
package struct ManifestFinder: Sendable {
  /// A found file.
  package struct Found: Sendable {
    package let path: FilePath
    /// Whether the path was named explicitly.
    package let isNamed: Bool
    /// The named folder whose search found the file; `nil` for a named file.
    package let searched: FilePath?
  }

  /// The folder into which `plumbline init` writes the schema for editors. It contains no manifest.
  package static let ownFolder = ".plumbline"

  package private(set) var found: [Found] = []
  /// The number of folders that were not searched because their names begin with a dot.
  package private(set) var hiddenFolders = 0
  /// Paths that do not exist or cannot be read.
  package private(set) var failures: [FileFailure] = []
  private var seen: Set<String> = []

  package init(_ paths: [FilePath]) {
    for path in paths {
      let path = path.tidied
      do throws(FileFailure) {
        switch try FileKind(of: path) {
        case .file: add(path, searched: nil)
        case .folder: search(path, from: path)
        case .other: throw FileFailure(path, "is neither a file nor a folder")
        }
      } catch {
        failures.append(error)
      }
    }
  }

  /// Whether a file name is the name of a manifest.
  package static func isManifest(_ name: String) -> Bool {
    ["architecture.yaml", "architecture.yml"].contains(name)
      || name.hasSuffix(".architecture.yaml") || name.hasSuffix(".architecture.yml")
  }

  private mutating func add(_ path: FilePath, searched: FilePath?) {
    guard seen.insert(path.string).inserted else { return }
    found.append(Found(path: path, isNamed: searched == nil, searched: searched))
  }

  /// Walks a folder. Does not follow symbolic links to folders, so that the walk cannot loop.
  private mutating func search(_ folder: FilePath, from named: FilePath) {
    do throws(FileFailure) {
      for name in try names(in: folder) {
        let path = folder == "." ? FilePath(name) : folder.appending(name)
        switch try? Stat(path, followTargetSymlink: false).type {
        case .directory:
          if name == Self.ownFolder { continue }
          if name.hasPrefix(".") { hiddenFolders += 1 } else { search(path, from: named) }
        case .regular where Self.isManifest(name): add(path, searched: named)
        case .symbolicLink where Self.isManifest(name):
          if case .file = try FileKind(of: path) { add(path, searched: named) }
        default: continue
        }
      }
    } catch {
      failures.append(error)
    }
  }
}
