import Policy
import Schema
import YAMLTree

/// What one file came to.
struct FileResult {
  let name: String
  var source: SourceText?
  var findings: [Finding] = []
  var failures: [Assessment.Failure] = []
  var architectures: [AssessedArchitecture] = []
  var documents = 0
  var rulesSkipped = 0
  /// Found by name, and somebody else's.
  var isForeign = false
}

/// Judges each architecture of one file.
struct FileJudge {
  private let file: ReadFile
  private let linter: Linter
  private var result: FileResult

  init(_ file: ReadFile, _ linter: Linter) {
    self.file = file
    self.linter = linter
    result = FileResult(
      name: file.name, source: file.source, documents: file.documents, isForeign: file.isForeign)
  }

  mutating func judge() -> FileResult {
    for remark in file.remarks { add([remark.draft], remark.architecture, remark.document) }
    for architecture in file.architectures { judge(architecture) }
    return result
  }

  private mutating func judge(_ architecture: ReadArchitecture) {
    var judge = DocumentJudge(
      architecture, policy: linter.policy, today: linter.today, only: linter.selection,
      isDescribing: linter.isDescribing)
    let judged = judge.judge()
    let kept = judge.drafts.filter { linter.selection?.contains($0) ?? true }
    add(kept, architecture.name, architecture.document)
    result.failures += judge.failures
    result.rulesSkipped += judge.skipped
    result.architectures.append(judged)
  }

  private mutating func add(_ drafts: [Draft], _ architecture: String, _ document: Int) {
    guard let source = file.source else { return }
    let places = FilePlaces(name: file.name, source: source)
    result.findings += drafts.map { draft in
      Finding(
        rule: draft.rule, severity: draft.severity, message: draft.message,
        place: places.place(draft.place.span, path: draft.place.path, document: document),
        related: draft.related, why: draft.why.filter { !$0.isEmpty }, remedy: draft.remedy,
        guide: draft.guide,
        references: draft.references,
        fingerprint: Fingerprint.of(
          rule: firstID(of: draft.rule), architecture: architecture, path: draft.place.path,
          discriminator: draft.discriminator))
    }
  }

  /// A renamed rule keeps the fingerprints of its first id.
  private func firstID(of rule: String) -> String {
    let entry = linter.policy.entry(.rule, rule)?.read(as: RuleFields.self)
    return entry?.aliases?.first ?? rule
  }
}
