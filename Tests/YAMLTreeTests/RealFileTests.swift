import Testing
import YAMLTree

/// Runs where real deployment files lie beside the package, in `../shared/real`; skipped in a clean clone.
@Suite(
  "Real files", .enabled(if: !SharedData.yamlFiles(below: "real").isEmpty, "../shared/real is not there"))
struct RealFileTests {
  @Test("have no problem, and every node a place in them", arguments: SharedData.yamlFiles(below: "real"))
  func areSound(path: String) throws {
    let bytes = try #require(SharedData.file("real/" + path))
    let tree = Tree.parse(try SourceText(name: path, bytes: bytes))
    #expect(tree.problems == [])
    #expect(!tree.documents.isEmpty)
    for node in tree.nodes {
      let span = tree.span(node)
      #expect(0 <= span.start && span.start <= span.end && Int(span.end) <= bytes.count)
      if tree.kind(node) == .scalar, tree.style(node) == .plain, !tree.text(node).contains("\n"),
        tree.anchor(node) == nil
      {
        let written = tree.source.text(of: span).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(written == tree.text(node))
      }
    }
  }
}
