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
    abstract: "Find what is wrong with policy packs, without any manifest.",
    discussion: """
      Types, tables, places, examples, references: everything that would make a pack judge wrongly, or not at all. Packs
      that are named together are checked as they would judge together.

        plumbline policy check                     the core pack
        plumbline policy check FOLDER              a pack, with the packs that it stands on

      Exit status: 0 when nothing found is as grave as --fail-on, 1 when something is, 2 for wrong usage or a path that
      is no pack.
      """)

  @Argument(help: ArgumentHelp("The folders of the packs; the core when none is named.", valueName: "path"))
  var paths: [String] = []

  @OptionGroup var report: ReportOptions

  @Option(
    help: ArgumentHelp("The least severity that makes the exit status 1: error, warning, note or never."))
  var failOn: FailOn = .error

  @Option(
    help: ArgumentHelp(
      "The day on which loosenings are held against their end, as YYYY-MM-DD.", valueName: "date"))
  var today: CalendarDay?

  @Option(
    help: ArgumentHelp(
      "Keep to these checks and entries, as in unguarded-field,exact-version.", valueName: "names"))
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
      throw Misuse("--only: no check and no entry of the packs is called '\(name)'\(meant)")
    }
    return result.problems.filter { problem in
      names.contains(problem.check.rawValue)
        || names.contains { problem.route.isWithin(.document.field($0)) }
    }
  }
}
