import Manifest
import Policy
import Shapes
import YAMLTree

/// What one file came to.
struct FileResult {
  let name: String
  var source: SourceText?
  var findings: [Finding] = []
  var failures: [Judgement.Failure] = []
  var architectures: [JudgedArchitecture] = []
  var documents = 0
  var rulesSkipped = 0
  /// Found by name, and somebody else's.
  var isForeign = false
}

/// Reads one file and judges each document in it.
struct FileJudge {
  private let input: Input
  private let linter: Linter
  private var result: FileResult

  init(_ input: Input, _ linter: Linter) {
    self.input = input
    self.linter = linter
    result = FileResult(name: input.name)
  }

  mutating func judge() -> FileResult {
    switch input.content {
    case .tooLarge(let limit):
      let source = SourceText(name: input.name, repairing: [])
      add(
        [draft(of: Problem(.limit(.fileBytes, limit), at: Span(start: 0, end: 0)), path: "", in: 0)], "", source, 0)
    case .bytes(let bytes):
      do throws(Problem) {
        let source = try SourceText(name: input.name, bytes: bytes, limits: linter.limits)
        judge(source)
      } catch {
        add([draft(of: error, path: "", in: 0)], "", SourceText(name: input.name, repairing: bytes), 0)
      }
    }
    return result
  }

  private mutating func judge(_ source: SourceText) {
    result.source = source
    let tree = Tree.parse(source, limits: linter.limits)
    let kinds = tree.documents.map { DocumentKind(of: $0, in: tree) }
    if !input.isNamed, tree.problems.isEmpty, !kinds.isEmpty, kinds.allSatisfy(\.isSomebodyElses) {
      result.isForeign = true
      return
    }
    if tree.documents.isEmpty, tree.problems.isEmpty {
      let message = source.utf8.isEmpty ? "the file is empty" : "the file holds nothing but comments"
      let remedy = "write a manifest, or let plumbline init write the shortest one"
      let span = Span(start: 0, end: 0)
      add([reading("empty-file", message, at: span, path: "", remedy: remedy)], "", source, 0)
    }
    let firstBytes = tree.documents.map(\.span.start)
    for problem in tree.problems {
      let document = max(0, (firstBytes.firstIndex { $0 > problem.span.start } ?? firstBytes.count) - 1)
      let path =
        tree.documents.indices.contains(document) ? tree.path(to: problem, in: tree.documents[document]) : ""
      add([draft(of: problem, path: path, in: document)], name(of: document, in: tree), source, document)
    }
    for (document, kind) in zip(tree.documents, kinds) {
      result.documents += 1
      switch kind {
      case .foreign(let message, let remedy, let span, _):
        add(
          [reading("unknown-kind", message, at: span, path: "kind", remedy: remedy)], "", source,
          document.index)
      case .architecture:
        if let root = document.root { judge(root, of: document, in: tree, source) }
      }
    }
  }

  private mutating func judge(_ root: NodeID, of document: Document, in tree: Tree, _ source: SourceText) {
    var decoder = Decoder(tree: tree, vocabularies: linter.policy.vocabularies)
    let record = decoder.decode(root, as: ArchitectureFields.shape)
    let metadata = record.flatMap { RuntimeArchitecture($0, in: decoder.records).metadata }
    let name = metadata?.name ?? name(of: document.index, in: tree)
    add(decoder.problems.map { draft($0, in: document.index) }, name, source, document.index)
    guard let record else { return }
    var judge = DocumentJudge(
      decoder.records, root: record, problems: decoder.problems, policy: linter.policy, today: linter.today,
      file: FilePlaces(name: input.name, source: source), document: document.index)
    let architecture = judge.judge()
    let kept = judge.drafts.filter { linter.selection?.contains($0) ?? true }
    add(kept, name, source, document.index)
    result.failures += judge.failures
    result.rulesSkipped += judge.skipped
    result.architectures.append(architecture)
  }

  /// The name of the architecture in a document, as far as it can be read.
  private func name(of document: Int, in tree: Tree) -> String {
    guard tree.documents.indices.contains(document), let root = tree.documents[document].root else {
      return ""
    }
    func value(_ key: String, in node: NodeID) -> NodeID? {
      tree.entries(tree.resolved(node)).first { tree.text($0.key) == key }.map { tree.resolved($0.value) }
    }
    return value("metadata", in: root).flatMap { value("name", in: $0) }.map(tree.text) ?? ""
  }

  // MARK: Findings

  private mutating func add(_ drafts: [Draft], _ architecture: String, _ source: SourceText, _ document: Int)
  {
    result.source = source
    let file = FilePlaces(name: input.name, source: source)
    result.findings += drafts.map { draft in
      Finding(
        rule: draft.rule, severity: draft.severity, message: draft.message,
        place: file.place(draft.place.span, path: draft.place.path, document: document),
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

  private func draft(_ problem: DecodingProblem, in document: Int) -> Draft {
    let place = RecordPlace(path: problem.path, span: problem.span, uses: [])
    var draft = reading(
      problem.kind.rawValue, problem.message, at: problem.span, path: problem.path, remedy: problem.remedy,
      guide: problem.guide)
    draft.place = place
    draft.severity = problem.isNote ? .note : draft.severity
    draft.related = related(problem.related.map { ($0.span, $0.message) }, path: problem.path, in: document)
    return draft
  }

  private func draft(of problem: Problem, path: String, in document: Int) -> Draft {
    var draft = reading(
      problem.kind.rule, problem.message, at: problem.span, path: path, remedy: problem.kind.remedy)
    draft.severity = problem.isWarning ? .warning : .error
    draft.related = related(problem.related.map { ($0.span, $0.message) }, path: path, in: document)
    return draft
  }

  private func related(
    _ places: [(YAMLTree.Span, String)], path: String, in document: Int
  ) -> [Finding.Related] {
    guard let source = result.source else { return [] }
    let file = FilePlaces(name: input.name, source: source)
    return places.map { span, message in
      Finding.Related(place: file.place(span, path: path, document: document), message: message)
    }
  }

  /// A finding of the reading: its rule in the pack says what it means.
  private func reading(
    _ rule: String, _ message: String, at span: YAMLTree.Span, path: String, remedy: String?,
    guide: [String] = []
  ) -> Draft {
    let entry = linter.policy.reported[rule]?.read(as: RuleFields.self)
    let lines = entry?.guide ?? ["G45"]
    return Draft(
      rule: rule, severity: .error, message: message, place: RecordPlace(path: path, span: span, uses: []),
      why: entry?.why.map { [$0] } ?? [], remedy: remedy, guide: lines + guide.filter { !lines.contains($0) },
      references: entry?.references ?? [])
  }
}
