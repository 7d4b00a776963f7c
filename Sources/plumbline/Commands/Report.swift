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
    abstract: "Write the control gap report, for reviewers and decision makers.",
    discussion: """
        plumbline report . --output gaps.html
            a web page for a browser or for print
        plumbline report . --output gaps.html --since earlier.json
            also new, resolved and unchanged findings
        plumbline report . --format markdown
            text for a comment on a pull request
        plumbline report . --format csv --output gaps.csv
            a table with one row for each gap

      With more than \(HTMLReport.singlePageLimit) architectures, gaps.html is an index, and the folder gaps beside it contains a page for each \
      architecture. --since reads the output of an earlier `plumbline lint --format json`.

      The status does not depend on the findings: 0 when the report was written, 2 when the run is incomplete.
      """)

  @OptionGroup var search: SearchOptions

  @Option(help: ArgumentHelp("The file to write (default: standard output).", valueName: "file"))
  var output: String?

  @Option(help: ArgumentHelp("Output format: \(FormatArgument<GapFormats>.alternatives)."))
  var format = FormatArgument<GapFormats>()

  @Option(
    help: ArgumentHelp("The JSON output of an earlier run, to show changes since then.", valueName: "file"))
  var since: String?

  @Option(
    help: ArgumentHelp("The date to check for, as YYYY-MM-DD in UTC (default: today).", valueName: "date"))
  var today: CalendarDay?

  @OptionGroup var policy: PolicyOptions

  mutating func run() throws {
    let earlier = try since.map { try EarlierRun(at: FilePath($0)) }
    let policy = try policy.load(
      .assessment, today: today ?? .today,
      style: TextStyle(isColored: ColorOption.auto.isOn(for: .standardError), isFull: false))
    let inputs = try search.inputs()
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
      throw Misuse("--output: `\(output)` has no file extension; name a file such as gaps.html")
    }
    let folder = file.removingLastComponent().appending(stem)
    try makeFolder(folder, isOwn: true)
    let pages = report.pages
    for page in pages {
      try Files.write(
        Array(page.text.utf8), to: folder.appending(page.name),
        replacing: .generated(beginning: report.beginning))
    }
    // The index is written last, so that it never links to a missing page.
    try Files.write(Array(report.index(folder: stem).utf8), to: file)
    try Output.standardError.write("wrote \(output) and \(pages.count) pages into \(folder)\n")
  }
}
