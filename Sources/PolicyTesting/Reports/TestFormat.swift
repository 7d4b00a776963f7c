package import Terminal

/// The formats that a test report can be written in.
package enum TestFormat: String, CaseIterable, Sendable {
  case text, json, junit
}

extension TestReport {
  /// The report in a format, whole. Every format carries the same failures; they differ in nothing but form.
  package func written(as format: TestFormat, style: TextStyle, version: String) -> String {
    switch format {
    case .text: TextTestReport(self, Paint(isOn: style.isColored)).text
    case .json: JSONTestReport(self, version: version).text
    case .junit: JUnitReport(self).text
    }
  }
}

extension Coverage {
  /// `91.6 %`.
  var percentage: String { "\(perMille / 10).\(perMille % 10) %" }
}

extension Coverage.Item {
  /// `when: effect.kind != 'read' is never true`.
  var lack: String { "\(what) is never \(outcome)" }
}

extension Mutation.UnusedSurvivor {
  var reason: String {
    isKilled ? "an example notices this change: take it off the list" : "there is no such change"
  }
}

extension Mutation {
  /// `killed 412 of 450 mutants (30 survive, 8 listed)`.
  var score: String { "killed \(killed) of \(total) mutants (\(survived) survive, \(listed) listed)" }
}
