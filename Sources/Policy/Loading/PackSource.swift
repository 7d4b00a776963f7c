/// One file of a pack.
package struct PackFile: Sendable {
  /// The path from the pack's own folder: `floors/legal-effect.yaml`.
  package let path: String
  package let bytes: [UInt8]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// The file's name without its folder and ending, which is the id of the entry in it.
  var stem: String {
    let name = path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...]
    return String(name[..<(name.lastIndex(of: ".") ?? name.endIndex)])
  }
}

/// A pack as it reaches be read. The name is how messages call it.
package enum PackSource: Sendable {
  case folder(name: String, files: [PackFile])
  /// As it is compiled in: the description as JSON, and the entries as lines of JSON, in parts that can be read at once.
  case stream(name: String, description: [UInt8], parts: [[UInt8]])

  /// How messages call it.
  var name: String {
    switch self {
    case .folder(let name, _), .stream(let name, _, _): name
    }
  }

  /// A folder's files in the order of their paths, whatever order the file system gives them in; other files than
  /// YAML are no part of a pack.
  package init(folder name: String, files: [PackFile]) {
    let entries = files.filter { $0.path.hasSuffix(".yaml") || $0.path.hasSuffix(".yml") }
    self = .folder(name: name, files: entries.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) })
  }
}
