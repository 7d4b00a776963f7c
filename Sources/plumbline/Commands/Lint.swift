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

      \(Status.help)
      """)

  @OptionGroup var search: SearchOptions

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
    let inputs = try search.inputs()
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

  private func select(_ text: String, _ policy: Policy) throws -> Selection {
    let names = text.split(separator: ",").map { $0.filter { $0 != " " } }.filter { !$0.isEmpty }
    guard !names.isEmpty else {
      throw Misuse("--only: the list of rules and guide lines is empty; omit the option to run all rules")
    }
    var unknown: [String] = []
    let selection = Selection(names, policy: policy, unknown: &unknown)
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
