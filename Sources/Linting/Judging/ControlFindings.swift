import CEL
import Manifest
import Policy
import Schema

extension DocumentJudge {
  /// One finding for each control that is too weak: where a part states its own, at that; where the system's default
  /// is too weak for several, at the default with the parts beside it; where nobody stated one, at the part or, for
  /// what is the system's to state, at the system's controls.
  func controlDrafts(_ demands: [Demand]) -> [(draft: Draft, demands: [Demand])] {
    var groups: [(place: Standing, demands: [Demand])] = []
    for demand in demands.compactMap(selected) where !demand.isMet {
      let standing = standing(of: demand)
      if let index = groups.firstIndex(where: { $0.place == standing }) {
        groups[index].demands.append(demand)
      } else {
        groups.append((standing, [demand]))
      }
    }
    return groups.map { group in
      // The gravest level first, then the strongest rung: that is the one that the finding is about.
      let sorted = group.demands.sorted { a, b in
        (a.level, a.needed) != (b.level, b.needed)
          ? (a.level, a.needed) > (b.level, b.needed) : a.part.index < b.part.index
      }
      return (draft(at: group.place, sorted), sorted)
    }
  }

  /// The part of a demand that is looked at: a weak requirement speaks where a stronger one is not asked.
  private func selected(_ demand: Demand) -> Demand? {
    var narrow = demand
    narrow.asked.removeAll { !isSelected($0.requirement.id, guide: $0.requirement.guide) }
    return narrow.asked.isEmpty ? nil : narrow
  }

  /// Where the finding about a control stands.
  enum Standing: Hashable {
    /// At a control that somebody wrote: a part's own, or the system's default.
    case written(RecordID, isDefault: Bool)
    /// Nobody stated it: at the part.
    case missing(RecordID, ControlFamily)
    /// Nobody stated it: at the system's controls.
    case missingDefault(ControlFamily)
  }

  private func standing(of demand: Demand) -> Standing {
    if let written = records.header(demand.control).behind.first {
      return .written(written, isDefault: records.header(written).parent.map(isSystemControls) ?? false)
    }
    switch demand.family {
    case .toolContract, .approval, .idempotency: return .missing(demand.part, demand.family)
    case .evidence where demand.part != root: return .missing(demand.part, demand.family)
    default: return .missingDefault(demand.family)
    }
  }

  private func isSystemControls(_ controls: RecordID) -> Bool { records.header(controls).parent == root }

  private func draft(at standing: Standing, _ demands: [Demand]) -> Draft {
    let first = demands[0]
    let ladder = policy.ladders[first.family]
    let names = ladder?.names ?? []
    let needed = names[first.needed]
    let level = policy.levels.names[first.level]
    let requirement = first.asked[0].requirement
    let place: RecordPlace
    var related: [Finding.Related] = []
    switch standing {
    case .written(let control, let isDefault):
      let whole = records.place(of: control)
      let strength = records.place(of: control, slot: 0)
      place = RecordPlace(path: whole.path, span: strength.span, uses: strength.uses)
      if isDefault { related = parts(demands, names) }
    case .missing(let part, let family):
      place = PathExpression.controls(family).place(in: records, subject: part, manifest: root)
    case .missingDefault(let family):
      place = PathExpression.controls(family).place(in: records, subject: root, manifest: root)
      related = parts(demands, names)
    }
    let entry = requirement.entry.read(as: RequirementFields.self)
    return Draft(
      rule: requirement.id, severity: demands.map { defaultSeverity(at: $0.level) }.max() ?? .error,
      message: message(first, demands, needed: needed, level: level), place: place,
      related: uses(place) + related,
      why: why(demands), remedy: entry.remedy ?? remedy(first, needed),
      guide: unique(demands.flatMap(\.asked).flatMap(\.requirement.guide)),
      references: unique(
        demands.flatMap(\.asked).flatMap {
          $0.requirement.entry.read(as: RequirementFields.self).references ?? []
        }),
      discriminator: requirement.id)
  }

  private func message(_ demand: Demand, _ all: [Demand], needed: String, level: String) -> String {
    let family = demand.family.rawValue
    let whom = all.count == 1 ? describe(demand) : "\(describe(demand)) and \(all.count - 1) more"
    let control = Control(demand.control, in: records)
    guard control.stated == true, let strength = control.strength else {
      return "no \(family) is stated for \(whom), which at level \(level) needs at least '\(needed)'"
    }
    let missing = lacking(demand)
    let counts =
      missing.isEmpty
      ? "" : " counts only as '\(control.held ?? "")', since it states no \(missing.joined(separator: ", ")):"
    return missing.isEmpty
      ? "\(family) '\(strength)' is too weak for \(whom), which at level \(level) needs at least '\(needed)'"
      : "\(family) '\(strength)'\(counts) \(whom) at level \(level) needs at least '\(needed)'"
  }

  /// The parameters for want of which a control counts for less than it says.
  private func lacking(_ demand: Demand) -> [String] {
    let control = Control(demand.control, in: records)
    guard let ladder = policy.ladders[demand.family], let stated = control.strength.flatMap(ladder.index),
      stated > demand.held
    else { return [] }
    return missingParameters(of: ladder.rungs[stated], in: demand.control)
  }

  private func describe(_ demand: Demand) -> String {
    guard demand.subject != .manifest else { return "the system" }
    let id = String(records[demand.part, "id"], in: records) ?? ""
    return "the \(demand.subject.rawValue) \(id)"
  }

  private func parts(_ demands: [Demand], _ names: [String]) -> [Finding.Related] {
    demands.filter { $0.subject != .manifest }.map { demand in
      Finding.Related(
        place: place(records.place(of: demand.part)),
        message: "\(describe(demand)) needs at least '\(names[demand.needed])'")
    }
  }

  /// Every requirement that asks for more than is held, with the level and what raised it.
  private func why(_ demands: [Demand]) -> [String] {
    var why: [String] = []
    for demand in demands {
      for asked in demand.asked where asked.rung > demand.held {
        let entry = asked.requirement.entry.read(as: RequirementFields.self)
        let rung = policy.ladders[demand.family]?.names[asked.rung] ?? ""
        why.append(
          "\(entry.title ?? asked.requirement.id): at least '\(rung)' at level \(policy.levels.names[demand.level]). \(entry.why ?? "")"
        )
      }
    }
    return unique(why) + [levelReason(of: demands[0].part)]
  }

  private func remedy(_ demand: Demand, _ needed: String) -> String {
    let missing = lacking(demand)
    if let ladder = policy.ladders[demand.family], !missing.isEmpty,
      let stated = Control(demand.control, in: records).strength.flatMap(ladder.index),
      stated >= demand.needed
    {
      return "state \(missing.joined(separator: ", "))"
    }
    let meaning = policy.ladders[demand.family]?.rungs[demand.needed].meaning ?? ""
    return
      "raise \(demand.family.rawValue) to '\(needed)': \(meaning.prefix(1).lowercased())\(meaning.dropFirst())"
  }

  func unique(_ texts: [String]) -> [String] {
    var seen = Set<String>()
    return texts.filter { seen.insert($0).inserted }
  }

  /// Why a part is judged at its level, in one sentence.
  func levelReason(of part: RecordID) -> String {
    let level = level(of: part)
    let name = policy.levels.names[level]
    if ownLevel(of: part) != nil, part != root { return "level \(name): the part states its own consequence" }
    if levels.declared == level { return "level \(name): declared by the architecture" }
    let fact = reasons().first { $0.level == level }
    return "level \(name): " + (fact?.text ?? "the lowest there is")
  }
}
