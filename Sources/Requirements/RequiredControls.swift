package import Manifest
package import Policy
package import Schema

/// The requirements of the policy for one control of one part.
package struct RequiredControl: Sendable {
  package struct Request: Sendable {
    package let requirement: CompiledRequirement
    /// The index of the weakest sufficient rung.
    package let rung: Int
  }

  package let part: RecordID
  package let subject: Subject
  package let family: ControlFamily
  /// The control in force.
  package let control: RecordID
  package let level: Int
  /// The requirements, strongest first.
  package internal(set) var requests: [Request]
  /// The index of the achieved rung.
  package let achieved: Int

  /// The index of the weakest rung that satisfies all requirements.
  package var required: Int { requests[0].rung }
  package var isMet: Bool { achieved >= required }

  /// The control with a subset of the requirements; `nil` if it is empty.
  package func keeping(_ isKept: (CompiledRequirement) -> Bool) -> RequiredControl? {
    var kept = self
    kept.requests.removeAll { !isKept($0.requirement) }
    return kept.requests.isEmpty ? nil : kept
  }
}

/// The required controls of a manifest and its parts, in order of discovery.
package struct RequiredControls: Sendable {
  package private(set) var all: [RequiredControl] = []
  private var indices: [RecordID: Int] = [:]

  mutating func append(_ control: RequiredControl) {
    if indices[control.control] == nil { indices[control.control] = all.count }
    all.append(control)
  }

  /// The requirements for a control in force; `nil` if there are none.
  package subscript(control: RecordID) -> RequiredControl? { indices[control].map { all[$0] } }
}

/// A manifest with the required controls of the system and its parts.
package struct ManifestWithRequirements: EvaluationStage {
  package static let visible = Stage.evaluation

  package let context: EvaluationContext
  package private(set) var records: RecordTree
  package let levels: PartLevels
  package private(set) var controls = RequiredControls()
  package private(set) var log: EvaluationLog

  package init(_ levelled: consuming LevelledManifest) {
    context = levelled.context
    records = levelled.records
    levels = levelled.levels
    log = levelled.log
    collectControls(levelled.evaluator())
    for control in controls.all {
      guard let ladder = policy.ladders[control.family] else { continue }
      records.set(control.control, \ControlBasics.required, to: .text(ladder.names[control.required]))
    }
    for (control, surplus) in surplus() { records.set(control, \ControlBasics.surplus, to: surplus) }
    let families = Set(controls.all.filter { $0.required > 0 }.map(\.family))
    let requiredControls = ControlFamily.allCases.filter(families.contains).map(\.rawValue)
    records.set(root, \ArchitectureFields.requiredControls, to: .texts(requiredControls))
  }

  private struct Key: Hashable {
    let part: RecordID
    let family: ControlFamily
  }

  /// Evaluates every requirement for every part, and sorts the results for each control, strongest first.
  private mutating func collectControls(_ evaluator: consuming Evaluator) {
    var evaluator = evaluator
    log.noteFailedVariables(of: evaluator, for: root)
    var requests: [Key: [RequiredControl.Request]] = [:]
    var order: [(Key, Subject)] = []
    for requirement in policy.requirements {
      let subject = requirement.condition.subject
      for part in manifest.subjects(subject) {
        guard let rung = requirement.required[levels.level(of: part)] else { continue }
        switch evaluator.holds(requirement.condition.when, subject, part) {
        case .no: continue
        case .unknown: log.skip(requirement.id)
        case .failed(let message): log.fail(requirement.id, message, for: part)
        case .yes:
          let key = Key(part: part, family: requirement.family)
          if requests[key] == nil { order.append((key, subject)) }
          requests[key, default: []].append(.init(requirement: requirement, rung: rung))
        }
      }
    }
    for (key, subject) in order { add(key, subject, requests[key] ?? []) }
  }

  private mutating func add(_ key: Key, _ subject: Subject, _ requests: [RequiredControl.Request]) {
    let strongest = requests.sorted { a, b in
      a.rung != b.rung ? a.rung > b.rung : a.requirement.id < b.requirement.id
    }
    guard let control = records.value(of: key.part, \PartFields.controls)?.control(of: key.family),
      let achieved = achievedRung(of: control, key.family)
    else {
      log.countSkipped(1)
      for request in strongest { log.note(request.requirement.id, .skipped) }
      return
    }
    for request in strongest {
      log.note(request.requirement.id, achieved >= request.rung ? .passed : .failed)
    }
    controls.append(
      RequiredControl(
        part: key.part, subject: subject, family: key.family, control: control.id,
        level: levels.level(of: key.part), requests: strongest, achieved: achieved))
  }

  /// The number of rungs by which each control exceeds its requirement.
  private func surplus() -> [(RecordID, Stored)] {
    manifest.subjects(.control).map { id in
      let control = Control(id, in: records)
      guard let family = control.family, let achieved = achievedRung(of: control, family) else {
        // The achieved rung is unknown, so the difference is too.
        return (id, control.stored(\.achieved))
      }
      let required = control.required.flatMap { policy.ladders[family]?.index(of: $0) } ?? 0
      return (id, .integer(achieved - required))
    }
  }
}

extension EvaluationStage {
  /// The index of the achieved rung of a control; `nil` if it is unreadable.
  package func achievedRung(of control: Control, _ family: ControlFamily) -> Int? {
    control.achieved.flatMap { policy.ladders[family]?.index(of: $0) }
  }
}
