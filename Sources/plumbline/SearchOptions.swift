import ArgumentParser
import Files

/// The files that a command checks: named files, and the manifests in named folders.
struct SearchOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Files, folders to search for architecture.yaml and *.architecture.yaml, or - for standard input.",
      valueName: "path"))
  var paths: [String] = ["."]

  @OptionGroup var exclusions: ExclusionOptions

  /// The inputs of the run.
  func inputs() throws -> LintInputs { try LintInputs(paths, excluding: exclusions.patterns) }
}

/// The option that excludes paths from a search.
struct ExclusionOptions: ParsableArguments {
  @Option(
    name: .customLong("exclude"),
    help: ArgumentHelp(
      "Skip files and folders below a searched folder that match, as in .gitignore: docs/, *.draft.*, a/**/b. May be repeated.",
      valueName: "pattern"),
    transform: { text in
      guard let pattern = PathPattern(text) else {
        throw ValidationError(
          "the pattern `\(text)` matches nothing; use a name or a path below the searched folder")
      }
      return pattern
    })
  var patterns: [PathPattern] = []
}
