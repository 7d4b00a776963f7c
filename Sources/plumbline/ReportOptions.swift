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
      "How to print: \(ReportFormat.all.map(\.name).joined(separator: ", ")).", valueName: "format"),
    transform: ReportFormat.init(argument:))
  var format: ReportFormat = .text

  @Option(
    help: ArgumentHelp(
      "Also write a report into a file, whole or not at all. May be repeated.", valueName: "format=file"),
    transform: ReportFile.init(argument:))
  var output: [ReportFile] = []

  @Flag(
    help: "Show warnings and notes as fully as errors, with every reason and reference, and fold nothing.")
  var full = false

  @Option(help: ArgumentHelp("Colour: auto, always or never. auto minds NO_COLOR."))
  var color: ColorOption = .auto

  func style(for output: Output) -> TextStyle {
    TextStyle(isColored: color.isOn(for: output), isFull: full, width: TerminalWidth.of(output))
  }

  /// Whether anything that is written shows more of an architecture than its findings.
  var showsArchitectures: Bool { ([format] + output.map(\.format)).contains(where: \.showsArchitectures) }

  /// Prints the assessment and writes the files.
  ///
  /// - Returns: whether every output was written; those that were not have been named.
  func write(_ assessment: Assessment, failOn: Finding.Severity?) throws -> Bool {
    // Where nothing was judged there is nothing to say to a person, but a program still gets its document.
    if !assessment.isEmpty || format.name != ReportFormat.text.name {
      try Output.standardOutput.write(assessment.report(as: format, context(.standardOutput, failOn)))
    }
    var isWritten = true
    let plain = ReportContext(
      style: TextStyle(isColored: false, isFull: full), version: Plumbline.version, failOn: failOn)
    for file in output {
      do throws(FileFailure) {
        try Files.write(Array(assessment.report(as: file.format, plain).utf8), to: file.path)
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

/// A report to be written into a file: `sarif=findings.sarif`.
struct ReportFile {
  let format: ReportFormat
  let path: FilePath

  init(argument: String) throws {
    guard let equals = argument.firstIndex(of: "="), argument.index(after: equals) < argument.endIndex else {
      throw ValidationError("name a format and a file, as in sarif=findings.sarif")
    }
    format = try ReportFormat(argument: String(argument[..<equals]))
    path = FilePath(String(argument[argument.index(after: equals)...]))
  }
}

extension ReportFormat {
  init(argument: String) throws {
    guard let format = ReportFormat(named: argument) else {
      throw ValidationError("the formats are \(Self.all.map(\.name).joined(separator: ", "))")
    }
    self = format
  }
}
