import Claims
import Manifest
import Schema

/// Pages about the grades of claims, the outcomes of evidence entries and the statuses of claims.
struct EvidenceTermPages {
  private struct Term {
    let name: String
    let meaning: String
  }

  private struct Scale {
    /// What the terms are, such as `outcome of an evidence entry`.
    let noun: String
    /// What the order of the terms is.
    let order: String
    let terms: [Term]

    init<Name: RawRepresentable<String> & CaseIterable>(
      _ noun: String, _ order: String, _: Name.Type, _ meaning: (Name) -> String
    ) {
      self.noun = noun
      self.order = order
      terms = Name.allCases.map { Term(name: $0.rawValue, meaning: meaning($0)) }
    }
  }

  private static let scales = [
    Scale("grade of a capability", "lowest first", CapabilityGrade.self, \.meaning),
    Scale("grade of a control, measurement, test or exit", "lowest first", ControlGrade.self, \.meaning),
    Scale(
      "outcome of an evidence entry", "the first that applies", EntryOutcome.Kind.self, \.meaning),
    Scale("status of a claim", "the first that applies", ClaimStatus.self, \.meaning),
  ]

  /// All terms, without duplicates.
  static var names: [String] { scales.flatMap { $0.terms.map(\.name) }.uniqued() }

  static func pages(named name: String) -> [EntryPage] {
    scales.compactMap { scale in
      guard let term = scale.terms.first(where: { $0.name == name }) else { return nil }
      return EntryPage(
        id: name, kind: "evidence term", title: "The \(scale.noun): `\(name)`",
        [
          .init("Meaning", [.text(term.meaning)]),
          .init(
            "All values, \(scale.order)",
            [.table(header: ["value", "meaning"], rows: scale.terms.map { [$0.name, $0.meaning] })]),
        ])
    }
  }
}
