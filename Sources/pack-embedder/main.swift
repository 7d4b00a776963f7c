import Foundation
import YAMLTree

// Usage: pack-embedder FOLDER OUTPUT FILE…
//
// Writes a Swift file that contains a pack as static strings: all files with path and length, for commands
// that show or test the pack; and the description and entries without examples as lines of JSON, for
// assessments. A static string is free at start-up and almost free to compile; an array literal of bytes is
// neither. Without examples, a third of the text remains, and its parts are read in parallel.

guard CommandLine.arguments.count >= 3 else {
  FileHandle.standardError.write(Data("usage: pack-embedder FOLDER OUTPUT FILE...\n".utf8))
  exit(2)
}
let folder = URL(fileURLWithPath: CommandLine.arguments[1])
let output = URL(fileURLWithPath: CommandLine.arguments[2])

/// Entry kinds that only examples need.
let shownOnly = ["base"]

/// Returns the entry without `examples` and `survivors`; `nil` if assessments do not need it.
func assessed(_ path: String, _ text: String) throws -> String? {
  let tree = Tree.parse(try SourceText(name: path, bytes: Array(text.utf8)))
  guard let root = tree.documents.first?.root, let first = tree.entries(root).first(where: { _ in true }),
    !shownOnly.contains(tree.text(first.key))
  else { return nil }
  return EntryJSON(tree: tree).text(of: root, without: ["examples", "survivors"])
}

var files = ""
var description = ""
var entries: [String] = []
for path in CommandLine.arguments.dropFirst(3) {
  let text = try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
  files += "\(path)\n\(text.utf8.count)\n\(text)"
  guard let entry = try assessed(path, text) else { continue }
  if path == "pack.yaml" { description = entry } else { entries.append("\(entry)\n") }
}

/// Returns the entries in order, in `count` parts of similar length.
func parts(_ entries: [String], _ count: Int) -> [String] {
  let length = entries.reduce(0) { $0 + $1.utf8.count }
  var parts = [String](repeating: "", count: count)
  var before = 0
  for entry in entries {
    parts[before * count / max(1, length)] += entry
    before += entry.utf8.count
  }
  return parts
}

/// Returns a raw string literal; its delimiter is longer than any run of number signs in the text.
func literal(_ text: String) -> String {
  let longestRun = text.split(whereSeparator: { $0 != "#" }).map(\.count).max() ?? 0
  let fence = String(repeating: "#", count: longestRun + 1)
  return "\(fence)\"\"\"\n\(text)\n\"\"\"\(fence)"
}

let source = """
  // Written by pack-embedder from the files of rules/core. Do not edit.
  enum CorePackFiles {
    static let files: StaticString = \(literal(files))
    static let description: StaticString = \(literal(description))
    static let parts: [StaticString] = [
  \(parts(entries, 4).map(literal).joined(separator: ",\n"))
    ]
  }

  """
try Data(source.utf8).write(to: output, options: .atomic)
