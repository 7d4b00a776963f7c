import Claims
import Manifest
import Policy
import Requirements
import Schema
import YAMLTree

/// A reader of one file and its documents.
struct FileReader {
  private let input: Input
  private let linter: Linter
  private var result: ReadFile

  init(_ input: Input, _ linter: Linter) {
    self.input = input
    self.linter = linter
    result = ReadFile(name: input.name)
  }

  mutating func read() -> ReadFile {
    do throws(Problem) {
      read(try input.sourceText(linter.limits))
    } catch {
      result.source = input.repairedText
      result.syntaxError = error
      remark(draft(of: error, at: .document, in: 0), in: 0)
    }
    return result
  }

  private mutating func read(_ source: SourceText) {
    result.source = source
    let tree = Tree.parse(source, limits: linter.limits)
    result.syntaxError =
      tree.problems.first(where: \.kind.endsParsing) ?? tree.problems.first { !$0.isWarning }
    let kinds = tree.documents.map { DocumentKind(of: $0, in: tree) }
    if !input.isNamed, tree.problems.isEmpty, !kinds.isEmpty, kinds.allSatisfy(\.isSomebodyElses) {
      result.isForeign = true
      for (document, kind) in zip(tree.documents, kinds) { warn(of: kind, document) }
      return
    }
    if tree.documents.isEmpty, tree.problems.isEmpty {
      let message = source.utf8.isEmpty ? "the file is empty" : "the file contains only comments"
      let remedy = "write a manifest, or run `plumbline init` to create a minimal one"
      remark(reading(.emptyFile, message, at: Span(start: 0, end: 0), .document, remedy: remedy), in: 0)
    }
    let firstBytes = tree.documents.map(\.span.start)
    for problem in tree.problems {
      let document = max(0, (firstBytes.firstIndex { $0 > problem.span.start } ?? firstBytes.count) - 1)
      let route =
        tree.documents.indices.contains(document)
        ? tree.route(to: problem, in: tree.documents[document]) : .document
      remark(draft(of: problem, at: route, in: document), in: document, of: name(of: document, in: tree))
    }
    for (document, kind) in zip(tree.documents, kinds) {
      result.documents += 1
      switch kind {
      case .foreign(let message, let remedy, let span, _):
        let kind = ArchitectureFields.description(of: \.kind).name
        remark(
          reading(.unknownKind, message, at: span, .document.field(kind), remedy: remedy),
          in: document.index)
      case .architecture:
        if let root = document.root { read(root, of: document, in: tree, source) }
      }
    }
  }

  /// Warns that a document of another program has the name of a manifest: it is not checked.
  private mutating func warn(of kind: DocumentKind, _ document: Document) {
    guard case .foreign(let message, _, let span, _) = kind else { return }
    let route = Route.document.field(ArchitectureFields.description(of: \.apiVersion).name)
    var draft = reading(
      .unknownKind, message, at: span, route,
      remedy:
        "set `apiVersion: \(ArchitectureFields.apiVersionWord)`, rename the file, or skip it with `--exclude`"
    )
    draft.severity = .warning
    remark(draft, in: document.index)
  }

  private mutating func read(_ root: NodeID, of document: Document, in tree: Tree, _ source: SourceText) {
    var decoder = Decoder(tree: tree, vocabularies: linter.policy.vocabularies)
    let record = decoder.decode(root, as: ArchitectureFields.schema)
    let metadata = record.flatMap { RuntimeArchitecture($0, in: decoder.records).metadata }
    let name = metadata?.name ?? name(of: document.index, in: tree)
    for problem in decoder.problems {
      remark(draft(problem, in: document.index), in: document.index, of: name)
    }
    guard let record else { return }
    let described = ManifestDocument(
      name: name, index: document.index, source: source, size: document.span.bytes.count, root: record,
      problems: decoder.problems)
    let facts = ManifestWithFacts(ReadManifest(described, decoder.takeRecords()))
    result.manifests.append(
      ReadFile.Manifest(facts: facts, evidence: LoadedEvidence(facts.manifest, input.files)))
  }

  /// The name of the architecture in a document; empty if it could not be read.
  private func name(of document: Int, in tree: Tree) -> String {
    guard tree.documents.indices.contains(document), let root = tree.documents[document].root else {
      return ""
    }
    func value(_ key: String, in node: NodeID) -> NodeID? {
      tree.entries(tree.resolved(node)).first { tree.text($0.key) == key }.map { tree.resolved($0.value) }
    }
    return value("metadata", in: root).flatMap { value("name", in: $0) }.map(tree.text) ?? ""
  }

  // MARK: Remarks

  private mutating func remark(_ draft: FindingDraft, in document: Int, of architecture: String = "") {
    result.remarks.append(.init(draft: draft, architecture: architecture, document: document))
  }

  private func draft(_ problem: DecodingProblem, in document: Int) -> FindingDraft {
    var draft = reading(
      problem.kind.rule, problem.message, at: problem.span, problem.route, remedy: problem.remedy,
      guide: problem.guide)
    draft.severity = problem.isNote ? .note : draft.severity
    if let source = result.source, let replacement = problem.replacement {
      draft.fixes = [DocumentPlaces(source, document: document).fix(replacement)]
    }
    draft.related = related(problem.related.map { ($0.span, $0.message) }, at: problem.route, in: document)
    return draft
  }

  private func draft(of problem: Problem, at route: Route, in document: Int) -> FindingDraft {
    var draft = reading(
      problem.kind.rule, problem.message, at: problem.span, route, remedy: problem.kind.remedy)
    draft.severity = problem.isWarning ? .warning : .error
    draft.related = related(problem.related.map { ($0.span, $0.message) }, at: route, in: document)
    return draft
  }

  private func related(
    _ places: [(YAMLTree.Span, String)], at route: Route, in document: Int
  ) -> [Finding.Related] {
    guard let source = result.source else { return [] }
    let documentPlaces = DocumentPlaces(source, document: document)
    return places.map { span, message in
      Finding.Related(place: documentPlaces.place(span, at: route), message: message)
    }
  }

  /// A finding about reading. Its texts come from the rule in the pack.
  private func reading(
    _ rule: BuiltInRule, _ message: String, at span: YAMLTree.Span, _ route: Route, remedy: String?,
    guide: [String] = []
  ) -> FindingDraft {
    let entry = linter.policy.reported[rule]?.read(as: RuleFields.self)
    let lines = entry?.guide ?? []
    return FindingDraft(
      rule: rule.rawValue, severity: .error, message: message, place: RecordPlace(route, span: span),
      why: entry?.why.map { [$0] } ?? [], remedy: remedy ?? entry?.remedy,
      guide: lines + guide.filter { !lines.contains($0) },
      references: entry?.references ?? [])
  }
}
