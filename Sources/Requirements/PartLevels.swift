package import Manifest
import Policy
package import Schema
import YAMLTree

/// A fact that sets a lower floor for the level.
package struct RaisingFact: Sendable {
  /// The floor of the pack; `nil` for a part with its own level.
  package let floor: String?
  /// The part with the fact; the manifest for facts of the whole system.
  package let part: RecordID
  package let level: Int
  package let text: String
  package let place: RecordPlace
  package let references: [String]
}

/// The levels of a manifest and its parts, as indexes.
package struct PartLevels: Sendable {
  /// The declared level; `nil` if it is unreadable.
  package internal(set) var declared: Int?
  /// The effective level of the system.
  package internal(set) var effective = 0
  package internal(set) var derived: [RecordID: Int] = [:]
  /// The level at which each part is evaluated.
  package internal(set) var evaluated: [RecordID: Int] = [:]
  /// The facts that apply, by the floors of the policy.
  package internal(set) var facts: [RaisingFact] = []
  /// All reasons for the system's level: facts, and parts with a higher level of their own.
  package internal(set) var reasons: [RaisingFact] = []

  package func level(of part: RecordID) -> Int { evaluated[part] ?? effective }

  /// The level of a part, or of the part that contains a record.
  package func level(around record: RecordID, in records: RecordTree) -> Int {
    var next: RecordID? = record
    while let current = next {
      if let level = evaluated[current] { return level }
      next = records.header(current).parent
    }
    return effective
  }
}

/// A manifest with its level and the levels of its parts.
package struct LevelledManifest: EvaluationStage {
  package static let visible = Stage.evaluation

  package let context: EvaluationContext
  package private(set) var records: RecordTree
  package private(set) var levels = PartLevels()
  package private(set) var log: EvaluationLog

  package init(_ rungs: consuming ManifestWithRungs) {
    context = rungs.context
    records = rungs.records
    log = EvaluationLog(context.budget)
    collectFacts(rungs.evaluator())
    deriveLevels()
    for (record, level) in levels.evaluated {
      records.set(record, \PartFields.level, to: .text(levelName(level)))
    }
  }

  private mutating func collectFacts(_ evaluator: consuming Evaluator) {
    var evaluator = evaluator
    log.noteFailedVariables(of: evaluator, for: root)
    for floor in policy.floors {
      let subject = floor.condition.subject
      for record in manifest.subjects(subject) {
        switch evaluator.holds(floor.condition.when, subject, record) {
        case .no: continue
        case .unknown: log.skip(floor.id)
        case .failed(let message): log.fail(floor.id, message, for: record)
        case .yes:
          // A fact is not a defect; a declared level that is too low is reported separately.
          log.note(floor.id, .passed)
          switch evaluator.fill(floor.title, subject, record) {
          case .failure(let error): log.fail(floor.id, error.message, for: record)
          case .success(let text):
            levels.facts.append(
              RaisingFact(
                floor: floor.id, part: record, level: floor.level, text: text,
                place: floor.at.place(in: records, subject: record, manifest: root),
                references: floor.entry.read(as: FloorFields.self).references ?? []))
          }
        }
      }
    }
  }

  /// derived(part) is the maximum of the part's own level and its floors; for a component, also of the levels
  /// of its effects, boundaries and state. effective is the maximum of all. evaluated(part) is the effective
  /// level, unless the part states its own.
  private mutating func deriveLevels() {
    levels.declared = manifest.consequence?.level.flatMap(policy.levels.index)
    let floors = Dictionary(levels.facts.map { ($0.part, $0.level) }, uniquingKeysWith: max)
    func own(_ part: RecordID) -> Int { max(ownLevel(of: part) ?? 0, floors[part] ?? 0) }
    for part in manifest.subjects(.effect) + manifest.subjects(.boundary) + manifest.subjects(.state) {
      levels.derived[part] = own(part)
    }
    for component in manifest.components ?? [] {
      let touching =
        (component.effects ?? []).map(\.id) + (component.boundaries ?? []).map(\.id)
        + (component.state ?? []).map(\.id)
      let highest = touching.compactMap { levels.derived[$0] }.max() ?? 0
      levels.derived[component.id] = max(own(component.id), highest)
    }
    let forced = levels.facts.map(\.level).max() ?? 0
    levels.effective = max(levels.declared ?? 0, forced, levels.derived.values.max() ?? 0)
    levels.evaluated[root] = levels.effective
    for (part, derived) in levels.derived {
      levels.evaluated[part] = ownLevel(of: part) == nil ? levels.effective : derived
    }
    levels.reasons = reasons()
  }

  private func reasons() -> [RaisingFact] {
    let stated = levels.derived.keys.compactMap { part -> RaisingFact? in
      guard let own = ownConsequence(of: part), let level = ownLevel(of: part) else { return nil }
      return RaisingFact(
        floor: nil, part: part, level: level,
        text:
          "\(records.header(part).schema.noun) `\(Part(part, in: records).identifier)` declares level \(levelName(level))",
        place: records.place(of: own.id, \PartConsequenceFields.level), references: [])
    }
    func order(_ fact: RaisingFact) -> (Int32, String) { (fact.place.span.start, fact.floor ?? "own level") }
    return (levels.facts + stated).sorted { a, b in
      a.level != b.level ? a.level > b.level : order(a) < order(b)
    }
  }
}

extension EvaluationStage {
  /// The level that a part states for itself.
  package func ownLevel(of part: RecordID) -> Int? {
    ownConsequence(of: part)?.level.flatMap(policy.levels.index)
  }

  package func ownConsequence(of part: RecordID) -> PartConsequence? {
    records.value(of: part, \PartFields.consequence)
  }
}
