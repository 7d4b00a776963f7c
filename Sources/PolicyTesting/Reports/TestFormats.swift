package import Reporting

/// The formats of a test report.
package enum TestFormats: FormatCatalog {
  package static let formats = [text, json, junit]
}

extension Coverage {
  /// The covered share, for example `91.6 %`.
  var percentage: String { "\(perMille / 10).\(perMille % 10) %" }
}

extension Coverage.Item {
  /// The missing outcome, for example `when: effect.kind != 'read' is never true`.
  var lack: String { "\(what) is never \(outcome)" }
}

extension Mutation.UnusedSurvivor {
  var reason: String {
    isKilled ? "an example kills this mutant: remove it from `survivors`" : "this mutant does not exist"
  }
}

extension Mutation {
  /// The summary, for example `killed 412 of 450 mutants (30 survive, 8 listed)`.
  var score: String { "killed \(killed) of \(total) mutants (\(survived) survive, \(listed) listed)" }
}
