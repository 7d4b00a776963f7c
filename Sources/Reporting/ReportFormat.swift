package import Linting
package import Terminal

/// The parameters of a report in addition to its input. They do not change the findings.
package struct ReportContext: Sendable {
  package let style: TextStyle
  /// The version of the program.
  package let version: String
  /// The lowest severity that makes a run fail; `nil` if findings never do.
  package let failOn: Finding.Severity?
  /// The changes since an earlier run, for the formats that show them.
  package let comparison: GapComparison?

  package init(
    style: TextStyle, version: String, failOn: Finding.Severity? = .error, comparison: GapComparison? = nil
  ) {
    self.style = style
    self.version = version
    self.failOn = failOn
    self.comparison = comparison
  }
}

/// A format in which an input can be written. All formats of an input contain the same findings.
package struct ReportFormat<Input: Sendable>: Sendable {
  package let name: String
  /// The purpose of the format in a few words.
  package let summary: String
  /// Whether the format shows the parts and claims of architectures beside the findings.
  package let showsArchitectures: Bool
  private let write: @Sendable (Input, ReportContext) -> String
  private let divide: @Sendable (Input, ReportContext) -> (any PagedReport)?

  /// - Parameter pages: the report in several files; `nil` if one file is short enough.
  package init(
    _ name: String, _ summary: String, showsArchitectures: Bool = false,
    pages: @escaping @Sendable (Input, ReportContext) -> (any PagedReport)? = { _, _ in nil },
    write: @escaping @Sendable (Input, ReportContext) -> String
  ) {
    self.name = name
    self.summary = summary
    self.showsArchitectures = showsArchitectures
    divide = pages
    self.write = write
  }

  /// The report as one text.
  package func text(of input: Input, _ context: ReportContext) -> String { write(input, context) }

  /// The report in several files; `nil` if one file is short enough.
  package func pages(of input: Input, _ context: ReportContext) -> (any PagedReport)? {
    divide(input, context)
  }
}

/// A report in several files: an index that links to pages in a folder beside it.
package protocol PagedReport: Sendable {
  /// The text with which every page begins, and no page that another program wrote.
  var beginning: String { get }
  var pages: [ReportPage] { get }
  func index(folder: String) -> String
}

/// A page with its path in the folder of the pages.
package struct ReportPage: Sendable {
  package let name: String
  package let text: String
}

/// The formats of a command: the source of `--format`, `--output`, completions and help.
///
/// To add a format, add a file with a constant, and its name in `formats`.
package protocol FormatCatalog {
  associatedtype Input: Sendable

  /// The formats in the order of the help; the first is the default.
  static var formats: [ReportFormat<Input>] { get }
}

extension FormatCatalog {
  package static var names: [String] { formats.map(\.name) }

  package static func format(named name: String) -> ReportFormat<Input>? {
    formats.first { $0.name == name }
  }
}

/// The formats of the findings of a run.
package enum FindingFormats: FormatCatalog {
  package static let formats = [
    text, json, ndjson, sarif, junit, github, gitlab, markdown, csv, html, oscal,
  ]
}

/// The formats of the control gap report.
package enum GapFormats: FormatCatalog {
  package static let formats = [FindingFormats.html, FindingFormats.markdown, FindingFormats.csv]
}

/// The formats of claims and their evidence.
package enum EvidenceFormats: FormatCatalog {
  package static let formats = [text, json]
}
