import CEL
import Manifest
import Policy
import Schema

extension DocumentJudge {
  /// The rung that counts of every control in force: a rung without the parameters it needs counts as the next below
  /// that has its own, and a control that nobody stated stands on the first.
  func heldRungs() -> [Derived] {
    manifest.subjects(.control).flatMap { id -> [Derived] in
      let control = Control(id, in: records)
      guard let family = control.family, let ladder = policy.ladders[family] else { return [] }
      guard control.stated == true else {
        let first = Stored.scalar(.string(ladder.names.first ?? ""))
        return [
          Derived(record: id, field: "strength", stored: first),
          Derived(record: id, field: "held", stored: first),
        ]
      }
      let strength = control.stored(\.strength)
      guard case .scalar(.string(let name)) = strength, var index = ladder.index(of: name) else {
        return [Derived(record: id, field: "held", stored: strength)]
      }
      while index > 0, !missingParameters(of: ladder.rungs[index], in: id).isEmpty { index -= 1 }
      return [Derived(record: id, field: "held", stored: .scalar(.string(ladder.names[index])))]
    }
  }

  /// The parameters that a rung needs and a control does not state. One that was stated and could not be read is not
  /// missing: that has been said.
  func missingParameters(of rung: Rung, in control: RecordID) -> [String] {
    (rung.needs ?? []).filter { name in
      switch records[control, name] {
      case .absent: true
      case .list(let values): values.isEmpty
      case .record(let inner): isEmpty(inner)
      default: false
      }
    }
  }

  private func isEmpty(_ record: RecordID) -> Bool {
    records.schema(record).fields.indices.allSatisfy { slot in
      if case .absent = records[record, slot] { true } else { false }
    }
  }
}
