package import CEL
import Claims
package import Manifest
package import Policy
import Requirements
package import Schema

/// One architecture at the three stages of policy evaluation: floors, requirements and rules.
///
/// It evaluates single entries as in an assessment. If a changed entry makes the same statements about every part, a
/// full assessment has the same result, because evaluation is identical before the entry and depends only on its
/// statements after it.
package struct EntryInspection {
  private let stage: EvidencedManifest
  private var floors: Evaluator
  private var requirements: Evaluator
  private var rules: Evaluator

  init(_ manifest: ReadFile.Manifest, _ linter: Linter) {
    let rungs = ManifestWithRungs(manifest.facts, policy: linter.policy, today: linter.today)
    floors = rungs.evaluator(within: .unlimited)
    let levelled = LevelledManifest(rungs)
    requirements = levelled.evaluator(within: .unlimited)
    stage = EvidencedManifest(ManifestWithRequirements(levelled), files: manifest.evidence)
    rules = stage.evaluator(within: .unlimited)
  }

  /// The same stages with other parameters or variables of the packs.
  package func seeing(_ policy: Policy) -> EntryInspection {
    var copy = self
    func evaluator(_ old: Evaluator, _ visible: Stage) -> Evaluator {
      Evaluator(
        old.values, root: stage.root, stage: visible, today: stage.today, policy: policy, budget: .unlimited)
    }
    copy.floors = evaluator(floors, .facts)
    copy.requirements = evaluator(requirements, .evaluation)
    copy.rules = evaluator(rules, .evaluation)
    return copy
  }

  /// The variables of the packs that could not be evaluated for this architecture.
  package var failedVariables: [String] { (floors.failedVariables + rules.failedVariables).map(\.name) }

  /// The index of the level in effect.
  package var effectiveLevel: Int { stage.levels.effective }
}

// MARK: Statements of an entry

extension EntryInspection {
  /// The statement of an entry about one part.
  package struct EntryStatement: Sendable, Equatable {
    package enum Kind: Sendable, Equatable {
      /// The floor or the requirement applies, the rule is violated, or the word occurs.
      case applies
      case unknown
      case failed(String)
    }

    package let part: RecordID
    package var item: String? = nil
    package let kind: Kind
    /// The index of the level of a floor or of the required rung, or the rank of the severity.
    package let weight: Int
    package let message: String
    /// The paths of the place and the related places of a rule or a floor.
    package let places: [String]
  }

  /// The statements of an entry about this architecture.
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

  /// The failures of a rule whose items could not be evaluated.
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

// MARK: Parts to which an entry applies

extension EntryInspection {
  /// A part, or an item in it, to which an entry applies.
  package struct AskedPart: Sendable {
    package let record: RecordID
    package var item: String? = nil
    /// The index of the level at which the part is evaluated.
    package let level: Int
    /// The weight, as in ``EntryStatement``.
    package let weight: Int
  }

  /// The parts to which an entry applies at their levels.
  package func asked(by entry: CompiledEntry) -> [AskedPart] {
    switch entry {
    case .floor(let floor):
      return stage.manifest.subjects(floor.condition.subject).map {
        AskedPart(record: $0, level: stage.levels.effective, weight: floor.level)
      }
    case .requirement(let requirement):
      return stage.manifest.subjects(requirement.condition.subject).compactMap { part in
        let level = stage.levels.level(of: part)
        return requirement.required[level].map { AskedPart(record: part, level: level, weight: $0) }
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

  /// The parts to which a rule applies at their levels, regardless of its items.
  package func parts(askedBy rule: CompiledRule) -> [AskedPart] {
    stage.manifest.subjects(rule.condition.subject).compactMap { part in
      let level = stage.levels.level(around: part, in: stage.records)
      guard let severity = rule.severity[level], severity != .off else { return nil }
      return AskedPart(record: part, level: level, weight: severity.rank)
    }
  }

  /// Evaluates an expression of an entry for a part.
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

  /// Evaluates an expression about the whole manifest at a stage.
  package mutating func evaluate(_ program: Program, at visible: Stage) -> Outcome {
    visible == .facts
      ? floors.evaluate(program, .manifest, stage.root) : rules.evaluate(program, .manifest, stage.root)
  }

  /// The index of the achieved rung of a part's control; `nil` if it could not be read.
  package func achievedRung(of family: ControlFamily, on part: AskedPart) -> Int? {
    stage.records.value(of: part.record, \PartFields.controls)?.control(of: family).flatMap {
      stage.achievedRung(of: $0, family)
    }
  }

  /// The occurrences of the words of a list in this architecture.
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
  /// The inspections of the architectures in the file.
  package func inspections(_ linter: Linter) -> [EntryInspection] {
    manifests.map { EntryInspection($0, linter) }
  }
}
