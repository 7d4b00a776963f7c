import CEL
import Manifest
import Policy
import Schema

/// What the requirements ask of one control on one part.
struct Demand {
  struct Asked {
    let requirement: CompiledRequirement
    /// The index of the weakest rung that is enough.
    let rung: Int
  }

  let part: RecordID
  let subject: Subject
  let family: ControlFamily
  /// The control in force.
  let control: RecordID
  let level: Int
  /// What asks, the strongest first.
  var asked: [Asked]
  /// The index of the rung that counts.
  let held: Int

  var needed: Int { asked[0].rung }
  var isMet: Bool { held >= needed }
}

extension DocumentJudge {
  /// Asks every requirement of every part, keeps the strongest for each control, and drafts a finding where it is not
  /// met.
  mutating func judgeControls() -> [Demand] {
    struct Key: Hashable {
      let part: RecordID
      let family: ControlFamily
    }
    var evaluator = evaluator(.evaluation)
    var asked: [Key: [Demand.Asked]] = [:]
    var order: [(Key, Subject)] = []
    for requirement in policy.requirements {
      let subject = requirement.condition.subject
      for part in manifest.subjects(subject) {
        guard let rung = requirement.needed[level(of: part)] else { continue }
        switch evaluator.holds(requirement.condition.when, subject, part) {
        case .no: continue
        case .unknown: skip(requirement.id)
        case .failed(let message): fail(requirement.id, message, at: part)
        case .yes:
          let key = Key(part: part, family: requirement.family)
          if asked[key] == nil { order.append((key, subject)) }
          asked[key, default: []].append(.init(requirement: requirement, rung: rung))
        }
      }
    }
    var demands: [Demand] = []
    var needed: [Derived] = []
    for (key, subject) in order {
      let strongest = (asked[key] ?? []).sorted { a, b in
        a.rung != b.rung ? a.rung > b.rung : a.requirement.id < b.requirement.id
      }
      guard let ladder = policy.ladders[key.family],
        let control = Controls(records[key.part, "controls"], in: records)?.control(of: key.family),
        let held = control.held.flatMap(ladder.index)
      else {
        skipped += 1
        for asked in strongest { note(asked.requirement.id, .skipped) }
        continue
      }
      for asked in strongest { note(asked.requirement.id, held >= asked.rung ? .passed : .failed) }
      demands.append(
        Demand(
          part: key.part, subject: subject, family: key.family, control: control.id,
          level: level(of: key.part),
          asked: strongest, held: held))
      needed.append(
        Derived(
          record: control.id, field: "needed", stored: .scalar(.string(ladder.names[strongest[0].rung]))))
    }
    set(needed)
    set(surplus())
    let families = Set(demands.filter { $0.needed > 0 }.map(\.family))
    let demanded = ControlFamily.allCases.filter(families.contains).map { Value.string($0.rawValue) }
    records.set(root, "demanded", to: .list(demanded))
    return demands
  }

  /// How far each control goes beyond what is asked of it.
  private func surplus() -> [Derived] {
    manifest.subjects(.control).map { id in
      let control = Control(id, in: records)
      guard let ladder = control.family.flatMap({ policy.ladders[$0] }),
        let held = control.held.flatMap(ladder.index)
      else {
        // What is held is not known, and so neither is this.
        return Derived(record: id, field: "surplus", stored: control.stored(\.held))
      }
      let needed = control.needed.flatMap(ladder.index) ?? 0
      return Derived(record: id, field: "surplus", stored: .scalar(.int(held - needed)))
    }
  }
}
