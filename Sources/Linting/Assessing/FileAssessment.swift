import Claims
import Policy
import Requirements
import Schema
import YAMLTree

/// The assessment of one file.
struct FileAssessment {
  let name: String
  let source: SourceText?
  private(set) var findings: [Finding] = []
  private(set) var failures: [Assessment.Failure] = []
  private(set) var architectures: [AssessedArchitecture] = []
  let documents: Int
  private(set) var rulesSkipped = 0
  private(set) var evaluationSteps = 0
  /// Whether the file was found by name but belongs to another program.
  let isForeign: Bool
  /// Whether the file could not be parsed as YAML, or not completely.
  let isUnparsed: Bool

  private let linter: Linter

  init(_ file: ReadFile, _ linter: Linter) {
    self.linter = linter
    name = file.name
    source = file.source
    documents = file.documents
    isForeign = file.isForeign
    isUnparsed = file.isUnparsed
    for remark in file.remarks { add([remark.draft], remark.architecture, remark.document) }
    for manifest in file.manifests { assess(manifest) }
  }

  private mutating func assess(_ manifest: ReadFile.Manifest) {
    let document = manifest.facts.document
    let stage = EvidencedManifest(manifest, linter)
    let rules = RuleFindings(stage, selection: linter.selection)
    var log = rules.log
    let words = WordFindings(stage: stage, selection: linter.selection).results
    for result in words {
      if result.isComplete { log.note(result.list, .passed) } else { log.skip(result.list) }
    }
    let evidence = EvidenceFindings(stage)
    let drafts =
      (LevelFindings(stage: stage).drafts + rules.drafts + words.flatMap(\.drafts)).map(
        evidence.markingDeclaredUnverified)
      + evidence.drafts
    for draft in drafts { log.note(draft.rule, .failed) }
    add(drafts.filter { linter.selection?.contains($0) ?? true }, document.name, document.index)
    failures += log.failures.map { failure in
      Assessment.Failure(
        rule: failure.rule, message: failure.message,
        place: stage.places.place(stage.records.place(of: failure.record)))
    }
    rulesSkipped += log.skipped
    evaluationSteps += stage.context.budget.spent
    architectures.append(stage.assessed(outcomes: log.outcomes, isDescribed: linter.isDescribing))
  }

  private mutating func add(_ drafts: [FindingDraft], _ architecture: String, _ document: Int) {
    guard let source else { return }
    let places = DocumentPlaces(source, document: document)
    findings += drafts.map { draft in
      Finding(
        rule: draft.rule, severity: draft.severity, message: draft.message, place: places.place(draft.place),
        related: draft.related, why: draft.why.filter { !$0.isEmpty }, remedy: draft.remedy,
        guide: draft.guide, references: draft.references, fixes: draft.fixes,
        fingerprint: Fingerprint.of(
          rule: firstID(of: draft.rule), architecture: architecture, path: draft.place.route.text,
          discriminator: draft.discriminator))
    }
  }

  /// The first id of a rule. A renamed rule keeps the fingerprints of its first id.
  private func firstID(of rule: String) -> String {
    let entry = linter.policy.entry(.rule, rule)?.read(as: RuleFields.self)
    return entry?.aliases?.first ?? rule
  }
}

extension EvidencedManifest {
  /// Evaluates all stages of a manifest.
  init(_ manifest: ReadFile.Manifest, _ linter: Linter) {
    let rungs = ManifestWithRungs(manifest.facts, policy: linter.policy, today: linter.today)
    self.init(ManifestWithRequirements(LevelledManifest(rungs)), files: manifest.evidence)
  }
}
