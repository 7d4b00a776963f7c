import CEL
import Manifest
import Policy
import Schema
import YAMLTree

/// A fact that forces a level.
struct RaisingFact {
  let floor: String
  /// The part that it is a fact of; the manifest itself for facts of the whole.
  let part: RecordID
  let level: Int
  let text: String
  let place: RecordPlace
  let references: [String]
}

/// The levels of a manifest and its parts, by index.
struct PartLevels {
  var declared: Int?
  var effective = 0
  var derived: [RecordID: Int] = [:]
  var judged: [RecordID: Int] = [:]
}

extension DocumentJudge {
  /// The facts that hold, by the floors of the policy.
  mutating func collectFacts() {
    var evaluator = evaluator(.facts)
    for floor in policy.floors {
      let subject = floor.condition.subject
      for record in manifest.subjects(subject) {
        switch evaluator.holds(floor.condition.when, subject, record) {
        case .no: continue
        case .unknown: skip(floor.id)
        case .failed(let message): fail(floor.id, message, at: record)
        case .yes:
          // A fact that holds is nobody's fault; one that nobody declared the level for is below-floor's to say.
          note(floor.id, .passed)
          switch evaluator.fill(floor.title, subject, record) {
          case .failure(let error): fail(floor.id, error.message, at: record)
          case .success(let text):
            let place = floor.at.place(in: records, subject: record, manifest: root)
            let references = floor.entry.read(as: FloorFields.self).references ?? []
            facts.append(
              RaisingFact(
                floor: floor.id, part: record, level: floor.level, text: text, place: place,
                references: references))
          }
        }
      }
    }
  }

  /// derived(part) is the higher of its own level and its floors; a component's also that of every effect it
  /// performs, boundary it is an end of, and state it holds. effective is the highest of all, judged(part) the
  /// effective level unless the part states one of its own.
  mutating func deriveLevels() {
    levels.declared = manifest.consequence?.level.flatMap(policy.levels.index)
    for part in manifest.subjects(.effect) + manifest.subjects(.boundary) + manifest.subjects(.state) {
      levels.derived[part] = max(ownLevel(of: part) ?? 0, floor(of: part))
    }
    for component in manifest.components ?? [] {
      let touching =
        (component.effects ?? []).map(\.id) + (component.boundaries ?? []).map(\.id)
        + (component.state ?? []).map(\.id)
      let highest = touching.compactMap { levels.derived[$0] }.max() ?? 0
      levels.derived[component.id] = max(ownLevel(of: component.id) ?? 0, floor(of: component.id), highest)
    }
    let forced = facts.map(\.level).max() ?? 0
    levels.effective = max(levels.declared ?? 0, forced, levels.derived.values.max() ?? 0)
    levels.judged[root] = levels.effective
    for (part, derived) in levels.derived {
      levels.judged[part] = ownLevel(of: part) == nil ? levels.effective : derived
    }
    for (record, level) in levels.judged {
      records.set(record, "level", to: .scalar(.string(policy.levels.names[level])))
    }
  }

  func level(of record: RecordID) -> Int { levels.judged[record] ?? levels.effective }

  private func floor(of part: RecordID) -> Int {
    facts.lazy.filter { $0.part == part }.map(\.level).max() ?? 0
  }

  /// The level that a part states for itself.
  func ownLevel(of part: RecordID) -> Int? { ownConsequence(of: part)?.level.flatMap(policy.levels.index) }

  func ownConsequence(of part: RecordID) -> PartConsequence? {
    PartConsequence(records[part, "consequence"], in: records)
  }

  // MARK: Findings about levels

  /// One finding where less is declared than is in effect; one at each part that declares less than its own facts
  /// force, or less than the system without a reason.
  mutating func reportLevels() {
    if let declared = levels.declared, declared < levels.effective { reportBelowFloor(declared) }
    let parts = [Subject.effect, .component, .boundary, .state].flatMap { subject in
      manifest.subjects(subject).map { (subject, $0) }
    }
    for (subject, part) in parts {
      guard let own = ownConsequence(of: part), let stated = ownLevel(of: part) else { continue }
      let id = String(records[part, "id"], in: records) ?? ""
      let place = records.place(of: own.id, slot: 0)
      let name = policy.levels.names[stated]
      let forcing = facts.filter { $0.part == part && $0.level > stated }
      if let most = forcing.map(\.level).max() {
        drafts.append(
          draft(
            .belowFloor, .error,
            "the \(subject.rawValue) \(id) states level \(name), but what it does is at least \(policy.levels.names[most])",
            at: place, because: forcing,
            remedy: "state level: \(policy.levels.names[most]), or take away what forces it"))
      }
      if stated < levels.effective, case .absent = own.stored(\.because) {
        var finding = draft(
          .ownLevelWithoutReason, .error,
          "the \(subject.rawValue) \(id) states level \(name), below the system's \(policy.levels.names[levels.effective]), and no reason",
          at: RecordPlace(
            path: LogicalPath.appending(field: "because", to: records.path(of: own.id)), span: place.span,
            uses: place.uses),
          because: [], remedy: "say in consequence.because why this part can do less harm than the rest")
        finding.discriminator = "because"
        drafts.append(finding)
      }
    }
  }

  private mutating func reportBelowFloor(_ declared: Int) {
    guard let consequence = manifest.consequence else { return }
    let place = records.place(of: consequence.id, slot: ConsequenceFields.schema.slot("level") ?? 0)
    let names = policy.levels.names
    let raising = reasons().filter { $0.level > declared }
    drafts.append(
      draft(
        .belowFloor, .error,
        "the architecture declares level \(names[declared]), but what it does is at least \(names[levels.effective])",
        at: place, because: raising,
        remedy: "declare level: \(names[levels.effective]), or take away what forces it"))
  }

  /// Everything that raises the system's level: facts, and parts that state a higher level of their own.
  func reasons() -> [RaisingFact] {
    let stated = levels.derived.keys.compactMap { part -> RaisingFact? in
      guard let own = ownConsequence(of: part), let level = ownLevel(of: part) else { return nil }
      let place = records.place(of: own.id, slot: 0)
      return RaisingFact(
        floor: "own level", part: part, level: level,
        text: "\(records.path(of: part)) states level \(policy.levels.names[level])",
        place: place, references: [])
    }
    return (facts + stated).sorted { a, b in
      a.level != b.level ? a.level > b.level : (a.place.span.start, a.floor) < (b.place.span.start, b.floor)
    }
  }

  private func draft(
    _ rule: BuiltInRule, _ severity: Finding.Severity, _ message: String, at place: RecordPlace,
    because facts: [RaisingFact],
    remedy: String
  ) -> Draft {
    let entry = policy.reported[rule]?.read(as: RuleFields.self)
    let names = policy.levels.names
    var references = entry?.references ?? []
    for reference in facts.flatMap(\.references) where !references.contains(reference) {
      references.append(reference)
    }
    return Draft(
      rule: rule.rawValue, severity: severity, message: message, place: place,
      related: uses(place)
        + facts.map {
          Finding.Related(place: self.place($0.place), message: "\($0.text): at least \(names[$0.level])")
        },
      why: (entry?.why.map { [$0] } ?? []) + facts.map { "\($0.text): at least \(names[$0.level])" },
      remedy: remedy,
      guide: entry?.guide ?? ["G35"], references: references)
  }

  /// How grave a finding is where no rule says.
  func defaultSeverity(at level: Int) -> Finding.Severity {
    policy.defaultSeverity[level].flatMap(Finding.Severity.init) ?? .error
  }
}

extension Finding.Severity {
  /// `nil` where the policy is silent.
  init?(_ severity: SeveritySetting) {
    switch severity {
    case .off: return nil
    case .note: self = .note
    case .warning: self = .warning
    case .error: self = .error
    }
  }
}
