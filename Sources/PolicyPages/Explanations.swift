import Manifest
package import Policy
import Schema
import Spelling

/// The pages of `plumbline explain` by name: entries of the packs, rungs, terms of evidence, manifest fields and their
/// values, and the selection guide.
package struct Explanations {
  /// Names of one kind.
  package struct Group: Sendable {
    package let heading: String
    package let names: [String]
  }

  /// The name of the selection guide.
  package static let guideName = "guide"

  private let policy: Policy
  private let manifest: ManifestPages

  package init(_ policy: Policy) {
    self.policy = policy
    manifest = ManifestPages(policy)
  }

  /// The pages about a name. A name may have several pages, such as the ladder and the layer `identity`.
  package func pages(named name: String) -> [EntryPage] {
    if name == Self.guideName { return [EntryPage(guideOf: policy)] }
    return policy.entries(called: name).compactMap { EntryPage(about: $0, in: policy) } + rungs(named: name)
      + manifest.pages(named: name) + EvidenceTermPages.pages(named: name)
  }

  /// The suggestion for an unknown name.
  package func nearestName(to name: String) -> String? {
    didYouMean(insteadOf: name, among: groups.flatMap(\.names))
  }

  /// All names, by kind.
  package var groups: [Group] {
    let rungs = policy.ladders.values.flatMap(\.names).uniqued().sorted {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
    let groups =
      [Group(heading: "the selection guide", names: [Self.guideName] + names(of: .line))]
      + Self.headings.map { Group(heading: $0.heading, names: names(of: $0.kind)) }
      + [
        Group(heading: "rungs", names: rungs),
        Group(heading: "grades and outcomes of evidence", names: EvidenceTermPages.names),
        Group(heading: "manifest fields", names: manifest.paths),
        Group(heading: "manifest values", names: manifest.values),
      ]
    return groups.filter { !$0.names.isEmpty }
  }

  private static let headings: [(heading: String, kind: EntryKind)] = [
    ("rules", .rule), ("requirements", .requirement), ("floors", .floor), ("word lists", .words),
    ("levels", .level), ("ladders", .ladder), ("layers", .layer), ("jobs", .job), ("products", .product),
    ("frameworks", .framework),
  ]

  private func names(of kind: EntryKind) -> [String] {
    let ids = policy.entries.filter { $0.kind == kind }.map(\.id)
    return kind == .line
      ? ids.sorted { Int($0.dropFirst()) ?? 0 < Int($1.dropFirst()) ?? 0 }
      : ids.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private func rungs(named name: String) -> [EntryPage] {
    ControlFamily.allCases.compactMap { family in
      guard let ladder = policy.ladders[family], let index = ladder.index(of: name) else { return nil }
      let rung = ladder.rungs[index]
      let requirements = policy.requirements.filter { $0.family == family }.compactMap {
        requirement -> String? in
        let levels = policy.levels.names.indices.filter { policy.cells(of: requirement)[$0] == index }
        guard !levels.isEmpty else { return nil }
        let title = requirement.entry.title ?? requirement.id
        return
          "\(requirement.id) (\(title)): \(levels.map { policy.levels.names[$0] }.joined(separator: ", "))"
      }
      return EntryPage(
        id: name, kind: "rung", title: "The rung `\(name)` of the ladder `\(family.rawValue)`",
        [
          .init("Meaning", [.text(rung.meaning)]),
          .init("Required parameters", [.items(rung.needs ?? [])]),
          .init("Accepted kinds of evidence", [.items((rung.shownBy ?? []).map(\.rawValue))]),
          .init("Required by, with levels", [.items(requirements)]),
          .init("The ladder, weakest first", [.text(ladder.names.joined(separator: ", "))]),
        ])
    }
  }
}
