import Foundation
import YAMLTree

// Usage: pack-embedder FOLDER OUTPUT FILE…
//
// Writes a Swift file with a pack in two strings: every file with its path and length, for whoever shows or tests the
// pack; and as one stream of documents what judging needs, which is the entries without their examples. One static
// string costs nothing at start-up and next to nothing to compile, where an array literal costs both; one stream
// without the examples is read in a third of the time.

guard CommandLine.arguments.count >= 3 else {
  FileHandle.standardError.write(Data("usage: pack-embedder FOLDER OUTPUT FILE...\n".utf8))
  exit(2)
}
let folder = URL(fileURLWithPath: CommandLine.arguments[1])
let output = URL(fileURLWithPath: CommandLine.arguments[2])

/// Entries that only explain or only serve examples.
let shownOnly = ["base", "line"]

/// The entry without its examples; `nil` for one that judging never looks at.
func judged(_ path: String, _ text: String) throws -> String? {
  let tree = Tree.parse(try SourceText(name: path, bytes: Array(text.utf8)))
  guard let root = tree.documents.first?.root, let first = tree.entries(root).first(where: { _ in true })
  else {
    return nil
  }
  if shownOnly.contains(tree.text(first.key)) { return nil }
  let entries = Array(tree.entries(root))
  guard let index = entries.firstIndex(where: { tree.text($0.key) == "examples" }) else { return text }
  let start = Int(tree.span(entries[index].key).start)
  let end = index + 1 < entries.count ? Int(tree.span(entries[index + 1].key).start) : text.utf8.count
  let bytes = Array(text.utf8)
  return String(decoding: bytes[..<start] + bytes[end...], as: UTF8.self)
}

var files = ""
var stream = ""
for path in CommandLine.arguments.dropFirst(3) {
  let text = try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
  files += "\(path)\n\(text.utf8.count)\n\(text)"
  // The pack's own description comes first, whatever its name.
  guard let entry = try judged(path, text) else { continue }
  stream = path == "pack.yaml" ? "---\n\(entry)\(stream)" : "\(stream)---\n\(entry)"
}

/// A raw string literal whose delimiter is longer than any run of number signs in the text.
func literal(_ text: String) -> String {
  let longestRun = text.split(whereSeparator: { $0 != "#" }).map(\.count).max() ?? 0
  let fence = String(repeating: "#", count: longestRun + 1)
  return "\(fence)\"\"\"\n\(text)\n\"\"\"\(fence)"
}

let source = """
  // Written by pack-embedder from the files of rules/core. Do not edit.
  enum CorePackFiles {
    static let files: StaticString = \(literal(files))
    static let stream: StaticString = \(literal(stream))
  }

  """
try Data(source.utf8).write(to: output, options: .atomic)
