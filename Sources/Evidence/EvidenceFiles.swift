import YAMLTree

/// Access to the files that a manifest may reference as evidence. The caller, which knows where the manifest is stored,
/// provides it.
package protocol EvidenceFiles: Sendable {
  /// Reads a file.
  ///
  /// - Parameters:
  ///   - path: the path in the manifest, relative to the manifest.
  ///   - limit: the maximum size in bytes; a larger file is refused.
  func read(_ path: String, limit: Int) throws(FileRefusal) -> [UInt8]
}

/// The reason why a file was not read.
package enum FileRefusal: Error, Sendable, Hashable {
  case isAbsolute
  /// The path is outside the repository, either directly or through a symbolic link.
  case isOutside(throughLink: Bool)
  case isMissing
  case isFolder
  /// The path is not a regular file, but a socket or a device, for example.
  case isNoFile
  case isTooLarge(limit: Int)
  case isUnreadable(String)
}

extension FileRefusal {
  package var message: String {
    switch self {
    case .isAbsolute: "the path is absolute, but evidence paths must be relative to the manifest"
    case .isOutside(throughLink: false): "the path is outside the repository"
    case .isOutside(throughLink: true): "a symbolic link on the path leads outside the repository"
    case .isMissing: "the file does not exist"
    case .isFolder: "the path is a folder, not a file"
    case .isNoFile: "the path is not a regular file"
    case .isTooLarge(let limit): "the file is larger than the limit of \(limit >> 20) MiB"
    case .isUnreadable(let reason): "the file cannot be read: \(reason)"
    }
  }

  package var remedy: String {
    switch self {
    case .isAbsolute: "state the path relative to the manifest's folder, such as `evidence/bench.json`"
    case .isOutside: "move the file into the repository, next to the manifest"
    case .isMissing: "add the file, or correct the path"
    case .isFolder, .isNoFile: "set the path to a regular file"
    case .isTooLarge: "use a smaller summary file as evidence, and store the full file elsewhere"
    case .isUnreadable: "grant read permission on the file"
    }
  }
}

/// An empty set of files, for a manifest that is not stored in a folder.
package struct NoFiles: EvidenceFiles {
  package init() {}
  package func read(_ path: String, limit: Int) throws(FileRefusal) -> [UInt8] { throw .isMissing }
}

/// Files in memory, by path.
package struct HeldFiles: EvidenceFiles {
  private let files: [String: [UInt8]]

  package init(_ files: [String: [UInt8]]) { self.files = files }

  package func read(_ path: String, limit: Int) throws(FileRefusal) -> [UInt8] {
    guard !path.hasPrefix("/") else { throw .isAbsolute }
    guard !path.split(separator: "/").contains("..") else { throw .isOutside(throughLink: false) }
    guard let bytes = files[path] else { throw .isMissing }
    guard bytes.count <= limit else { throw .isTooLarge(limit: limit) }
    return bytes
  }
}

/// The limits for reading one evidence file.
package enum EvidenceLimits {
  package static let fileBytes = 64 << 20
  /// The maximum number of evaluation steps of one `expect`.
  package static let expectSteps = 1_000_000

  /// The limits for files that are parsed into a tree of nodes.
  static let tree = Limits(fileBytes: fileBytes, depth: 100, nodes: 2_000_000, scalarBytes: 16 << 20)
  /// The limits for YAML. An alias counts as all the nodes that it refers to, which stops alias expansion attacks.
  static let yaml = Limits(fileBytes: fileBytes, depth: 100, nodes: 1_000_000, scalarBytes: 16 << 20)
  /// The maximum number of elements of an XML file, and their maximum nesting depth.
  static let xmlElements = 500_000
  static let xmlDepth = 100
}
