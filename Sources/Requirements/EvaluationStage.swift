package import Manifest
package import Policy
package import Schema
package import YAMLTree

/// A manifest of a file: its place, and its problems.
package struct ManifestDocument: Sendable {
  /// The name of the architecture, if it is readable.
  package let name: String
  /// The index of the document in its file, from 0.
  package let index: Int
  package let source: SourceText
  /// The size of the document in bytes.
  package let size: Int
  package let root: RecordID
  /// The problems, by number.
  package let problems: [DecodingProblem]

  package init(
    name: String, index: Int, source: SourceText, size: Int, root: RecordID, problems: [DecodingProblem]
  ) {
    self.name = name
    self.index = index
    self.source = source
    self.size = size
    self.root = root
    self.problems = problems
  }
}

/// A manifest as written.
package struct ReadManifest: Sendable {
  package let document: ManifestDocument
  package let records: RecordTree

  package init(_ document: ManifestDocument, _ records: consuming RecordTree) {
    self.document = document
    self.records = records
  }
}

/// A manifest with its facts. It can be evaluated with several policies.
package struct ManifestWithFacts: Sendable {
  package let document: ManifestDocument
  package let records: RecordTree

  package init(_ read: consuming ReadManifest) {
    document = read.document
    records = Facts(of: read.records, root: read.document.root).records
  }

  package var manifest: RuntimeArchitecture { RuntimeArchitecture(document.root, in: records) }
}

/// The constants of one evaluation of a manifest with a policy.
package struct EvaluationContext: Sendable {
  package let document: ManifestDocument
  package let policy: Policy
  package let today: CalendarDay
  package let budget: StepBudget

  package init(_ document: ManifestDocument, policy: Policy, today: CalendarDay) {
    self.document = document
    self.policy = policy
    self.today = today
    budget = StepBudget(forDocumentOf: document.size)
  }
}

/// A manifest after one stage of its evaluation: rungs, levels, required controls, claims. Each stage is
/// created from the previous one and adds fields for expressions.
package protocol EvaluationStage: Sendable {
  var context: EvaluationContext { get }
  var records: RecordTree { get }
  /// The fields that expressions can read after the stage.
  static var visible: Stage { get }
}

extension EvaluationStage {
  package var policy: Policy { context.policy }
  package var today: CalendarDay { context.today }
  package var root: RecordID { context.document.root }
  package var manifest: RuntimeArchitecture { RuntimeArchitecture(root, in: records) }

  /// The evaluator of expressions on the result of the stage.
  package func evaluator(within budget: StepBudget? = nil) -> Evaluator {
    Evaluator(
      records, root: root, stage: Self.visible, today: today, policy: policy, budget: budget ?? context.budget
    )
  }

  /// The name of the level with an index.
  package func levelName(_ level: Int) -> String { policy.levels.names[level] }
}

/// The outcome of a rule in an architecture; later cases take precedence.
package enum RuleOutcome: String, Sendable, Comparable, CaseIterable {
  /// The rule has no subject in the architecture.
  case notApplicable
  case passed
  /// The rule was skipped because an input is unreadable; a finding reports that input.
  case skipped
  case failed
  /// One of its expressions had no value.
  case errored

  package static func < (a: RuleOutcome, b: RuleOutcome) -> Bool { a.rank < b.rank }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// The outcomes of the rules, and the evaluation errors.
package struct EvaluationLog: Sendable {
  /// An evaluation error.
  package struct Failure: Sendable {
    package let rule: String
    package let message: String
    /// The subject of the evaluation.
    package let record: RecordID
  }

  package private(set) var outcomes: [String: RuleOutcome] = [:]
  package private(set) var failures: [Failure] = []
  /// The number of checks of each rule that were skipped because their input is unreadable.
  package private(set) var skipped = 0
  private let budget: StepBudget
  /// Whether a failure reports that the steps of the document are exhausted.
  private var reportsExhaustion = false

  package init(_ budget: StepBudget) { self.budget = budget }

  /// Records an outcome, if it takes precedence over the recorded one.
  package mutating func note(_ rule: String, _ outcome: RuleOutcome) {
    outcomes[rule] = max(outcomes[rule] ?? .notApplicable, outcome)
  }

  package mutating func skip(_ rule: String) {
    skipped += 1
    note(rule, .skipped)
  }

  package mutating func countSkipped(_ number: Int) { skipped += number }

  /// Records that an expression had no value. Without steps, every expression fails; only the first is reported.
  package mutating func fail(_ rule: String, _ message: String, for record: RecordID) {
    note(rule, .errored)
    if budget.isExhausted {
      if reportsExhaustion { return }
      reportsExhaustion = true
    }
    failures.append(Failure(rule: rule, message: message, record: record))
  }

  /// The pack variables without a value.
  package mutating func noteFailedVariables(of evaluator: Evaluator, for root: RecordID) {
    for (name, message) in evaluator.failedVariables { fail("variables.\(name)", message, for: root) }
  }
}
