import Foundation
import PackagePlugin

/// Compiles `rules/core` into the program, so that `plumbline` alone works anywhere.
///
/// The folder is walked each time the package is built and every file in it is an input of the command, so that a
/// file which is added, changed or taken away makes it run again.
@main
struct EmbedCorePack: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let pack = context.package.directoryURL.appending(path: "rules/core")
    let output = context.pluginWorkDirectoryURL.appending(path: "CorePackFiles.swift")
    let files = try FileManager.default.subpathsOfDirectory(atPath: pack.path)
      .filter { $0.hasSuffix(".yaml") }
      .sorted()
    return [
      .buildCommand(
        displayName: "Embedding \(files.count) files of rules/core",
        executable: try context.tool(named: "pack-embedder").url,
        // The names stand among the arguments so that a file which is taken away changes the command.
        arguments: [pack.path, output.path] + files,
        inputFiles: files.map { pack.appending(path: $0) },
        outputFiles: [output])
    ]
  }
}
