/// The default policy pack, `rules/core`, embedded at build time.
package enum CorePack {
  /// The description of the pack, `pack.yaml`, as JSON.
  package static var description: [UInt8] { bytes(of: CorePackFiles.description) }

  /// The entries without their examples, as lines of JSON, in parts of similar length.
  package static var parts: [[UInt8]] { CorePackFiles.parts.map(bytes) }

  private static func bytes(of text: StaticString) -> [UInt8] { text.withUTF8Buffer { Array($0) } }

  /// All files with their paths relative to the folder of the pack.
  package static var files: [(path: String, bytes: [UInt8])] {
    CorePackFiles.files.withUTF8Buffer { text in
      var files: [(path: String, bytes: [UInt8])] = []
      var rest = text[...]
      func line() -> String {
        let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
        defer { rest = rest[min(end + 1, rest.endIndex)...] }
        return String(decoding: rest[..<end], as: UTF8.self)
      }
      while !rest.isEmpty {
        let path = line()
        guard let length = Int(line()), length <= rest.count else { break }
        files.append((path, Array(rest.prefix(length))))
        rest = rest.dropFirst(length)
      }
      return files
    }
  }
}
