/// A file of a pack.
package struct PackFile: Sendable {
  /// The path relative to the folder of the pack, for example `floors/legal-effect.yaml`.
  package let path: String
  package let bytes: [UInt8]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// The file name without folder and extension, which is the id of the entry.
  var stem: String {
    let name = path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...]
    return String(name[..<(name.lastIndex(of: ".") ?? name.endIndex)])
  }
}

/// The unread content of a pack, with the name that messages use.
package enum PackSource: Sendable {
  case folder(name: String, files: [PackFile])
  /// The embedded form: the description as JSON, and the entries as lines of JSON, in parts that can be read
  /// in parallel.
  case stream(name: String, description: [UInt8], parts: [[UInt8]])

  /// The name in messages.
  var name: String {
    switch self {
    case .folder(let name, _), .stream(let name, _, _): name
    }
  }

  /// Creates a source from the YAML files of a folder, sorted by path; other files are ignored.
  package init(folder name: String, files: [PackFile]) {
    let entries = files.filter { $0.path.hasSuffix(".yaml") || $0.path.hasSuffix(".yml") }
    self = .folder(name: name, files: entries.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) })
  }
}
