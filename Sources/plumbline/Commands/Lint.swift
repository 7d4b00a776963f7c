import ArgumentParser
import Files
import Linting
import Policy
import Reporting
import Shapes
import Spelling
import SystemPackage
import YAMLTree

struct Lint: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Judge manifests and print findings.",
    discussion: """
      Exit status: 0 when no finding is as grave as --fail-on, 1 when one is, 2 when something could not be judged:
      wrong usage, a path that cannot be read, no manifest found, an unusable policy.
      """)

  @Argument(
    help: ArgumentHelp(
      "Files, folders to search for architecture.yaml and *.architecture.yaml, or - for standard input.",
      valueName: "path"))
  var paths: [String] = ["."]

  @Option(help: ArgumentHelp("How to print: text, json or ndjson (one object a line)."))
  var format: ReportFormat = .text

  @Option(
    help: ArgumentHelp("The least severity that makes the exit status 1: error, warning, note or never."))
  var failOn: FailOn = .error

  @Option(
    help: ArgumentHelp(
      "The day to judge on, as YYYY-MM-DD in UTC; the same day gives the same findings.", valueName: "date"))
  var today: CalendarDay?

  @OptionGroup var policy: PolicyOptions

  @Option(
    help: ArgumentHelp(
      "Keep to these rules and lines of the guide, as in G27,exact-version. What cannot be read is always reported.",
      valueName: "names"))
  var only: String?

  @Flag(help: "Show warnings and notes as fully as errors, with every reason and reference.")
  var full = false

  @Option(help: ArgumentHelp("Colour: auto, always or never. auto minds NO_COLOR."))
  var color: ColorOption = .auto

  mutating func run() throws {
    let style = TextStyle(isColored: color.isOn(for: .standardOutput), isFull: full)
    let policy = try policy.load(
      .judging, today: today ?? .today,
      style: TextStyle(isColored: color.isOn(for: .standardError), isFull: full))
    let selection = try only.map { try select($0, policy) }
    let inputs = try LintInputs(paths)
    let linter = Linter(policy: policy, today: today ?? .today, only: selection)
    let judgement = linter.judge(inputs.all, foldersSkipped: inputs.hiddenFolders)
    let isAnythingJudged = judgement.summary.files > 0
    // Where nothing was judged there is nothing to say to a person, but a program still gets its document.
    if isAnythingJudged || format != .text {
      try Output.standardOutput.write(judgement.report(as: format, style: style, version: Plumbline.version))
    }
    for failure in inputs.failures { try Output.standardError.write("error: \(failure)\n") }
    if !isAnythingJudged, inputs.failures.isEmpty {
      try Output.standardError.write(inputs.nothingFound(skipping: judgement.summary.filesSkipped))
    }
    let status = isAnythingJudged && inputs.failures.isEmpty ? status(of: judgement) : .unusable
    if status != .clean { throw status.code }
  }

  private func status(of judgement: Judgement) -> Status {
    guard judgement.failures.isEmpty else { return .unusable }
    guard let least = failOn.severity else { return .clean }
    return judgement.findings.contains { $0.severity >= least } ? .findings : .clean
  }

  private func select(_ names: String, _ policy: Policy) throws -> Selection {
    var unknown: [String] = []
    let selection = Selection(
      names.split(separator: ",").map { String($0.drop { $0 == " " }) }, policy: policy, unknown: &unknown)
    guard let first = unknown.first else { return selection }
    let meant =
      nearestName(to: first, among: policy.entries.map(\.id)).map { "did you mean '\($0)'?" }
      ?? "the lines of the guide are G1 to G46; plumbline policy list names the rules"
    throw Misuse("--only: no rule and no line of the guide is called '\(first)'; \(meant)")
  }
}

extension ReportFormat: ExpressibleByArgument {}

/// From which severity on findings make a run fail.
enum FailOn: String, ExpressibleByArgument, CaseIterable {
  case error, warning, note, never

  var severity: Finding.Severity? { Finding.Severity(rawValue: rawValue) }
}

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
