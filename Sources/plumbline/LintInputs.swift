import Files
import Linting
import Markup
import Reporting
import SystemPackage
import YAMLTree

/// The files that a run checks.
struct LintInputs {
  private(set) var all: [Input] = []
  let failures: [FileFailure]
  private let foldersSkipped: Int
  private let excluded: Int
  private let paths: [String]

  init(_ paths: [String], excluding patterns: [PathPattern] = []) throws {
    ProcessLimits.watchMemory()
    if paths.contains("") { throw Misuse("a path is empty; name a file or a folder") }
    self.paths = paths
    let limit = Limits.standard.fileBytes
    let finder = ManifestFinder(paths.filter { $0 != "-" }.map { FilePath($0) }, excluding: patterns)
    var failures = finder.failures
    foldersSkipped = finder.foldersSkipped
    excluded = finder.excluded
    if paths.contains("-") {
      let content = try FileContent.readStandardInput(limit: limit)
      all.append(
        Input(
          name: "<stdin>", isNamed: true, content: content.forLinting(limit),
          files: RepositoryFiles(beside: ".")))
    }
    for found in finder.found {
      do throws(FileFailure) {
        let files = RepositoryFiles(beside: found.path.folder, named: found.searched)
        let content = try files.content(of: found.path, limit: limit)
        all.append(
          Input(
            name: found.path.string, isNamed: found.isNamed, content: content.forLinting(limit), files: files)
        )
      } catch {
        failures.append(error)
      }
    }
    self.failures = failures
  }

  /// What the search skipped or could not read, for reports.
  var gaps: SearchGaps {
    SearchGaps(
      foldersSkipped: foldersSkipped, pathsExcluded: excluded,
      unread: failures.map { Assessment.Unread(path: $0.path, reason: $0.reason) })
  }

  /// Reports on standard error the paths that could not be read, and a search that found no manifest.
  func complain(of assessment: Assessment) throws {
    for failure in failures { try Output.standardError.write("error: \(failure)\n") }
    if assessment.isEmpty, failures.isEmpty {
      try Output.standardError.write(nothingFound(skipping: assessment.summary.filesSkipped))
    }
  }

  /// The error for a search that found no manifest: an empty result must not look like a clean one.
  ///
  /// - Parameter foreign: the files that are named like manifests and belong to another tool.
  func nothingFound(skipping foreign: [String]) -> String {
    var message = "error: no manifest found in \(paths.map(\.legible).joined(separator: ", "))\n"
    for name in foreign {
      message += "  skipped \(name.legible): its `apiVersion` belongs to another program\n"
    }
    if foldersSkipped > 0 {
      let names = ManifestFinder.skippedFolders.sorted().joined(separator: ", ")
      message += "  folders skipped because of their names (\(names)): \(foldersSkipped)\n"
    }
    if excluded > 0 { message += "  paths excluded with --exclude: \(excluded)\n" }
    return message + """
        manifests are named architecture.yaml or NAME.architecture.yaml; to check another file, name it
        to write a first manifest: plumbline init

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
  /// Checks the inputs, and shows the progress to a user at a terminal.
  func assess(_ inputs: LintInputs) -> Assessment {
    let progress = Progress(of: inputs.all.count)
    defer { progress?.end() }
    return assess(
      inputs.all, gaps: inputs.gaps,
      progress: { progress?.step() })
  }
}
