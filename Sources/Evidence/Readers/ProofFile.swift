package import CEL
import YAMLTree

/// A proof, read: what an expression sees of it, and what it says by itself.
package struct ProofFile: Sendable {
  package let name: String
  /// The documents of the file; NDJSON has one for each line.
  package let documents: [Value]
  /// Where the values of JSON and YAML stand.
  let tree: Tree?
  /// What the file says where no `expect` is stated; `nil` for a file that says nothing by itself.
  package let verdict: ReportVerdict?

  package init(name: String, _ bytes: [UInt8]) throws(ReadingError) {
    self.name = name
    guard !bytes.isEmpty else { throw ReadingError("it is empty", remedy: "put in what was found out") }
    guard let format = EvidenceFormat(of: name) else {
      throw ReadingError("nothing reads a file of this name", remedy: EvidenceFormat.remedy)
    }
    switch format {
    case .json, .ndjson, .sarif:
      let tree = try Self.json(name, bytes, asLines: format == .ndjson)
      let documents = try Self.values(of: tree, isJSON: true)
      verdict = format == .sarif ? try SARIFReport(documents, tree).verdict : nil
      self.tree = tree
      self.documents = documents
    case .yaml:
      let tree = try Self.yaml(name, bytes)
      documents = try Self.values(of: tree, isJSON: false)
      self.tree = tree
      verdict = nil
    case .junit:
      let report = try JUnitReport(bytes)
      documents = [report.value]
      tree = nil
      verdict = report.verdict
    }
  }

  private static func json(_ name: String, _ bytes: [UInt8], asLines: Bool) throws(ReadingError) -> Tree {
    do throws(Problem) {
      return try Tree.parseJSON(name: name, bytes, asLines: asLines, limits: EvidenceLimits.tree)
    } catch {
      throw ReadingError(error, in: SourceText(name: name, repairing: bytes), "JSON")
    }
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

  private static func values(of tree: Tree, isJSON: Bool) throws(ReadingError) -> [Value] {
    var values: [Value] = []
    for document in tree.documents { values.append(try tree.value(of: document, isJSON: isJSON)) }
    guard !values.isEmpty else {
      throw ReadingError("it holds nothing", remedy: "put in what was found out")
    }
    return values
  }
}

/// What a report says by itself.
package struct ReportVerdict: Sendable {
  package let isGood: Bool
  /// The figures, and what decided: `1 of 3 tests failed: paid_once (line 7): …`.
  package let reason: String
}
