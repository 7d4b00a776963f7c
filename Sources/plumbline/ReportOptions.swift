import ArgumentParser
import Files
import Linting
import Reporting
import SystemPackage
import Terminal

/// How findings are printed, and into which files they are written besides.
struct ReportOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How to print: \(FindingFormats.names.joined(separator: ", ")).", valueName: "format"),
    transform: FormatArgument<FindingFormats>.init(named:))
  var format = FormatArgument<FindingFormats>()

  @Option(
    help: ArgumentHelp(
      "Also write a report into a file, whole or not at all. May be repeated.", valueName: "format=file"),
    transform: ReportFile<FindingFormats>.init(argument:))
  var output: [ReportFile<FindingFormats>] = []

  @Flag(
    help: "Show warnings and notes as fully as errors, with every reason and reference, and fold nothing.")
  var full = false

  @Option(help: ArgumentHelp("Colour: auto, always or never. auto minds NO_COLOR."))
  var color: ColorOption = .auto

  func style(for output: Output) -> TextStyle {
    TextStyle(isColored: color.isOn(for: output), isFull: full, width: TerminalWidth.of(output))
  }

  /// Whether anything that is written shows more of an architecture than its findings.
  var showsArchitectures: Bool {
    ([format.format] + output.map(\.format)).contains(where: \.showsArchitectures)
  }

  /// Prints the assessment and writes the files.
  ///
  /// - Returns: whether every output was written; those that were not have been named.
  func write(_ assessment: Assessment, failOn: Finding.Severity?) throws -> Bool {
    // Where nothing was judged there is nothing to say to a person, but a program still gets its document.
    if !assessment.isEmpty || format.format.name != FindingFormats.text.name {
      try Output.standardOutput.write(format.format.text(of: assessment, context(.standardOutput, failOn)))
    }
    var isWritten = true
    let plain = ReportContext(
      style: TextStyle(isColored: false, isFull: full), version: Plumbline.version, failOn: failOn)
    for file in output {
      do throws(FileFailure) {
        try Files.write(Array(file.format.text(of: assessment, plain).utf8), to: file.path)
      } catch {
        isWritten = false
        try Output.standardError.write("error: \(error)\n")
      }
    }
    return isWritten
  }

  private func context(_ output: Output, _ failOn: Finding.Severity?) -> ReportContext {
    ReportContext(style: style(for: output), version: Plumbline.version, failOn: failOn)
  }
}
