import Schema
import TestSupport
import Testing
import YAMLTree

/// An orchard as it was read, and what could not be read.
struct DecodedOrchard {
  let tree: Tree
  let records: RecordTree
  let root: RecordID?
  let problems: [DecodingProblem]

  init(_ text: String) throws {
    let source = try SourceText(name: "orchard.yaml", bytes: Array(text.utf8), limits: .standard)
    tree = Tree.parse(source, limits: .standard)
    var vocabularies = Vocabularies()
    vocabularies[.quality] = ["poor", "fair", "good"]
    var decoder = Decoder(tree: tree, vocabularies: vocabularies)
    root = tree.documents.first?.root.flatMap { decoder.decode($0, as: OrchardFields.schema) }
    records = decoder.records
    problems = decoder.problems
  }

  /// The orchard, of which everything that could be read can be asked.
  var orchard: Entity<OrchardFields> {
    get throws { Entity(try #require(root), in: records) }
  }

  /// Each problem as `line:column-line:column path: message; remedy`.
  var report: [String] {
    problems.map { problem in
      let remedy = problem.remedy.map { "; \($0)" } ?? ""
      return "\(range(problem.span)) \(problem.route.text): \(problem.message)\(remedy)"
    }
  }

  var kinds: [DecodingProblem.Kind] { problems.map(\.kind) }

  func range(_ span: Span) -> String { tree.source.range(span) }
}

/// Reads an orchard of which only these lines matter.
func read(_ lines: String) throws -> DecodedOrchard { try DecodedOrchard("name: north\n\(lines)\n") }

/// Reads an orchard of which only these lines matter, and expects these problems and no others.
@discardableResult
func expect(
  _ lines: String, reports expected: [String], sourceLocation: SourceLocation = #_sourceLocation
) throws -> DecodedOrchard {
  let reading = try read(lines)
  let found = reading.report
  #expect(
    found == expected, "found:\n\(found.joined(separator: "\n"))", sourceLocation: sourceLocation)
  return reading
}
