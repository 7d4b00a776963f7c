import Manifest
import Markup
package import Policy
import Schema

/// The Markdown pages of a policy: one page for each rule, requirement, floor and word list, and overviews.
package struct PolicyDocumentation {
  package struct File: Sendable {
    package let name: String
    package let text: String
  }

  /// The first line of every page. It distinguishes an outdated generated page from a page that a person
  /// wrote.
  package static let head = "<!-- Written by `plumbline policy docs`. Do not edit. -->"

  private let policy: Policy

  package init(_ policy: Policy) { self.policy = policy }

  package var files: [File] {
    let pages = documentedEntries.compactMap { entry in
      EntryPage(about: entry, in: policy).map {
        File(name: "\(entry.id).md", text: "\(Self.head)\n\n\($0.markdown)")
      }
    }
    return pages + [
      overview("README", index), overview("matrix", matrix), overview("ladders", ladders),
      overview("floors", floors),
      overview("frameworks", frameworks),
    ]
  }

  private func overview(_ name: String, _ lines: [String]) -> File {
    File(name: "\(name).md", text: ([Self.head, ""] + lines).joined(separator: "\n") + "\n")
  }

  /// The entries that have a page.
  private var documentedEntries: [PolicyEntry] {
    policy.entries.filter { [.rule, .requirement, .floor, .words].contains($0.kind) }
      .sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
  }

  private func link(_ entry: PolicyEntry) -> String { "[\(entry.id)](\(entry.id).md)" }

  // MARK: Overviews

  private var index: [String] {
    let names = policy.packs.map { "\($0.name) \($0.version)" }.joined(separator: ", ")
    return [
      "# Rules of the policy", "",
      "Pack: \(names). See also [the control matrix](matrix.md), [the ladders](ladders.md),",
      "[the floors](floors.md) and [references by framework](frameworks.md).",
    ] + guideTables(folder: "")
  }

  /// The page about the selection guide: what each line demands, and the entries that check it.
  ///
  /// - Parameter folder: where the pages of the entries are, from the page: `rules/`.
  package func guide(linkingTo folder: String) -> String {
    let lines =
      [
        "<!-- Written by `plumbline explain guide --format markdown`. Do not edit. -->", "",
        "# The selection guide", "",
        "Plumbline enforces a guide for selecting the runtime architecture of an AI system. Each line of the guide has",
        "an id; findings, rules and manifest fields name the lines that they enforce. `plumbline explain G19` shows one",
        "line, and `plumbline lint --only G19` checks it alone.",
      ] + guideTables(folder: folder)
    return lines.joined(separator: "\n") + "\n"
  }

  /// A table for each section of the guide.
  private func guideTables(folder: String) -> [String] {
    policy.guideSections.flatMap { section in
      ["", "## \(section.heading)", ""]
        + markdownTable(
          ["line", "text", "enforced by"],
          section.lines.map { line in
            let entries = documentedEntries.filter { $0.guideLines.contains(line.id) }
            let levels = policy.entries.filter { $0.kind == .level && $0.guideLines.contains(line.id) }
            return [
              line.id, line.demand,
              (entries.map { "[\($0.id)](\(folder)\($0.id).md)" } + levels.map { "level `\($0.id)`" })
                .joined(separator: ", "),
            ]
          })
    }
  }

  private var matrix: [String] {
    var text = [
      "# The control matrix", "",
      "The weakest acceptable rung by level. – means that no part can be evaluated at that level, or that no rung",
      "is required.",
    ]
    for family in ControlFamily.allCases {
      let requirements = policy.requirements.filter { $0.family == family }
      guard !requirements.isEmpty else { continue }
      text += ["", "## \(family.rawValue)", ""]
      text += markdownTable(
        ["requirement", "applies to"] + policy.levels.names,
        requirements.map { requirement in
          let title = requirement.entry.title ?? requirement.id
          let names = policy.ladders[family]?.names ?? []
          return ["[\(title)](\(requirement.id).md)", requirement.condition.subject.rawValue]
            + policy.cells(of: requirement).map { $0.map { names[$0] } ?? "–" }
        })
    }
    return text
  }

  private var ladders: [String] {
    var text = ["# The ladders", "", "The ladders of the seven control families, weakest rung first."]
    for family in ControlFamily.allCases {
      guard let ladder = policy.ladders[family] else { continue }
      text += ["", "## \(family.rawValue)", "", ladder.entry.what ?? "", ""]
      text += markdownTable(
        ["rung", "meaning", "required parameters"],
        ladder.rungs.map { [$0.rung ?? "", $0.meaning ?? "", ($0.needs ?? []).joined(separator: ", ")] })
    }
    return text
  }

  private var floors: [String] {
    let rows = policy.floors.sorted { ($0.level, $0.id) < ($1.level, $1.id) }.map { floor in
      ["[\(floor.id)](\(floor.id).md)", floor.entry.title ?? "", policy.levels.names[floor.level]]
    }
    return ["# The floors", "", "Facts, and the floor that each fact sets.", ""]
      + markdownTable(["id", "fact", "floor"], rows)
  }

  private var frameworks: [String] {
    var entries: [String: [PolicyEntry]] = [:]
    for entry in documentedEntries {
      for reference in entry.references {
        entries[reference, default: []].append(entry)
      }
    }
    func rows(_ references: [String]) -> [[String]] {
      references.sorted().map { [$0, (entries[$0] ?? []).map(link).joined(separator: ", ")] }
    }
    var text = ["# References by framework", "", "The framework items that each entry addresses."]
    var left = Set(entries.keys)
    for framework in policy.frameworks {
      let own = left.filter(framework.has)
      guard !own.isEmpty else { continue }
      left.subtract(own)
      text += ["", "## \(framework.name): \(framework.title)", "", "<\(framework.url)>", ""]
      text += markdownTable(["reference", "entries"], rows(Array(own)))
    }
    if !left.isEmpty {
      text += ["", "## Other references", ""] + markdownTable(["reference", "entries"], rows(Array(left)))
    }
    return text
  }
}
