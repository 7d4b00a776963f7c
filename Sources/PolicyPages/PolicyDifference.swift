import CEL
import Manifest
package import Policy
import Schema

/// The differences between two policies as text, by cell of their tables.
package struct PolicyDifference {
  private enum Direction: String, CaseIterable {
    case tighter = "Tighter"
    case looser = "Looser"
    /// Changed in a way that the tables cannot classify as tighter or looser.
    case other = "Changed"
  }

  private var lines: [Direction: [String]] = [:]
  private let levels: [String]

  package init(from old: Policy, to new: Policy) {
    levels = new.levels.names
    compareRequirements(old, new)
    compareRules(old, new)
    compareFloors(old, new)
    compareParameters(old, new)
    compareOthers(old, new)
  }

  package var text: String {
    let blocks = Direction.allCases.compactMap { direction in
      lines[direction].map { ([direction.rawValue] + $0.map { "  \($0)" }).joined(separator: "\n") }
    }
    return (blocks.isEmpty ? ["No differences"] : blocks).joined(separator: "\n\n") + "\n"
  }

  private mutating func add(_ direction: Direction, _ line: String) {
    lines[direction, default: []].append(line)
  }

  private mutating func compareRequirements(_ old: Policy, _ new: Policy) {
    for (before, after) in pairs(old.requirements, new.requirements, by: \.id) {
      guard let one = before ?? after else { continue }
      let names = (new.ladders[one.family] ?? old.ladders[one.family])?.names ?? []
      for (index, level) in levels.enumerated() {
        let (was, now) = (before?.required[index] ?? 0, after?.required[index] ?? 0)
        guard was != now else { continue }
        add(
          now > was ? .tighter : .looser,
          "requirement \(one.id) at \(level): \(one.family.rawValue) \(name(now, names)), was \(name(was, names))"
        )
      }
      if let before, let after { compareTexts(before.entry, after.entry, ["each", "when"]) }
    }
  }

  private func name(_ index: Int, _ names: [String]) -> String {
    names.indices.contains(index) ? names[index] : "–"
  }

  private mutating func compareRules(_ old: Policy, _ new: Policy) {
    for (before, after) in pairs(old.rules, new.rules, by: \.id) {
      guard let one = before ?? after else { continue }
      if before == nil { add(.tighter, "rule \(one.id) added: \(one.entry.title ?? "")") }
      if after == nil { add(.looser, "rule \(one.id) removed: \(one.entry.title ?? "")") }
      guard let before, let after else { continue }
      for (index, level) in levels.enumerated() {
        let (was, now) = (before.severity[index] ?? .off, after.severity[index] ?? .off)
        if was != now {
          add(
            now > was ? .tighter : .looser, "rule \(one.id) at \(level): \(now.rawValue), was \(was.rawValue)"
          )
        }
      }
      compareTexts(before.entry, after.entry, ["each", "items", "when", "assert"])
    }
  }

  private mutating func compareFloors(_ old: Policy, _ new: Policy) {
    for (before, after) in pairs(old.floors, new.floors, by: \.id) {
      guard let one = before ?? after else { continue }
      switch (before, after) {
      case (nil, let after?): add(.tighter, "floor \(one.id) added: at least \(levels[after.level])")
      case (_?, nil): add(.looser, "floor \(one.id) removed")
      case (let before?, let after?):
        if before.level != after.level {
          add(
            after.level > before.level ? .tighter : .looser,
            "floor \(one.id): at least \(levels[after.level]), was \(old.levels.names[before.level])")
        }
        compareTexts(before.entry, after.entry, ["each", "when"])
      case (nil, nil): continue
      }
    }
  }

  private mutating func compareParameters(_ old: Policy, _ new: Policy) {
    for (before, after) in pairs(old.parameters, new.parameters, by: \.name) {
      guard let one = before ?? after else { continue }
      switch (before, after) {
      case (nil, let after?): add(.other, "parameter \(one.name) added: \(after.text)")
      case (_?, nil): add(.other, "parameter \(one.name) removed")
      case (let before?, let after?):
        switch before.change(to: after) {
        case .equal: continue
        case .greater: add(.tighter, "parameter \(one.name): \(after.text), was \(before.text)")
        case .less: add(.looser, "parameter \(one.name): \(after.text), was \(before.text)")
        case nil: add(.other, "parameter \(one.name): \(after.text), was \(before.text)")
        }
      case (nil, nil): continue
      }
    }
  }

  private mutating func compareOthers(_ old: Policy, _ new: Policy) {
    let kinds: [EntryKind] = [.words, .ladder, .level, .layer, .job, .product]
    let kept = { (policy: Policy) in policy.entries.filter { kinds.contains($0.kind) } }
    for (before, after) in pairs(kept(old), kept(new), by: { "\($0.kind.rawValue) \($0.id)" }) {
      switch (before, after) {
      case (nil, let after?):
        add(after.kind == .words ? .tighter : .other, "\(after.kind.rawValue) \(after.id) added")
      case (let before?, nil):
        add(before.kind == .words ? .looser : .other, "\(before.kind.rawValue) \(before.id) removed")
      default: continue
      }
    }
  }

  /// Changed conditions; whether they are tighter or looser is for a reviewer to decide.
  private mutating func compareTexts(_ old: PolicyEntry, _ new: PolicyEntry, _ fields: [String]) {
    for field in fields {
      let was = String(old.records[old.root, field], in: old.records) ?? "not set"
      let now = String(new.records[new.root, field], in: new.records) ?? "not set"
      if was != now { add(.other, "\(new.kind.rawValue) \(new.id), \(field): \(now), was \(was)") }
    }
  }

  /// The items of both lists in pairs, sorted by name.
  private func pairs<Item>(_ old: [Item], _ new: [Item], by name: (Item) -> String) -> [(Item?, Item?)] {
    let names = Set(old.map(name) + new.map(name)).sorted()
    return names.map { wanted in (old.first { name($0) == wanted }, new.first { name($0) == wanted }) }
  }
}
