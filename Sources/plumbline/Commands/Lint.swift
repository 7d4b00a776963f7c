import ArgumentParser
import Files
import Linting
import Policy
import Reporting
import Schema
import Spelling
import SystemPackage
import YAMLTree

struct Lint: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
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

  @OptionGroup var report: ReportOptions

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

  mutating func run() throws {
    let policy = try policy.load(.judging, today: today ?? .today, style: report.style(for: .standardError))
    let selection = try only.map { try select($0, policy) }
    let inputs = try LintInputs(paths)
    let linter = Linter(
      policy: policy, today: today ?? .today, only: selection, isDescribing: report.showsArchitectures)
    let assessment = linter.assess(inputs)
    let isWritten = try report.write(assessment, failOn: failOn.severity)
    try inputs.complain(of: assessment)
    let status = isWritten ? status(of: assessment) : .unusable
    status.end(holding: (policy, assessment))
  }

  private func status(of assessment: Assessment) -> Status {
    guard assessment.isComplete else { return .unusable }
    guard let least = failOn.severity else { return .clean }
    return assessment.findings.contains { $0.severity >= least } ? .findings : .clean
  }

  private func select(_ names: String, _ policy: Policy) throws -> Selection {
    var unknown: [String] = []
    let selection = Selection(
      names.split(separator: ",").map { String($0.drop { $0 == " " }) }, policy: policy, unknown: &unknown)
    guard let first = unknown.first else { return selection }
    let meant =
      didYouMean(insteadOf: first, among: policy.entries.filter { $0.kind != .line }.map(\.id))
      ?? "the lines of the guide are \(policy.guideLines.first ?? "") to \(policy.guideLines.last ?? ""); plumbline policy list names the rules"
    throw Misuse("--only: no rule and no line of the guide is called '\(first)'; \(meant)")
  }
}

/// From which severity on findings make a run fail.
enum FailOn: String, ExpressibleByArgument, CaseIterable {
  case error, warning, note, never

  var severity: Finding.Severity? { Finding.Severity(rawValue: rawValue) }
}
