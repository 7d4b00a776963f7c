import ArgumentParser
import Files
import Policy
import PolicyPages
import SystemPackage
import Terminal

struct PolicyDocs: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "docs",
    abstract:
      "Write a Markdown page for each entry of a policy, the control matrix, the ladders, the floors and indexes."
  )

  @Option(
    help: ArgumentHelp(
      "The folder to write into; generated pages of deleted entries are removed.", valueName: "folder"))
  var output: String

  @OptionGroup var policy: PolicyOptions

  mutating func run() throws {
    let policy = try policy.load(.whole, style: TextStyle(isColored: false, isFull: false))
    let folder = FilePath(output).tidied
    try makeFolder(folder)
    let files = PolicyDocumentation(policy).files
    let written = Set(files.map(\.name))
    for name in try names(in: folder) where name.hasSuffix(".md") && !written.contains(name) {
      let path = folder.appending(name)
      guard case .bytes(let bytes) = try FileContent.read(path, limit: 1 << 20) else { continue }
      if bytes.starts(with: PolicyDocumentation.head.utf8) { try remove(path) }
    }
    for file in files {
      try write(
        Array(file.text.utf8), to: folder.appending(file.name),
        replacing: .generated(beginning: PolicyDocumentation.head))
    }
    try Output.standardOutput.write("wrote \(files.count) pages into \(folder)\n")
  }
}
