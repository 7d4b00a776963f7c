package import Linting
package import Terminal

/// What a report needs beside its input: nothing of it changes what was found.
package struct ReportContext: Sendable {
  package let style: TextStyle
  /// The program's own version.
  package let version: String
  /// The least severity that makes a run fail; `nil` when none does.
  package let failOn: Finding.Severity?
  /// What changed since an earlier run, for the formats that show it.
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

/// A form that an input can be written in. All formats of an input carry the same findings; they differ in nothing but
/// form.
package struct ReportFormat<Input: Sendable>: Sendable {
  package let name: String
  /// What it is and who reads it, in a few words.
  package let summary: String
  /// Whether it shows the parts of architectures and their claims beside what was found.
  package let showsArchitectures: Bool
  private let write: @Sendable (Input, ReportContext) -> String
  private let divide: @Sendable (Input, ReportContext) -> (any PagedReport)?

  /// - Parameter pages: the report in several files, where one would be too long to read.
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

  /// The report in several files; `nil` where one is enough.
  package func pages(of input: Input, _ context: ReportContext) -> (any PagedReport)? {
    divide(input, context)
  }
}

/// A report in several files: an index, and the pages of a folder beside it to which it links.
package protocol PagedReport: Sendable {
  var pages: [ReportPage] { get }
  func index(folder: String) -> String
}

/// A page with its path below the folder of the index.
package struct ReportPage: Sendable {
  package let name: String
  package let text: String
}

/// The formats that one command offers: `--format`, `--output`, completions and help are made of them.
///
/// A new format is a file that adds a constant to the catalog, and a word in the list of the catalog.
package protocol FormatCatalog {
  associatedtype Input: Sendable

  /// In the order in which help lists them; the first is the one that is used when none is named.
  static var formats: [ReportFormat<Input>] { get }
}

extension FormatCatalog {
  package static var names: [String] { formats.map(\.name) }

  package static func format(named name: String) -> ReportFormat<Input>? {
    formats.first { $0.name == name }
  }
}

/// The formats of what a run found.
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
