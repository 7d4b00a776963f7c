import Manifest
import Markup
package import Policy
import Schema

/// The pages of a policy, as a folder of Markdown: one page an entry that asks something, and overviews.
package struct PolicyDocumentation {
  package struct File: Sendable {
    package let name: String
    package let text: String
  }

  /// The first line of every page, by which a page that is no longer written is told from one that somebody wrote.
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

  /// The entries that have a page of their own.
  private var documentedEntries: [PolicyEntry] {
    policy.entries.filter { [.rule, .requirement, .floor, .words].contains($0.kind) }
      .sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
  }

  private func link(_ entry: PolicyEntry) -> String { "[\(entry.id)](\(entry.id).md)" }

  // MARK: Overviews

  private var index: [String] {
    let lines = policy.entries.filter { $0.kind == .line }.sorted { number($0) < number($1) }
    let sections = lines.reduce(into: [(String, [PolicyEntry])]()) { sections, line in
      let section = line.read(as: GuideLineFields.self).section ?? ""
      if sections.last?.0 == section {
        sections[sections.count - 1].1.append(line)
      } else {
        sections.append((section, [line]))
      }
    }
    let names = policy.packs.map { "\($0.name) \($0.version)" }.joined(separator: ", ")
    var text = [
      "# What the policy asks", "",
      "Pack: \(names). Also: [the control matrix](matrix.md), [the ladders](ladders.md),",
      "[the floors](floors.md), [by framework](frameworks.md).",
    ]
    for (section, lines) in sections {
      text += ["", "## \(section)", ""]
      text += markdownTable(
        ["line", "demand", "served by"],
        lines.map { line in
          let serving = documentedEntries.filter { $0.guideLines.contains(line.id) }.map(link)
          return [line.id, line.read(as: GuideLineFields.self).demand ?? "", serving.joined(separator: ", ")]
        })
    }
    return text
  }

  private func number(_ line: PolicyEntry) -> Int { Int(line.id.dropFirst()) ?? 0 }

  private var matrix: [String] {
    var text = [
      "# The control matrix", "",
      "The weakest rung that is enough, by level; – where no part can be judged at that level, or nothing is asked.",
    ]
    for family in ControlFamily.allCases {
      let requirements = policy.requirements.filter { $0.family == family }
      guard !requirements.isEmpty else { continue }
      text += ["", "## \(family.rawValue)", ""]
      text += markdownTable(
        ["requirement", "asked of"] + policy.levels.names,
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
    var text = ["# The ladders", "", "Seven families of controls, each with its strengths, weakest first."]
    for family in ControlFamily.allCases {
      guard let ladder = policy.ladders[family] else { continue }
      text += ["", "## \(family.rawValue)", "", ladder.entry.what ?? "", ""]
      text += markdownTable(
        ["rung", "meaning", "needs"],
        ladder.rungs.map { [$0.rung ?? "", $0.meaning ?? "", ($0.needs ?? []).joined(separator: ", ")] })
    }
    return text
  }

  private var floors: [String] {
    let rows = policy.floors.sorted { ($0.level, $0.id) < ($1.level, $1.id) }.map { floor in
      ["[\(floor.id)](\(floor.id).md)", floor.entry.title ?? "", policy.levels.names[floor.level]]
    }
    return ["# The floors", "", "Facts, and the least level that each forces.", ""]
      + markdownTable(["floor", "fact", "least level"], rows)
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
    var text = ["# By framework", "", "What the entries refer to, where they truly serve it."]
    var left = Set(entries.keys)
    for framework in policy.frameworks {
      let own = left.filter(framework.has)
      guard !own.isEmpty else { continue }
      left.subtract(own)
      text += ["", "## \(framework.name): \(framework.title)", "", "<\(framework.url)>", ""]
      text += markdownTable(["reference", "entries"], rows(Array(own)))
    }
    if !left.isEmpty {
      text += ["", "## Others", ""] + markdownTable(["reference", "entries"], rows(Array(left)))
    }
    return text
  }
}
