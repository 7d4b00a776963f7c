import ArgumentParser
import Files
import Linting
import Policy
import Reporting
import Schema
import SystemPackage
import Terminal

struct Report: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write the control gap report, for the people who decide.",
    discussion: """
      plumbline report . --output gaps.html                        one page; open it in any browser, or print it
      plumbline report . --output gaps.html --since earlier.json   and what came and went since then
      plumbline report . --format markdown                         for a comment of a pull request
      plumbline report . --format csv --output gaps.csv            one row a gap

      With more than \(HTMLReport.singlePageLimit) architectures gaps.html is an index, and each has a page of its own in the folder gaps
      beside it. An earlier run is what lint --format json printed then.

      Exit status: 0 when the report was written, whatever it says; 2 when something could not be judged or written.
      """)

  @Argument(
    help: ArgumentHelp(
      "Files, folders to search for architecture.yaml and *.architecture.yaml, or - for standard input.",
      valueName: "path"))
  var paths: [String] = ["."]

  @Option(help: ArgumentHelp("The file to write; standard output when not stated.", valueName: "file"))
  var output: String?

  @Option(help: ArgumentHelp("\(FormatArgument<GapFormats>.alternatives)."))
  var format = FormatArgument<GapFormats>()

  @Option(
    help: ArgumentHelp("What an earlier run printed as JSON, to say what changed since.", valueName: "file"))
  var since: String?

  @Option(help: ArgumentHelp("The day to judge on, as YYYY-MM-DD in UTC.", valueName: "date"))
  var today: CalendarDay?

  @OptionGroup var policy: PolicyOptions

  mutating func run() throws {
    let earlier = try since.map { try EarlierRun(at: FilePath($0)) }
    let policy = try policy.load(
      .judging, today: today ?? .today,
      style: TextStyle(isColored: ColorOption.auto.isOn(for: .standardError), isFull: false))
    let inputs = try LintInputs(paths)
    let assessment = Linter(policy: policy, today: today ?? .today).assess(inputs)
    try inputs.complain(of: assessment)
    guard !assessment.isEmpty else { throw Status.unusable.code }
    try write(assessment, since: earlier?.comparison(with: assessment))
    (assessment.isComplete ? Status.clean : .unusable).end(holding: (policy, assessment))
  }

  private func write(_ assessment: Assessment, since comparison: GapComparison?) throws {
    let context = ReportContext(
      style: TextStyle(isColored: false, isFull: true), version: Plumbline.version, comparison: comparison)
    if let output, let report = format.format.pages(of: assessment, context) {
      try write(report, to: output)
    } else {
      try write(format.format.text(of: assessment, context))
    }
  }

  private func write(_ text: String) throws {
    guard let output else {
      try Output.standardOutput.write(text)
      return
    }
    try Files.write(Array(text.utf8), to: FilePath(output))
    try Output.standardError.write("wrote \(output)\n")
  }

  private func write(_ report: any PagedReport, to output: String) throws {
    let file = FilePath(output)
    guard let stem = file.lastComponent?.stem, file.extension != nil else {
      throw Misuse("--output: name a file such as gaps.html; the pages go into the folder gaps beside it")
    }
    let folder = file.removingLastComponent().appending(stem)
    try makeFolder(folder)
    let pages = report.pages
    for page in pages { try Files.write(Array(page.text.utf8), to: folder.appending(page.name)) }
    // The index comes last, so that it never points at a page that is not there.
    try Files.write(Array(report.index(folder: stem).utf8), to: file)
    try Output.standardError.write("wrote \(output) and \(pages.count) pages into \(folder)\n")
  }
}
