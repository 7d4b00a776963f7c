import ArgumentParser
import Files
import Linting
import Policy
import Reporting
import Schema
import Spelling

struct PolicyCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Find defects in policy packs, without a manifest.",
    discussion: """
      Checks types, tables, paths, examples and references. Packs that are named together are checked as one policy.

        plumbline policy check
            the core pack
        plumbline policy check FOLDER
            a pack, together with the packs that it extends

      \(Status.help)
      """)

  @Argument(help: ArgumentHelp("The folders of the packs (default: the core pack).", valueName: "path"))
  var paths: [String] = []

  @OptionGroup var report: ReportOptions

  @Option(
    help: ArgumentHelp("The lowest severity that sets exit status 1: error, warning, note or never."))
  var failOn: FailOn = .error

  @Option(
    help: ArgumentHelp(
      "The date to compare the end dates of loosenings with, as YYYY-MM-DD in UTC (default: today).",
      valueName: "date"))
  var today: CalendarDay?

  @Option(
    help: ArgumentHelp(
      "Report only these checks and entries, as in unguarded-field,exact-version.", valueName: "names"))
  var only: String?

  mutating func run() throws {
    let sources = try PolicyOptions(folders: paths).sources()
    let day = today ?? .today
    let result = PolicyChecker(core: PolicyOptions.Extent.whole.core, today: day).check(sources)
    let problems = try only.map { try select($0, result) } ?? result.problems
    let assessment = Assessment(of: problems, packs: result.packs, today: day)
    let isWritten = try report.write(assessment, failOn: failOn.severity)
    let status = isWritten ? status(of: assessment, result) : .unusable
    if status != .clean { throw status.code }
  }

  private func status(of assessment: Assessment, _ result: PolicyChecker.Result) -> Status {
    guard !result.problems.contains(where: { $0.check == .noPack }) else {
      return .unusable
    }
    guard let least = failOn.severity else { return .clean }
    return assessment.findings.contains { $0.severity >= least } ? .findings : .clean
  }

  private func select(_ text: String, _ result: PolicyChecker.Result) throws -> [PolicyProblem] {
    let names = text.split(separator: ",").map { String($0.drop { $0 == " " }) }
    let known = PackCheck.allCases.map(\.rawValue) + result.packs.flatMap(\.entries).map(\.id)
    for name in names where !known.contains(name) {
      let meant = didYouMean(insteadOf: name, among: known).map { "; \($0)" } ?? ""
      throw Misuse("--only: unknown check or entry `\(name)`\(meant)")
    }
    return result.problems.filter { problem in
      names.contains(problem.check.rawValue)
        || names.contains { problem.route.isWithin(.document.field($0)) }
    }
  }
}
