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
    abstract: "Run the examples in policy packs, and find out what they leave unseen.",
    discussion: """
      Each example is judged by the very loader and engine that lint uses. The packs that are named are tested, not
      those that they stand on.

        plumbline policy test                     the core pack
        plumbline policy test FOLDER --coverage   and which branches and cells no example touches
        plumbline policy test FOLDER --mutate     and which changes to its rules and tables no example notices

      Exit status: 0 when every example passes, 1 when one fails, something is uncovered or a mutant survives, 2 when
      a pack cannot be used or there is no example.
      """)

  @Argument(help: ArgumentHelp("The folders of the packs; the core when none is named.", valueName: "folder"))
  var folders: [String] = []

  @Option(help: ArgumentHelp("How to print: \(FormatArgument<TestFormats>.alternatives)."))
  var format = FormatArgument<TestFormats>()

  @Option(
    help: ArgumentHelp(
      "Keep to these entries, and with --mutate to these parameters and variables.", valueName: "names"))
  var only: String?

  @Flag(help: "Say which branches of rules and cells of tables no example touches.")
  var coverage = false

  @Flag(
    help: "Change rules, tables and parameters one step at a time, and say which changes no example notices.")
  var mutate = false

  @Option(
    help: ArgumentHelp(
      "The day on which loosenings are in force or past, as YYYY-MM-DD in UTC; each example has its own day.",
      valueName: "date"))
  var today: CalendarDay?

  @Option(help: ArgumentHelp("Colour: auto, always or never. auto minds NO_COLOR."))
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
      throw Misuse("--only: nothing in the packs is called '\(name)'\(meant)")
    }
    var report = test.run()
    guard report.total > 0 || (names != nil && (coverage || mutate)) else {
      throw Misuse("there is no example to run")
    }
    if coverage || mutate {
      let examples = test.inspectExamples()
      if coverage { report.coverage = examples.coverage() }
      // Where an example fails already, it cannot tell whether a change is noticed.
      if mutate, report.failed == 0 { report.mutation = examples.mutation() }
    }
    try Output.standardOutput.write(
      format.format.text(of: report, ReportContext(style: style, version: Plumbline.version)))
    if !report.isPassed { throw Status.findings.code }
  }
}
