import Subprocess
import Testing

#if canImport(System)
  import System
#else
  import SystemPackage
#endif

/// A folder of its own with the examples in it, and a shell there that finds the program which was built with these
/// tests.
struct Terminal {
  static let root = FilePath(#filePath).removingLastComponent().removingLastComponent()
    .removingLastComponent()

  private let folder: FilePath

  /// Makes the folder; whoever asked for it takes it away.
  init() async throws {
    let made = try await Subprocess.run(
      .path("/bin/sh"), arguments: ["-c", "mktemp -d \"${TMPDIR:-/tmp}/plumbline.XXXXXX\""],
      output: .string(limit: 4_096))
    folder = FilePath(made.standardOutput.filter { $0 != "\n" })
    _ = try await print(
      "cp -R '\(Self.root)/examples' . && mkdir rules && cp -R '\(Self.root)/rules/overlays' rules")
  }

  /// What a command prints, standard error in line with the rest, and how it ended.
  func print(_ command: String) async throws -> String {
    let result = try await Subprocess.run(
      .path("/bin/sh"), arguments: ["-c", "exec 2>&1\n\(command)"],
      environment: .inherit.updating([
        "PATH": "\(try Self.products):/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TERM": "dumb", "COLUMNS": "100",
      ]),
      workingDirectory: folder, output: .string(limit: 8 << 20))
    var output = result.standardOutput
    if !output.isEmpty, !output.hasSuffix("\n") { output += " (no line end)\n" }
    switch result.terminationStatus {
    case .exited(0): break
    case .exited(let status): output += "[\(status)]\n"
    case .signaled(let signal): output += "[signal \(signal)]\n"
    }
    return output
  }

  func leave() async throws {
    _ = try await Subprocess.run(.path("/bin/rm"), arguments: ["-rf", folder.string], output: .discarded)
  }

  /// Where the program lies: beside the bundle of the tests.
  private static var products: FilePath {
    get throws {
      let bundle = CommandLine.arguments.lazy.compactMap { argument -> FilePath? in
        var path = FilePath(argument)
        while let name = path.lastComponent, name.extension != "xctest" { path.removeLastComponent() }
        return path.lastComponent == nil ? nil : path
      }.first
      return try #require(bundle, "the tests do not know where they were built").removingLastComponent()
    }
  }
}
