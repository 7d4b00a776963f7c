import ArgumentParser
import Files
import Policy
import PolicyTesting
import Reporting
import Schema
import Spelling
import SystemPackage
import Terminal

struct PolicyTest: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Run the examples in policy packs, and measure what they cover.",
    discussion: """
      Examples run with the loader and the engine of `plumbline lint`. Only the named packs are tested, not the packs that they extend.

        plumbline policy test
            the core pack
        plumbline policy test FOLDER --coverage
            also the branches and table cells that no example covers
        plumbline policy test FOLDER --mutate
            also the changes to rules and tables that no example detects

      Status 1: an example fails, a branch or cell is uncovered, or a mutant survives. Status 2: a pack is unusable or has no examples.
      """)

  @Argument(help: ArgumentHelp("The folders of the packs (default: the core pack).", valueName: "folder"))
  var folders: [String] = []

  @Option(help: ArgumentHelp("Output format: \(FormatArgument<TestFormats>.alternatives)."))
  var format = FormatArgument<TestFormats>()

  @Option(
    help: ArgumentHelp(
      "Test only these entries, and with --mutate also these parameters and variables.", valueName: "names"))
  var only: String?

  @Flag(help: "List the branches of rules and the cells of tables that no example covers.")
  var coverage = false

  @Flag(
    help: "Change rules, tables and parameters one step at a time. List the changes that no example detects.")
  var mutate = false

  @Option(
    help: ArgumentHelp(
      "The date to compare the end dates of loosenings with, as YYYY-MM-DD. Each example has its own date.",
      valueName: "date"))
  var today: CalendarDay?

  @Option(help: ArgumentHelp("Color: auto, always or never. `auto` respects NO_COLOR."))
  var color: ColorOption = .auto

  mutating func run() throws {
    let style = TextStyle(isColored: color.isOn(for: .standardOutput), isFull: false)
    let today = today ?? .today
    let policy = try PolicyOptions(folders: folders).load(
      .whole, today: today, style: TextStyle(isColored: color.isOn(for: .standardError), isFull: false))
    let names = only?.split(separator: ",").map { String($0.drop { $0 == " " }) }
    let test = PackTest(
      policy,
      folders: folders.isEmpty ? policy.packs.map(\.folder) : folders.map { FilePath($0).tidied.string },
      only: names, today: today)
    for name in names ?? [] where !test.names.contains(name) {
      let meant = didYouMean(insteadOf: name, among: test.names).map { "; \($0)" } ?? ""
      throw Misuse("--only: unknown entry, parameter or variable `\(name)`\(meant)")
    }
    var report = test.run()
    guard report.total > 0 || (names != nil && (coverage || mutate)) else {
      throw Misuse("no examples to run; add `examples` to an entry of the pack")
    }
    if coverage || mutate {
      let examples = test.inspectExamples()
      if coverage { report.coverage = examples.coverage() }
      // A failing example cannot show whether it detects a change.
      if mutate, report.failed == 0 { report.mutation = examples.mutation() }
    }
    try Output.standardOutput.write(
      format.format.text(of: report, ReportContext(style: style, version: Plumbline.version)))
    if !report.isPassed { throw Status.findings.code }
  }
}
