import Files
import Linting
import Reporting
import SystemPackage
import YAMLTree

/// The files that a run judges.
struct LintInputs {
  private(set) var all: [Input] = []
  let failures: [FileFailure]
  let hiddenFolders: Int
  private let paths: [String]

  init(_ paths: [String]) throws {
    self.paths = paths
    let limit = Limits.standard.fileBytes
    let finder = ManifestFinder(paths.filter { $0 != "-" }.map { FilePath($0) })
    var failures = finder.failures
    hiddenFolders = finder.hiddenFolders
    if paths.contains("-") {
      let content = try FileContent.readStandardInput(limit: limit)
      all.append(
        Input(
          name: "<stdin>", isNamed: true, content: content.forLinting(limit),
          files: RepositoryFiles(beside: ".")))
    }
    for found in finder.found {
      do throws(FileFailure) {
        let content = try FileContent.read(found.path, limit: limit)
        all.append(
          Input(
            name: found.path.string, isNamed: found.isNamed, content: content.forLinting(limit),
            files: RepositoryFiles(beside: found.path.folder, named: found.searched)))
      } catch {
        failures.append(error)
      }
    }
    self.failures = failures
  }

  /// Says on standard error what could not be read, and where there was nothing to judge.
  func complain(of assessment: Assessment) throws {
    for failure in failures { try Output.standardError.write("error: \(failure)\n") }
    if assessment.isEmpty, failures.isEmpty {
      try Output.standardError.write(nothingFound(skipping: assessment.summary.filesSkipped))
    }
  }

  /// Nothing was judged, which must not look as if everything were well.
  ///
  /// - Parameter foreign: the files that are called like manifests and are somebody else's.
  func nothingFound(skipping foreign: [String]) -> String {
    var message = "error: no manifest found in \(paths.joined(separator: ", "))\n"
    for name in foreign { message += "  \(name) is called like one, and its apiVersion is somebody else's\n" }
    if hiddenFolders > 0 {
      message += "  \(hiddenFolders) folders whose names begin with a dot were not looked into\n"
    }
    return message + """
        a manifest is called architecture.yaml or NAME.architecture.yaml; any other file can be named itself
        to write a first one: plumbline init

      """
  }
}

extension FileContent {
  func forLinting(_ limit: Int) -> Input.Content {
    switch self {
    case .bytes(let bytes): .bytes(bytes)
    case .tooLarge: .tooLarge(limit: limit)
    }
  }
}

extension Linter {
  /// Judges what was found; whoever waits at a terminal sees how far it is.
  func assess(_ inputs: LintInputs) -> Assessment {
    let progress = Progress(of: inputs.all.count)
    defer { progress?.end() }
    return assess(
      inputs.all, foldersSkipped: inputs.hiddenFolders,
      unread: inputs.failures.map { Assessment.Unread(path: $0.path, reason: $0.reason) },
      progress: { progress?.step() })
  }
}
