import YAMLTree

/// The files that a manifest may name as evidence: handed in by whoever knows where manifests lie.
package protocol EvidenceFiles: Sendable {
  /// Reads a file.
  ///
  /// - Parameters:
  ///   - path: as the manifest states it, relative to the manifest.
  ///   - limit: the most bytes that are read; a larger file is refused.
  func read(_ path: String, limit: Int) throws(FileRefusal) -> [UInt8]
}

/// Why a file was not read.
package enum FileRefusal: Error, Sendable, Hashable {
  case isAbsolute
  /// The path leads out of the repository; through a symbolic link when so marked.
  case isOutside(throughLink: Bool)
  case isMissing
  case isFolder
  /// A socket, a device or the like.
  case isNoFile
  case isTooLarge(limit: Int)
  case isUnreadable(String)
}

extension FileRefusal {
  package var message: String {
    switch self {
    case .isAbsolute: "the path is absolute, and evidence is named relative to the manifest"
    case .isOutside(throughLink: false): "the path leads out of the repository"
    case .isOutside(throughLink: true): "a symbolic link on the path leads out of the repository"
    case .isMissing: "there is no such file"
    case .isFolder: "it is a folder"
    case .isNoFile: "it is no ordinary file"
    case .isTooLarge(let limit): "it is larger than the limit of \(limit >> 20) MiB"
    case .isUnreadable(let reason): "it cannot be read: \(reason)"
    }
  }

  package var remedy: String {
    switch self {
    case .isAbsolute: "state the path from the manifest's folder, as in evidence/bench.json"
    case .isOutside: "keep the file in the repository, beside the manifest"
    case .isMissing: "add the file, or name the one that is there"
    case .isFolder, .isNoFile: "name a file"
    case .isTooLarge: "keep a summary of it as evidence, and the rest elsewhere"
    case .isUnreadable: "let the file be read"
    }
  }
}

/// No files at all, as for a manifest that comes from nowhere.
package struct NoFiles: EvidenceFiles {
  package init() {}
  package func read(_ path: String, limit: Int) throws(FileRefusal) -> [UInt8] { throw .isMissing }
}

/// Files that are held in memory, by path.
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

/// What reading a piece of evidence may cost at most.
package enum EvidenceLimits {
  package static let fileBytes = 64 << 20
  /// The steps of one `expect`.
  package static let expectSteps = 1_000_000

  /// Of files that become trees of nodes.
  static let tree = Limits(fileBytes: fileBytes, depth: 100, nodes: 8_000_000, scalarBytes: 16 << 20)
  /// An alias counts as all that it stands for, so that nothing grows behind the file's back.
  static let yaml = Limits(fileBytes: fileBytes, depth: 100, nodes: 1_000_000, scalarBytes: 16 << 20)
  /// The elements of an XML file, and how deep they may be nested.
  static let xmlElements = 1_000_000
  static let xmlDepth = 100
}
