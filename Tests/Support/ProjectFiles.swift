import Files
import SystemPackage

/// The files of the project, by their paths from its root.
package enum ProjectFiles {
  /// The root of the package.
  package static let root = FilePath(#filePath).removingLastComponent().removingLastComponent()
    .removingLastComponent().string

  /// The folder beside the package with the conformance suites and real files, which are too large for it. A clean
  /// clone has none; the tests that need it are skipped there, and `.ci/run` names them.
  package static let shared = FilePath(root).removingLastComponent().appending("shared").string

  /// Whether a folder is there beside the package.
  package static func hasShared(_ folder: String) -> Bool {
    (try? FileKind(of: FilePath("\(shared)/\(folder)"))) == .folder
  }

  /// The bytes of a file.
  package static func bytes(_ path: String) throws -> [UInt8] {
    let path = FilePath(root).pushing(FilePath(path))
    guard case .bytes(let bytes) = try FileContent.read(path, limit: 1 << 25) else {
      throw FileFailure(path, "is larger than a file of the tests may be")
    }
    return bytes
  }

  /// The text of a file.
  package static func text(_ path: String) throws -> String {
    String(decoding: try bytes(path), as: UTF8.self)
  }

  /// The files below a folder with one of these endings, by their sorted paths from there; none where there is no
  /// such folder.
  package static func paths(below folder: String, endingIn endings: [String] = [""]) throws -> [String] {
    let path = FilePath(root).pushing(FilePath(folder))
    guard (try? FileKind(of: path)) == .folder else { return [] }
    return try names(in: path).flatMap { (name: String) throws -> [String] in
      switch try FileKind(of: path.appending(name)) {
      case .folder: try paths(below: "\(folder)/\(name)", endingIn: endings).map { "\(name)/\($0)" }
      case .file: endings.contains(where: name.hasSuffix) ? [name] : []
      case .other: []
      }
    }
  }
}
