import CEL
import Manifest
import Policy
import Schema
import YAMLTree

/// Judges one manifest, step by step: the rungs that count, the facts that force a level, the levels, what each
/// control owes, the rules. Each step only adds to what the ones before it found.
struct DocumentJudge {
  let policy: Policy
  let today: CalendarDay
  /// What is asked; everything when `nil`.
  let selection: Selection?
  let isDescribing: Bool
  let file: FilePlaces
  let document: Int
  /// What could not be read, by number.
  let problems: [DecodingProblem]
  let root: RecordID
  /// What the files of its evidence hold.
  let shelf: EvidenceShelf

  var records: RecordTree
  var drafts: [Draft] = []
  var failures: [Assessment.Failure] = []
  var skipped = 0
  /// What became of each rule that had anything to ask.
  var outcomes: [String: RuleOutcome] = [:]

  var facts: [RaisingFact] = []
  var levels = PartLevels()

  init(
    _ architecture: ReadArchitecture, policy: Policy, today: CalendarDay, only selection: Selection? = nil,
    isDescribing: Bool = true
  ) {
    records = architecture.records
    root = architecture.root
    shelf = architecture.shelf
    problems = architecture.problems
    file = architecture.file
    document = architecture.document
    self.policy = policy
    self.today = today
    self.selection = selection
    self.isDescribing = isDescribing
  }

  var manifest: RuntimeArchitecture { RuntimeArchitecture(root, in: records) }

  mutating func judge() -> AssessedArchitecture {
    set(heldRungs())
    collectFacts()
    deriveLevels()
    reportLevels()
    let demands = judgeControls()
    let evidence = weighEvidence(demands)
    judgeRules(demands)
    judgeWords()
    drafts = drafts.map(evidence.owningUp) + evidence.drafts
    skipped += evidence.unknown
    for draft in drafts { note(draft.rule, .failed) }
    return summary(demands, evidence)
  }

  // MARK: What each step shares

  /// What a step has worked out of a field of a record. An ``Entity`` holds on to the records, so setting one field
  /// while it is there copies all of them: everything is worked out first, and then set.
  struct Derived {
    let record: RecordID
    let field: String
    let stored: Stored
  }

  mutating func set(_ derived: [Derived]) {
    for each in derived { records.set(each.record, each.field, to: each.stored) }
  }

  func isSelected(_ rule: String, guide: [String]) -> Bool {
    selection?.contains(rule: rule, guide: guide) ?? true
  }

  mutating func evaluator(_ stage: Stage) -> Evaluator {
    let evaluator = Evaluator(records, root: root, stage: stage, today: today, policy: policy)
    for (name, message) in evaluator.failedVariables { fail("variables.\(name)", message, at: root) }
    return evaluator
  }

  /// Keeps the gravest of what became of a rule.
  mutating func note(_ rule: String, _ outcome: RuleOutcome) {
    outcomes[rule] = max(outcomes[rule] ?? .notApplicable, outcome)
  }

  /// A rule whose question could not be answered, since what it asks about could not be read.
  mutating func skip(_ rule: String) {
    skipped += 1
    note(rule, .skipped)
  }

  mutating func fail(_ rule: String, _ message: String, at record: RecordID) {
    note(rule, .errored)
    failures.append(
      Assessment.Failure(rule: rule, message: message, place: place(records.place(of: record))))
  }

  func place(_ place: RecordPlace) -> Place { file.place(place.span, path: place.path, document: document) }

  /// The aliases through which a place is reached, as places beside it.
  func uses(_ place: RecordPlace) -> [Finding.Related] {
    place.uses.map { span in
      Finding.Related(
        place: file.place(span, path: place.path, document: document), message: "used here, through an alias")
    }
  }
}

/// A finding before its severity is settled: several causes may meet in one.
struct Draft: Sendable {
  var rule: String
  var severity: Finding.Severity
  var message: String
  var place: RecordPlace
  var related: [Finding.Related] = []
  var why: [String] = []
  var remedy: String?
  var guide: [String] = []
  var references: [String] = []
  var discriminator = ""
}

/// Turns spans of one file into places.
struct FilePlaces: Sendable {
  let name: String
  let source: SourceText

  func place(_ span: YAMLTree.Span, path: String, document: Int) -> Place {
    Place(
      file: name, document: document, start: point(Int(span.start)), end: point(Int(span.end)), path: path)
  }

  private func point(_ byte: Int) -> Place.Point {
    let position = source.position(of: byte)
    return Place.Point(line: position.line, column: position.column, byte: position.byte)
  }
}
