package import CEL
import Claims
package import Manifest
package import Policy
import Requirements
package import Schema

/// One architecture at the three stages at which a policy asks about it: its floors, then its requirements, then its
/// rules.
///
/// Single expressions can be evaluated again as they are when the architecture is assessed. This tells, without
/// assessing it again, that another version of an entry would find nothing else: the evaluation goes the same way up to
/// the entry, and where all that the entry says of each part is the same, so does the rest.
package struct EntryInspection {
  private let stage: EvidencedManifest
  private var floors: Evaluator
  private var requirements: Evaluator
  private var rules: Evaluator

  init(_ manifest: ReadFile.Manifest, _ linter: Linter) {
    let rungs = ManifestWithRungs(manifest.facts, policy: linter.policy, today: linter.today)
    floors = rungs.evaluator()
    let levelled = LevelledManifest(rungs)
    requirements = levelled.evaluator()
    stage = EvidencedManifest(ManifestWithRequirements(levelled), files: manifest.evidence)
    rules = stage.evaluator()
  }

  /// The same stages with other parameters or variables of the packs.
  package func seeing(_ policy: Policy) -> EntryInspection {
    var copy = self
    func evaluator(_ old: Evaluator, _ visible: Stage) -> Evaluator {
      Evaluator(old.values, root: stage.root, stage: visible, today: stage.today, policy: policy)
    }
    copy.floors = evaluator(floors, .facts)
    copy.requirements = evaluator(requirements, .evaluation)
    copy.rules = evaluator(rules, .evaluation)
    return copy
  }

  /// The variables of the packs that have no value here.
  package var failedVariables: [String] { (floors.failedVariables + rules.failedVariables).map(\.name) }

  /// The level in effect, by index.
  package var effectiveLevel: Int { stage.levels.effective }
}

// MARK: What an entry says

extension EntryInspection {
  /// What an entry says of one part, where it says anything.
  package struct EntryStatement: Sendable, Equatable {
    package enum Kind: Sendable, Equatable {
      /// The fact holds, the requirement asks, the rule is broken, the word is there.
      case applies
      case unknown
      case failed(String)
    }

    package let part: RecordID
    package var item: String? = nil
    package let kind: Kind
    /// The level that is forced, the rung that is asked for, or the severity.
    package let weight: Int
    package let message: String
    /// Where a rule or a floor says it, and beside which places.
    package let places: [String]
  }

  /// All that an entry says of this architecture.
  package mutating func statements(of entry: CompiledEntry) -> [EntryStatement] {
    if case .words(let list) = entry { return statements(of: list) }
    return failedItems(of: entry)
      + asked(by: entry).compactMap { part in
        var message = ""
        var places: [PathExpression] = []
        let truth: Evaluator.Truth
        switch entry {
        case .floor(let floor):
          truth = floors.holds(floor.condition.when, floor.condition.subject, part.record)
          places = [floor.at]
        case .requirement(let requirement):
          truth = requirements.holds(
            requirement.condition.when, requirement.condition.subject, part.record)
        case .rule(let rule):
          let subject = rule.condition.subject
          truth = rules.breaks(rule, part.record, item: part.item).isBroken
          if case .yes = truth {
            switch rules.fill(rule.message, subject, part.record, item: part.item) {
            case .success(let text): message = text
            case .failure(let error): message = error.message
            }
            places = [rule.at] + rule.related
          }
        case .words, .report: return nil
        }
        guard let kind = EntryStatement.Kind(truth) else { return nil }
        return EntryStatement(
          part: part.record, item: part.item, kind: kind, weight: part.weight, message: message,
          places: places.map {
            $0.place(in: stage.records, subject: part.record, manifest: stage.root, item: part.item).route
              .text
          })
      }
  }

  /// A rule whose items cannot be told says nothing of any.
  private func failedItems(of entry: CompiledEntry) -> [EntryStatement] {
    guard case .rule(let rule) = entry, rule.items != nil else { return [] }
    var evaluator = rules
    return parts(askedBy: rule).compactMap { part in
      guard case .failed(let message) = evaluator.items(rule.items, rule.condition.subject, part.record)
      else {
        return nil
      }
      return EntryStatement(
        part: part.record, kind: .failed(message), weight: part.weight, message: "", places: [])
    }
  }

  private func statements(of list: CompiledWords) -> [EntryStatement] {
    guard let severity = list.severity[stage.levels.effective], severity != .off else { return [] }
    return list.fields.enumerated().flatMap { number, field in
      hits(of: list, in: field).map { hit in
        EntryStatement(
          part: stage.root, kind: .applies, weight: severity.rank,
          message: "\(hit.range) \(hit.word)", places: [String(number)])
      }
    }
  }
}

// MARK: What is asked of whom

extension EntryInspection {
  /// A part, or an item in it, of which an entry asks something.
  package struct AskedPart: Sendable {
    package let record: RecordID
    package var item: String? = nil
    /// The level at which it is asked, by index.
    package let level: Int
    /// As in ``EntryStatement``.
    package let weight: Int
  }

  /// The parts of which an entry asks anything at their levels.
  package func asked(by entry: CompiledEntry) -> [AskedPart] {
    switch entry {
    case .floor(let floor):
      return stage.manifest.subjects(floor.condition.subject).map {
        AskedPart(record: $0, level: stage.levels.effective, weight: floor.level)
      }
    case .requirement(let requirement):
      return stage.manifest.subjects(requirement.condition.subject).compactMap { part in
        let level = stage.levels.level(of: part)
        return requirement.needed[level].map { AskedPart(record: part, level: level, weight: $0) }
      }
    case .rule(let rule):
      var evaluator = rules
      return parts(askedBy: rule).flatMap { part -> [AskedPart] in
        guard case .known(let items) = evaluator.items(rule.items, rule.condition.subject, part.record) else {
          return []
        }
        return items.map { AskedPart(record: part.record, item: $0, level: part.level, weight: part.weight) }
      }
    case .words, .report: return []
    }
  }

  /// The parts of which a rule asks anything at their levels, whatever items it then looks at in them.
  package func parts(askedBy rule: CompiledRule) -> [AskedPart] {
    stage.manifest.subjects(rule.condition.subject).compactMap { part in
      let level = stage.levels.level(around: part, in: stage.records)
      guard let severity = rule.severity[level], severity != .off else { return nil }
      return AskedPart(record: part, level: level, weight: severity.rank)
    }
  }

  /// What an expression of an entry results in for a part.
  package mutating func evaluate(
    _ program: Program, of entry: CompiledEntry, for part: AskedPart
  ) -> Outcome {
    switch entry {
    case .floor(let floor): floors.evaluate(program, floor.condition.subject, part.record)
    case .requirement(let requirement):
      requirements.evaluate(program, requirement.condition.subject, part.record)
    case .rule(let rule):
      rules.evaluate(program, rule.condition.subject, part.record, item: part.item)
    case .words, .report: .unknown([])
    }
  }

  /// What an expression about the whole manifest results in at a stage.
  package mutating func evaluate(_ program: Program, at visible: Stage) -> Outcome {
    visible == .facts
      ? floors.evaluate(program, .manifest, stage.root) : rules.evaluate(program, .manifest, stage.root)
  }

  /// The index of the rung that counts of a part's control; `nil` when it could not be read.
  package func held(_ family: ControlFamily, on part: AskedPart) -> Int? {
    stage.records.value(of: part.record, \PartFields.controls)?.control(of: family).flatMap {
      stage.achievedRung(of: $0, family)
    }
  }

  /// The words of a list that are found in this architecture.
  package func hits(of list: CompiledWords) -> [CompiledWords.Hit] {
    list.fields.flatMap { hits(of: list, in: $0) }
  }

  private func hits(of list: CompiledWords, in field: PathExpression) -> [CompiledWords.Hit] {
    stage.text(at: field).map { list.hits(in: $0.0) } ?? []
  }
}

extension EntryInspection.EntryStatement.Kind {
  fileprivate init?(_ truth: Evaluator.Truth) {
    switch truth {
    case .no: return nil
    case .yes: self = .applies
    case .unknown: self = .unknown
    case .failed(let message): self = .failed(message)
    }
  }
}

extension SeveritySetting {
  fileprivate var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

extension ReadFile {
  /// The architectures of the file, each at the stages at which a policy asks about it.
  package func inspections(_ linter: Linter) -> [EntryInspection] {
    manifests.map { EntryInspection($0, linter) }
  }
}
