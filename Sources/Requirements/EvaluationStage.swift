package import Manifest
package import Policy
package import Schema
package import YAMLTree

/// One manifest of a file: where it stands, and what could not be read in it.
package struct ManifestDocument: Sendable {
  /// The name of the architecture, as far as it could be read.
  package let name: String
  /// The number of the document in its file, from 0.
  package let index: Int
  package let source: SourceText
  package let root: RecordID
  /// What could not be read, by number.
  package let problems: [DecodingProblem]

  package init(name: String, index: Int, source: SourceText, root: RecordID, problems: [DecodingProblem]) {
    self.name = name
    self.index = index
    self.source = source
    self.root = root
    self.problems = problems
  }
}

/// A manifest as it is written.
package struct ReadManifest: Sendable {
  package let document: ManifestDocument
  package let records: RecordTree

  package init(_ document: ManifestDocument, _ records: consuming RecordTree) {
    self.document = document
    self.records = records
  }
}

/// A manifest with what follows from it without any policy. It can be evaluated with one policy after the other.
package struct ManifestWithFacts: Sendable {
  package let document: ManifestDocument
  package let records: RecordTree

  package init(_ read: consuming ReadManifest) {
    document = read.document
    records = Facts(of: read.records, root: read.document.root).records
  }

  package var manifest: RuntimeArchitecture { RuntimeArchitecture(document.root, in: records) }
}

/// What stays the same while one manifest is evaluated with one policy.
package struct EvaluationContext: Sendable {
  package let document: ManifestDocument
  package let policy: Policy
  package let today: CalendarDay

  package init(_ document: ManifestDocument, policy: Policy, today: CalendarDay) {
    self.document = document
    self.policy = policy
    self.today = today
  }
}

/// A manifest as far as one stage of its evaluation has brought it: rungs, levels, required controls, claims. Each stage
/// is made of the one before it and of nothing else, and adds to its records what expressions may then ask.
package protocol EvaluationStage: Sendable {
  var context: EvaluationContext { get }
  var records: RecordTree { get }
  /// What expressions may ask once the stage is reached.
  static var visible: Stage { get }
}

extension EvaluationStage {
  package var policy: Policy { context.policy }
  package var today: CalendarDay { context.today }
  package var root: RecordID { context.document.root }
  package var manifest: RuntimeArchitecture { RuntimeArchitecture(root, in: records) }

  /// Evaluates expressions over what the stage has found.
  package func evaluator() -> Evaluator {
    Evaluator(records, root: root, stage: Self.visible, today: today, policy: policy)
  }

  /// The name of a level by its index.
  package func levelName(_ level: Int) -> String { policy.levels.names[level] }
}

/// What became of one rule in one architecture; a later case beats an earlier one.
package enum RuleOutcome: String, Sendable, Comparable, CaseIterable {
  /// There is nothing in the architecture that it asks about.
  case notApplicable
  case passed
  /// What it asks about could not be read, which a finding says.
  case skipped
  case failed
  /// An expression of it had no value.
  case errored

  package static func < (a: RuleOutcome, b: RuleOutcome) -> Bool { a.rank < b.rank }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// What became of the rules so far, and which of them could not be evaluated.
package struct EvaluationLog: Sendable {
  /// An expression that had no value.
  package struct Failure: Sendable {
    package let rule: String
    package let message: String
    /// What it was evaluated for.
    package let record: RecordID
  }

  package private(set) var outcomes: [String: RuleOutcome] = [:]
  package private(set) var failures: [Failure] = []
  /// How often a rule was skipped because what it asks about could not be read.
  package private(set) var skipped = 0

  package init() {}

  /// Keeps the most severe of what became of a rule.
  package mutating func note(_ rule: String, _ outcome: RuleOutcome) {
    outcomes[rule] = max(outcomes[rule] ?? .notApplicable, outcome)
  }

  package mutating func skip(_ rule: String) {
    skipped += 1
    note(rule, .skipped)
  }

  package mutating func countSkipped(_ number: Int) { skipped += number }

  package mutating func fail(_ rule: String, _ message: String, for record: RecordID) {
    note(rule, .errored)
    failures.append(Failure(rule: rule, message: message, record: record))
  }

  /// Variables of the packs that have no value, which rules may well need.
  package mutating func noteFailedVariables(of evaluator: Evaluator, for root: RecordID) {
    for (name, message) in evaluator.failedVariables { fail("variables.\(name)", message, for: root) }
  }
}
