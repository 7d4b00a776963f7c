import ArgumentParser
import Files
import Linting
import Reporting
import SystemPackage
import Terminal

/// The options for printing findings and for writing reports to files.
struct ReportOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Output format: \(FindingFormats.names.joined(separator: ", ")).", valueName: "format"),
    transform: FormatArgument<FindingFormats>.init(named:))
  var format = FormatArgument<FindingFormats>()

  @Option(
    help: ArgumentHelp(
      "Also write a report to a file, atomically. May be repeated.", valueName: "format=file"),
    transform: ReportFile<FindingFormats>.init(argument:))
  var output: [ReportFile<FindingFormats>] = []

  @Flag(
    help: "Show warnings and notes in full, like errors, with all reasons and references. Fold nothing.")
  var full = false

  @Option(help: ArgumentHelp("Color: auto, always or never. `auto` respects NO_COLOR."))
  var color: ColorOption = .auto

  func style(for output: Output) -> TextStyle {
    TextStyle(isColored: color.isOn(for: output), isFull: full, width: TerminalWidth.of(output))
  }

  func validate() throws {
    for (index, file) in output.enumerated() {
      for other in output[..<index] where isSameTarget(other.path, file.path) {
        throw ValidationError(
          "--output: \(other.format.name) and \(file.format.name) have the same target `\(file.path)`; name two files"
        )
      }
    }
  }

  /// Whether a format shows more of an architecture than its findings.
  var showsArchitectures: Bool {
    ([format.format] + output.map(\.format)).contains(where: \.showsArchitectures)
  }

  /// Prints the assessment and writes the files.
  ///
  /// - Returns: whether every output was written; failures have been reported.
  func write(_ assessment: Assessment, failOn: Finding.Severity?) throws -> Bool {
    // If nothing was checked, the text report is empty, but a program still gets its document.
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
