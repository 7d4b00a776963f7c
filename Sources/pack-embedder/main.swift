import Foundation

// Usage: pack-embedder FOLDER OUTPUT FILE…
//
// Writes a Swift file with the files of a pack in one string: for each its path, its length in bytes and its content.
// One static string costs nothing at start-up and next to nothing to compile, where an array literal costs both.

guard CommandLine.arguments.count >= 3 else {
  FileHandle.standardError.write(Data("usage: pack-embedder FOLDER OUTPUT FILE...\n".utf8))
  exit(2)
}
let folder = URL(fileURLWithPath: CommandLine.arguments[1])
let output = URL(fileURLWithPath: CommandLine.arguments[2])

var content = ""
for path in CommandLine.arguments.dropFirst(3) {
  let text = try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
  content += "\(path)\n\(text.utf8.count)\n\(text)"
}
// A delimiter longer than any run of number signs in the text cannot end it early.
let longestRun = content.split(whereSeparator: { $0 != "#" }).map(\.count).max() ?? 0
let fence = String(repeating: "#", count: longestRun + 1)
let source = """
  // Written by pack-embedder from the files of rules/core. Do not edit.
  enum CorePackFiles {
    static let text: StaticString = \(fence)\"""
  \(content)
  \"""\(fence)
  }

  """
try Data(source.utf8).write(to: output, options: .atomic)
