package import SystemPackage

/// Finds manifests: the named files, and the files in the named folders that have the name of a manifest.
///
/// Every file and folder that could contain a manifest and cannot be read is in ``failures``, so that nothing is
/// omitted silently.
package struct ManifestFinder: Sendable {
  /// A found file.
  package struct Found: Sendable {
    package let path: FilePath
    /// Whether the path was named explicitly.
    package let isNamed: Bool
    /// The named folder whose search found the file; `nil` for a named file.
    package let searched: FilePath?
  }

  /// The folders that a search skips: version control, dependencies and build products.
  package static let skippedFolders: Set = [
    ".build", ".git", ".hg", ".svn", ".terraform", ".tox", ".venv", "node_modules",
  ]

  package private(set) var found: [Found] = []
  /// The number of folders that were not searched because of their name, see ``skippedFolders``.
  package private(set) var foldersSkipped = 0
  /// The number of files and folders that ``PathPattern``s excluded.
  package private(set) var excluded = 0
  /// Paths that do not exist, or cannot be searched or read.
  package private(set) var failures: [FileFailure] = []
  private let patterns: [PathPattern]
  private var files: Set<String> = []
  private var folders: Set<FileIdentity> = []

  package init(_ paths: [FilePath], excluding patterns: [PathPattern] = []) {
    self.patterns = patterns
    for path in paths {
      let path = path.tidied
      do throws(FileFailure) {
        switch try FileKind(of: path) {
        case .file: add(path, searched: nil)
        case .folder: search(path)
        case .other:
          throw FileFailure(path, "not a regular file; to read standard input, name it `-`")
        }
      } catch {
        failures.append(error)
      }
    }
  }

  /// Whether a file name is the name of a manifest. Upper and lower case are equal.
  package static func isManifest(_ name: String) -> Bool {
    let name = name.lowercased()
    return ["architecture.yaml", "architecture.yml"].contains(name)
      || name.hasSuffix(".architecture.yaml") || name.hasSuffix(".architecture.yml")
  }

  private mutating func add(_ path: FilePath, searched: FilePath?) {
    guard files.insert(path.string).inserted else { return }
    found.append(Found(path: path, isNamed: searched == nil, searched: searched))
  }

  // MARK: Search

  /// A folder to search.
  private struct Place {
    let folder: FilePath
    /// The names from the searched folder.
    let names: [String]
  }

  /// Searches a named folder, and then the folders to which links lead, each folder once.
  private mutating func search(_ named: FilePath) {
    let real = named.real ?? named
    let root = real.repository ?? real
    var links: [Place] = []
    search(Place(folder: named, names: []), named, links: &links)
    var next = 0
    while next < links.count {
      let link = links[next]
      next += 1
      // The path must be inside: to search another folder would read files that the repository does not contain.
      guard let target = link.folder.real, target.starts(with: root) else {
        failures.append(
          FileFailure(
            link.folder,
            "is a symbolic link that leaves \(root); remove it, or skip it with `--exclude \(link.names.joined(separator: "/"))`"
          ))
        continue
      }
      search(link, named, links: &links)
    }
  }

  private mutating func search(_ place: Place, _ named: FilePath, links: inout [Place]) {
    let folder = place.folder
    do throws(FileFailure) {
      guard folders.insert(try FileIdentity(of: folder)).inserted else { return }
      for entry in try entries(of: folder) {
        let name = entry.string
        let path = folder == "." ? FilePath(root: nil, [entry]) : folder.appending(entry)
        let names = place.names + [name]
        let type: FileType
        do throws(Errno) {
          type = try Stat(path, followTargetSymlink: false).type
        } catch .permissionDenied {
          throw FileFailure(folder, "cannot be searched: permission denied")
        } catch .noSuchFileOrDirectory {
          continue  // It was removed during the search.
        } catch {
          failures.append(FileFailure(path, error))
          continue
        }
        if isExcluded(names, path, type) {
          excluded += 1
          continue
        }
        // A report cannot name such a path.
        if String(validating: entry) == nil {
          if type == .directory || type == .symbolicLink || Self.isManifest(name) {
            failures.append(FileFailure(path, "the name is not valid UTF-8; rename it"))
          }
          continue
        }
        switch type {
        case .directory where Self.skippedFolders.contains(name): foldersSkipped += 1
        case .directory: search(Place(folder: path, names: names), named, links: &links)
        case .symbolicLink: follow(Place(folder: path, names: names), name, named, links: &links)
        case .regular: if Self.isManifest(name) { add(path, searched: named) }
        default:
          if Self.isManifest(name) { failures.append(FileFailure(path, "not a regular file")) }
        }
      }
    } catch {
      failures.append(error)
    }
  }

  /// Adds the manifest or the folder to which a link leads. A link without a target is an error only if it is named
  /// like a manifest.
  private mutating func follow(
    _ place: Place, _ name: String, _ named: FilePath, links: inout [Place]
  ) {
    let path = place.folder
    do throws(Errno) {
      switch FileKind(try Stat(path).type) {
      case .folder: links.append(place)
      case .file: if Self.isManifest(name) { add(path, searched: named) }
      case .other: if Self.isManifest(name) { failures.append(FileFailure(path, "not a regular file")) }
      }
    } catch {
      if Self.isManifest(name) || error == .permissionDenied { failures.append(FileFailure(path, error)) }
    }
  }

  private func isExcluded(_ names: [String], _ path: FilePath, _ type: FileType) -> Bool {
    guard !patterns.isEmpty else { return false }
    let isFolder = type == .directory || type == .symbolicLink && (try? Stat(path).type) == .directory
    return patterns.contains { $0.matches(names, isFolder: isFolder) }
  }
}
