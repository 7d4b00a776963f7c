import Manifest
package import Policy
import Schema

/// The entries of a policy in groups.
package struct PolicyListing {
  /// The criterion of the groups.
  package enum Order: String, CaseIterable, Sendable {
    case guide, severity, framework, level
  }

  private let policy: Policy
  private let order: Order

  package init(_ policy: Policy, by order: Order) {
    self.policy = policy
    self.order = order
  }

  package var text: String {
    let groups = groups
    let lines = groups.flatMap { group in
      [group.heading] + (group.entries.isEmpty ? ["  no entry"] : group.entries.map { "  \($0)" })
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private typealias Group = (heading: String, entries: [String])

  private var groups: [Group] {
    switch order {
    case .guide: byGuide
    case .severity: bySeverity
    case .framework: byFramework
    case .level: byLevel
    }
  }

  /// The entries that require something.
  private var normativeEntries: [PolicyEntry] {
    policy.entries.filter { [.rule, .requirement, .floor, .words, .ladder, .level, .job].contains($0.kind) }
  }

  private func line(_ entry: PolicyEntry) -> String {
    "\(entry.kind.rawValue) \(entry.id)" + (entry.title.map { ": \($0)" } ?? "")
  }

  private var byGuide: [Group] {
    let lines = policy.entries.filter { $0.kind == .line }.sorted { $0.guideNumber < $1.guideNumber }
    return lines.map { line in
      let demand = line.read(as: GuideLineFields.self).demand ?? ""
      return (
        "\(line.id) \(demand)", normativeEntries.filter { $0.guideLines.contains(line.id) }.map(self.line)
      )
    }
  }

  private var bySeverity: [Group] {
    SeveritySetting.allCases.reversed().filter { $0 != .off }.compactMap { severity in
      let rules = policy.rules.filter { $0.severity.highest == severity }.map(\.entry)
      let words = policy.words.filter { $0.severity.highest == severity }.map(\.entry)
      let reported = severity == .error ? policy.reported.values.sorted { $0.id < $1.id } : []
      let entries = (rules + words + reported).map(line)
      return entries.isEmpty ? nil : ("highest severity: \(severity.rawValue)", entries)
    }
  }

  private var byFramework: [Group] {
    var groups: [String: [String]] = [:]
    for entry in normativeEntries {
      for reference in entry.references {
        groups[reference, default: []].append(line(entry))
      }
    }
    return groups.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// The entries that each level requires in addition to the level below.
  private var byLevel: [Group] {
    policy.levels.names.enumerated().map { index, level in
      let rules = policy.rules.filter {
        ($0.severity[index] ?? .off) > (index > 0 ? $0.severity[index - 1] ?? .off : .off)
      }
      .map { "\(line($0.entry)) (\(($0.severity[index] ?? .off).rawValue))" }
      let requirements = policy.requirements.compactMap { requirement -> String? in
        let names = policy.ladders[requirement.family]?.names ?? []
        let (here, below) = (
          requirement.required[index] ?? 0, index > 0 ? requirement.required[index - 1] ?? 0 : 0
        )
        return here > below
          ? "\(line(requirement.entry)) (\(requirement.family.rawValue) \(names[here]))" : nil
      }
      return (level, requirements + rules)
    }
  }
}

extension PolicyEntry {
  fileprivate var guideNumber: Int { Int(id.dropFirst()) ?? 0 }
}

extension ByLevel<SeveritySetting> {
  fileprivate var highest: SeveritySetting { values.compactMap(\.self).max() ?? .off }
}
