import Subprocess
import TestSupport
import Testing

#if canImport(System)
  import System
#else
  import SystemPackage
#endif

/// A temporary folder with the examples, and a shell that finds the program that was built with these tests.
struct Terminal {
  private let folder: TemporaryFolder

  init() async throws {
    folder = try TemporaryFolder()
    let root = ProjectFiles.root
    let output = try await print(
      "cp -R '\(root)/examples' . && mkdir rules && cp -R '\(root)/rules/overlays' rules")
    try #require(output.isEmpty, "the examples cannot be copied: \(output)")
  }

  /// The output of a command, including standard error, and its exit status.
  func print(_ command: String) async throws -> String {
    defer { withExtendedLifetime(folder) {} }
    let result = try await Subprocess.run(
      .path("/bin/sh"), arguments: ["-c", "exec 2>&1\n\(command)"],
      environment: .inherit.updating([
        "PATH": "\(try Self.products):/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TERM": "dumb", "COLUMNS": "100",
      ]),
      workingDirectory: FilePath("\(folder.path)"), output: .string(limit: 8 << 20))
    var output = result.standardOutput
    if !output.isEmpty, !output.hasSuffix("\n") { output += " (no line end)\n" }
    switch result.terminationStatus {
    case .exited(0): break
    case .exited(let status): output += "[\(status)]\n"
    case .signaled(let signal): output += "[signal \(signal)]\n"
    }
    return output
  }

  /// The folder of the program, which contains the bundle of the tests.
  private static var products: FilePath {
    get throws {
      let bundle = CommandLine.arguments.lazy.compactMap { argument -> FilePath? in
        var path = FilePath(argument)
        while let name = path.lastComponent, name.extension != "xctest" { path.removeLastComponent() }
        return path.lastComponent == nil ? nil : path
      }.first
      return try #require(bundle, "the folder of the test bundle is unknown").removingLastComponent()
    }
  }
}
