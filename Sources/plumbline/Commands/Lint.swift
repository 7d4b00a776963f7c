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
    abstract: "Check manifests and print findings.",
    discussion: """
      Findings name lines of the selection guide (G1 to G46); see `plumbline explain guide`.

      Exit status: 0 when no finding is at or above --fail-on; 1 when one is; 2 when the check is incomplete:
      wrong usage, a path that cannot be read, no manifest found, or an unusable policy.
      """)

  @Argument(
    help: ArgumentHelp(
      "Files, folders to search for architecture.yaml and *.architecture.yaml, or - for standard input.",
      valueName: "path"))
  var paths: [String] = ["."]

  @OptionGroup var report: ReportOptions

  @Option(
    help: ArgumentHelp("The lowest severity that sets exit status 1: error, warning, note or never."))
  var failOn: FailOn = .error

  @Option(
    help: ArgumentHelp(
      "The date to check for, as YYYY-MM-DD in UTC (default: today). A fixed date makes results reproducible.",
      valueName: "date"))
  var today: CalendarDay?

  @OptionGroup var policy: PolicyOptions

  @Option(
    help: ArgumentHelp(
      "Run only these rules and guide lines, as in G27,exact-version. Unreadable input is always reported.",
      valueName: "names"))
  var only: String?

  mutating func run() throws {
    let policy = try policy.load(
      .assessment, today: today ?? .today, style: report.style(for: .standardError))
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
      ?? "guide lines are \(policy.guideLines.first ?? "") to \(policy.guideLines.last ?? ""); "
      + "for the rules, run `plumbline explain`"
    throw Misuse("--only: unknown rule or guide line `\(first)`; \(meant)")
  }
}

/// The value of `--fail-on`: the lowest severity at which findings make a run fail.
enum FailOn: String, ExpressibleByArgument, CaseIterable {
  case error, warning, note, never

  var severity: Finding.Severity? { Finding.Severity(rawValue: rawValue) }
}
