import Manifest
package import Policy
package import Schema

/// A manifest with the achieved rung of every control in force. A rung without its required parameters counts
/// as the next lower rung whose parameters are set; a control that is not stated counts as the first rung.
package struct ManifestWithRungs: EvaluationStage {
  package static let visible = Stage.facts

  package let context: EvaluationContext
  package private(set) var records: RecordTree

  package init(_ facts: ManifestWithFacts, policy: Policy, today: CalendarDay) {
    context = EvaluationContext(facts.document, policy: policy, today: today)
    records = facts.records
    for achieved in achievedRungs() {
      if let strength = achieved.strength {
        records.set(achieved.control, \ControlBasics.strength, to: strength)
      }
      records.set(achieved.control, \ControlBasics.achieved, to: achieved.rung)
    }
  }

  /// The values to set on one control. They are computed for all controls first, because an ``Entity``
  /// references the records, and setting a field meanwhile would copy them.
  private struct AchievedRung {
    let control: RecordID
    var strength: Stored?
    let rung: Stored
  }

  private func achievedRungs() -> [AchievedRung] {
    manifest.subjects(.control).compactMap { id in
      let control = Control(id, in: records)
      guard let family = control.family, let ladder = policy.ladders[family] else { return nil }
      guard control.stated == true else {
        let first = Stored.text(ladder.names.first ?? "")
        return AchievedRung(control: id, strength: first, rung: first)
      }
      let strength = control.stored(\.strength)
      guard var index = control.strength.flatMap(ladder.index) else {
        return AchievedRung(control: id, rung: strength)
      }
      while index > 0, !missingParameters(of: ladder.rungs[index], in: id).isEmpty { index -= 1 }
      return AchievedRung(control: id, rung: .text(ladder.names[index]))
    }
  }
}

extension EvaluationStage {
  /// The required parameters of a rung that a control does not state. An unreadable parameter is not missing,
  /// because it is already reported.
  package func missingParameters(of rung: Rung, in control: RecordID) -> [String] {
    (rung.needs ?? []).filter { name in
      // The pack defines the parameters of its rungs.
      guard let slot = records.schema(control).slot(name) else { return true }
      return switch records[control, slot] {
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
