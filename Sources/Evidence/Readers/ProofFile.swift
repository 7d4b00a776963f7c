package import CEL
import YAMLTree

/// The parsed file of a proof: its values for expressions, and the conclusion of a report.
package struct ProofFile: Sendable {
  package let name: String
  /// The conclusion of a test report or scan report, which applies if `expect` is missing; `nil` for other files.
  package let conclusion: ReportConclusion?
  private let content: Content

  private enum Content: Sendable {
    case json(JSONText)
    case yaml(Tree, [Value])
    case report(Value)
  }

  package init(name: String, _ bytes: [UInt8]) throws(ReadingError) {
    self.name = name
    guard !bytes.isEmpty else {
      throw ReadingError("the file is empty", remedy: "write the result to the file")
    }
    guard let format = EvidenceFormat(of: name) else {
      throw ReadingError("the file name extension is not supported", remedy: EvidenceFormat.remedy)
    }
    switch format {
    case .json, .ndjson, .sarif:
      let text = try Self.json(name, bytes, asLines: format == .ndjson)
      conclusion = format == .sarif ? try SARIFReport(text).conclusion : nil
      content = .json(text)
    case .yaml:
      let tree = try Self.yaml(name, bytes)
      content = .yaml(tree, try Self.values(of: tree))
      conclusion = nil
    case .junit:
      let report = try JUnitReport(bytes)
      content = .report(report.value)
      conclusion = report.conclusion
    }
  }

  /// The number of documents in the file; NDJSON has one per line.
  package var documentCount: Int {
    switch content {
    case .json(let text): text.documents.count
    case .yaml(_, let values): values.count
    case .report: 1
    }
  }

  /// The documents of the file.
  package var documents: [Value] {
    switch content {
    case .json(let text): text.documents.map(text.value)
    case .yaml(_, let values): values
    case .report(let value): [value]
    }
  }

  /// The position of the value at a path, starting at the root of a document.
  func place(in document: Int, _ path: [DocumentStep]) -> Position? {
    switch content {
    case .json(let text): text.node(in: document, path).map(text.position)
    case .yaml(let tree, _): tree.node(in: document, path).map(tree.place)
    case .report: nil
    }
  }

  private static func json(
    _ name: String, _ bytes: [UInt8], asLines: Bool
  ) throws(ReadingError) -> JSONText {
    let text: JSONText
    do throws(Problem) {
      text = try JSONText(name: name, bytes, asLines: asLines, limits: EvidenceLimits.tree)
    } catch {
      throw ReadingError(error, in: SourceText(name: name, repairing: bytes), "JSON")
    }
    guard !text.documents.isEmpty else { throw nothing }
    return text
  }

  private static func yaml(_ name: String, _ bytes: [UInt8]) throws(ReadingError) -> Tree {
    let source: SourceText
    do throws(Problem) {
      source = try SourceText(name: name, bytes: bytes, limits: EvidenceLimits.tree)
    } catch {
      throw ReadingError(error, in: SourceText(name: name, repairing: bytes), "YAML")
    }
    let tree = Tree.parse(source, limits: EvidenceLimits.yaml)
    if let problem = tree.problems.first(where: { !$0.isWarning }) {
      throw ReadingError(problem, in: source, "YAML")
    }
    return tree
  }

  private static func values(of tree: Tree) throws(ReadingError) -> [Value] {
    var values: [Value] = []
    for document in tree.documents { values.append(try tree.value(of: document)) }
    guard !values.isEmpty else { throw nothing }
    return values
  }

  private static var nothing: ReadingError {
    ReadingError("the file contains no data", remedy: "write the result to the file")
  }
}

/// The conclusion of a test report or scan report: success or failure.
package struct ReportConclusion: Sendable {
  package let isSuccess: Bool
  /// The counts and the deciding results: `1 of 3 tests failed: paid_once (line 7): …`.
  package let reason: String
}
