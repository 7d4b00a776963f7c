package import Linting
package import Terminal

/// What a report needs beside the assessment: nothing of it changes what was found.
package struct ReportContext: Sendable {
  package let style: TextStyle
  /// The program's own version.
  package let version: String
  /// The least severity that makes a run fail; `nil` when none does.
  package let failOn: Finding.Severity?

  package init(style: TextStyle, version: String, failOn: Finding.Severity? = .error) {
    self.style = style
    self.version = version
    self.failOn = failOn
  }
}

/// A form that an assessment can be written in. Every format carries the same findings; they differ in nothing but form.
package struct ReportFormat: Sendable {
  package let name: String
  /// What it is and who reads it, in a few words.
  package let summary: String
  /// Whether it shows the parts of architectures and their claims beside what was found.
  package let showsArchitectures: Bool
  private let write: @Sendable (Assessment, ReportContext) -> String

  init(
    _ name: String, _ summary: String, showsArchitectures: Bool = false,
    write: @escaping @Sendable (Assessment, ReportContext) -> String
  ) {
    self.name = name
    self.summary = summary
    self.showsArchitectures = showsArchitectures
    self.write = write
  }

  /// All formats, in the order in which help lists them. A new one is a file beside the others and a word here.
  package static let all: [ReportFormat] = [
    text, json, ndjson, sarif, junit, github, gitlab, markdown, csv, html, oscal,
  ]

  /// The format of a name.
  package init?(named name: String) {
    guard let format = Self.all.first(where: { $0.name == name }) else { return nil }
    self = format
  }

  fileprivate func report(_ assessment: Assessment, _ context: ReportContext) -> String {
    write(assessment, context)
  }
}

extension Assessment {
  /// The assessment in a format, whole.
  package func report(as format: ReportFormat, _ context: ReportContext) -> String {
    format.report(self, context)
  }
}
