package import CEL
package import Manifest
package import Policy
package import Schema

/// One architecture at the three moments at which a policy asks about it: its floors, then its requirements, then its
/// rules.
///
/// Single expressions can be asked again as they are asked while judging. This is what tells, without judging anew,
/// that another version of an entry would find nothing else: judging goes the same way up to the entry, and where all
/// that the entry says of each part is the same, so does the rest.
package struct Inspection {
  private let judge: DocumentJudge
  private var floors: Evaluator
  private var requirements: Evaluator
  private var rules: Evaluator

  init(_ architecture: ReadArchitecture, policy: Policy, today: CalendarDay) {
    var judge = DocumentJudge(architecture, policy: policy, today: today)
    judge.set(judge.heldRungs())
    floors = judge.evaluator(.facts)
    judge.collectFacts()
    judge.deriveLevels()
    requirements = judge.evaluator(.evaluation)
    _ = judge.weighEvidence(judge.judgeControls())
    rules = judge.evaluator(.evaluation)
    self.judge = judge
  }

  /// The same moments with other parameters or variables of the packs.
  package func seeing(_ policy: Policy) -> Inspection {
    var copy = self
    func evaluator(_ old: Evaluator, _ stage: Stage) -> Evaluator {
      Evaluator(old.values, root: judge.root, stage: stage, today: judge.today, policy: policy)
    }
    copy.floors = evaluator(floors, .facts)
    copy.requirements = evaluator(requirements, .evaluation)
    copy.rules = evaluator(rules, .evaluation)
    return copy
  }

  /// The variables of the packs that have no value here.
  package var failedVariables: [String] { (floors.failedVariables + rules.failedVariables).map(\.name) }

  /// The level in effect, by index.
  package var effectiveLevel: Int { judge.levels.effective }
}

// MARK: What an entry says

extension Inspection {
  /// What an entry says of one part, where it says anything.
  package struct Verdict: Sendable, Equatable {
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
  package mutating func verdicts(of entry: CompiledEntry) -> [Verdict] {
    if case .words(let list) = entry { return verdicts(of: list) }
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
          truth = judge.violates(rule, subject, part.record, item: part.item, &rules)
          if case .yes = truth {
            switch rules.fill(rule.message, subject, part.record, item: part.item) {
            case .success(let text): message = text
            case .failure(let error): message = error.message
            }
            places = [rule.at] + rule.related
          }
        case .words, .report: return nil
        }
        guard let kind = Verdict.Kind(truth) else { return nil }
        return Verdict(
          part: part.record, item: part.item, kind: kind, weight: part.weight, message: message,
          places: places.map {
            $0.place(in: judge.records, subject: part.record, manifest: judge.root, item: part.item).path
          })
      }
  }

  /// A rule whose items cannot be told says nothing of any.
  private func failedItems(of entry: CompiledEntry) -> [Verdict] {
    guard case .rule(let rule) = entry, rule.items != nil else { return [] }
    var evaluator = rules
    return parts(askedBy: rule).compactMap { part in
      guard case .failed(let message) = evaluator.items(rule.items, rule.condition.subject, part.record)
      else {
        return nil
      }
      return Verdict(part: part.record, kind: .failed(message), weight: part.weight, message: "", places: [])
    }
  }

  private func verdicts(of list: CompiledWords) -> [Verdict] {
    guard let severity = list.severity[judge.levels.effective], severity != .off else { return [] }
    return list.fields.enumerated().flatMap { number, field in
      hits(of: list, in: field).map { hit in
        Verdict(
          part: judge.root, kind: .applies, weight: severity.rank,
          message: "\(hit.range) \(hit.word)", places: [String(number)])
      }
    }
  }
}

// MARK: What is asked of whom

extension Inspection {
  /// A part, or an item in it, of which an entry asks something.
  package struct AskedPart: Sendable {
    package let record: RecordID
    package var item: String? = nil
    /// The level at which it is asked, by index.
    package let level: Int
    /// As in ``Verdict``.
    package let weight: Int
  }

  /// The parts of which an entry asks anything at their levels.
  package func asked(by entry: CompiledEntry) -> [AskedPart] {
    switch entry {
    case .floor(let floor):
      return judge.manifest.subjects(floor.condition.subject).map {
        AskedPart(record: $0, level: judge.levels.effective, weight: floor.level)
      }
    case .requirement(let requirement):
      return judge.manifest.subjects(requirement.condition.subject).compactMap { part in
        let level = judge.level(of: part)
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
    judge.manifest.subjects(rule.condition.subject).compactMap { part in
      let level = judge.ruleLevel(of: part, rule.condition.subject)
      guard let severity = rule.severity[level], severity != .off else { return nil }
      return AskedPart(record: part, level: level, weight: severity.rank)
    }
  }

  /// What an expression of an entry comes to for a part.
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

  /// What an expression about the whole manifest comes to at a stage.
  package mutating func evaluate(_ program: Program, at stage: Stage) -> Outcome {
    stage == .facts
      ? floors.evaluate(program, .manifest, judge.root) : rules.evaluate(program, .manifest, judge.root)
  }

  /// The index of the rung that counts of a part's control; `nil` when it could not be read.
  package func held(_ family: ControlFamily, on part: AskedPart) -> Int? {
    let controls = Controls(judge.records[part.record, "controls"], in: judge.records)
    return controls?.control(of: family)?.held.flatMap { judge.policy.ladders[family]?.index(of: $0) }
  }

  /// The words of a list that are found in this architecture.
  package func hits(of list: CompiledWords) -> [CompiledWords.Hit] {
    list.fields.flatMap { hits(of: list, in: $0) }
  }

  private func hits(of list: CompiledWords, in field: PathExpression) -> [CompiledWords.Hit] {
    judge.text(at: field).map { list.hits(in: $0.0) } ?? []
  }
}

extension Inspection.Verdict.Kind {
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
  /// The architectures of the file, each at the moments at which a policy asks about it.
  package func inspections(_ linter: Linter) -> [Inspection] {
    architectures.map { Inspection($0, policy: linter.policy, today: linter.today) }
  }
}
