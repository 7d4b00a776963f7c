package import Linting

/// The formats that a judgement can be written in.
package enum ReportFormat: String, CaseIterable, Sendable {
  case text, json, ndjson
}

/// How a text report looks.
package struct TextStyle: Sendable {
  package let isColored: Bool
  /// Whether warnings and notes are shown whole, as errors are.
  package let isFull: Bool

  package init(isColored: Bool, isFull: Bool) {
    self.isColored = isColored
    self.isFull = isFull
  }
}

extension Judgement {
  /// The judgement in a format, whole. Every format carries the same findings; they differ in nothing but form.
  package func report(as format: ReportFormat, style: TextStyle, version: String) -> String {
    switch format {
    case .text: TextReport(self, style).text
    case .json: JSONReport(self, version: version).text
    case .ndjson: JSONReport(self, version: version).lines
    }
  }
}
