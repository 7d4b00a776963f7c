package import CEL
import YAMLTree

/// A proof, read: what an expression sees of it, and what it says by itself.
package struct ProofFile: Sendable {
  package let name: String
  /// What the file says where no `expect` is stated; `nil` for a file that says nothing by itself.
  package let verdict: ReportVerdict?
  private let content: Content

  private enum Content: Sendable {
    case json(JSONText)
    case yaml(Tree, [Value])
    case report(Value)
  }

  package init(name: String, _ bytes: [UInt8]) throws(ReadingError) {
    self.name = name
    guard !bytes.isEmpty else { throw ReadingError("it is empty", remedy: "put in what was found out") }
    guard let format = EvidenceFormat(of: name) else {
      throw ReadingError("nothing reads a file of this name", remedy: EvidenceFormat.remedy)
    }
    switch format {
    case .json, .ndjson, .sarif:
      let text = try Self.json(name, bytes, asLines: format == .ndjson)
      verdict = format == .sarif ? try SARIFReport(text).verdict : nil
      content = .json(text)
    case .yaml:
      let tree = try Self.yaml(name, bytes)
      content = .yaml(tree, try Self.values(of: tree))
      verdict = nil
    case .junit:
      let report = try JUnitReport(bytes)
      content = .report(report.value)
      verdict = report.verdict
    }
  }

  /// The number of documents; NDJSON has one for each line.
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

  /// Where the value stands that steps lead to from the top of a document.
  func place(in document: Int, _ steps: [Step]) -> Position? {
    switch content {
    case .json(let text): text.node(in: document, steps).map(text.position)
    case .yaml(let tree, _): tree.node(in: document, steps).map(tree.place)
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
    ReadingError("it holds nothing", remedy: "put in what was found out")
  }
}

/// What a report says by itself.
package struct ReportVerdict: Sendable {
  package let isGood: Bool
  /// The figures, and what decided: `1 of 3 tests failed: paid_once (line 7): …`.
  package let reason: String
}
