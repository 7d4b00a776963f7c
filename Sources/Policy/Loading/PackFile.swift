/// One file of a pack, as it is read from a folder or out of the program itself.
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

/// The files of one pack, and how messages call the folder that they are in.
package struct PackFolder: Sendable {
  package let name: String
  package let files: [PackFile]

  package init(name: String, files: [PackFile]) {
    self.name = name
    // Whatever order the file system gives, the pack is read in one.
    self.files = files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }
}
