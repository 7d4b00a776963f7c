package import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension FilePath {
  /// Without `./` and `x/..`; the folder one is in stays `.`.
  package var tidied: FilePath {
    let path = lexicallyNormalized()
    return path.isEmpty ? "." : path
  }

  /// The path with all links followed; `nil` when it leads nowhere.
  var real: FilePath? {
    withPlatformString { name in
      guard let resolved = realpath(name, nil) else { return nil }
      defer { free(resolved) }
      return FilePath(platformString: resolved)
    }
  }

  /// The folder that a file lies in.
  package var folder: FilePath {
    let folder = removingLastComponent()
    return folder.isEmpty ? "." : folder
  }
}

/// Finds manifests: the files that were named, and in folders those whose name says that they are one.
package struct ManifestFinder: Sendable {
  /// One file that was found.
  package struct Found: Sendable {
    package let path: FilePath
    /// Whether the path itself was given.
    package let isNamed: Bool
    /// The folder that was searched when it was found.
    package let searched: FilePath?
  }

  package private(set) var found: [Found] = []
  /// Folders that were not looked into, since their names begin with a dot.
  package private(set) var hiddenFolders = 0
  /// Paths that are not there or cannot be read.
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

  /// Whether a file name says that the file is a manifest.
  package static func isManifest(_ name: String) -> Bool {
    ["architecture.yaml", "architecture.yml"].contains(name)
      || name.hasSuffix(".architecture.yaml") || name.hasSuffix(".architecture.yml")
  }

  private mutating func add(_ path: FilePath, searched: FilePath?) {
    guard seen.insert(path.string).inserted else { return }
    found.append(Found(path: path, isNamed: searched == nil, searched: searched))
  }

  /// Walks a folder without following links to other folders, so that no circle is walked.
  private mutating func search(_ folder: FilePath, from named: FilePath) {
    do throws(FileFailure) {
      for name in try names(in: folder) {
        let path = folder == "." ? FilePath(name) : folder.appending(name)
        switch try? Stat(path, followTargetSymlink: false).type {
        case .directory:
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
