import TestSupport
import Testing
import YAMLTree

@Suite("Real files")
struct RealFileTests {
  @Test("The samples exist, and the files of ../shared/real if that folder exists")
  func areThere() throws {
    let samples = try RealFile.samples.get()
    #expect(samples.count > 5)
    #expect(samples.count { $0.isRefused } == 1)
    #expect(try RealFile.shared.get().isEmpty == !ProjectFiles.hasShared("real"))
  }

  @Test(
    "Valid files have no problem, other files have one, and every node has a place",
    arguments: ((try? RealFile.samples.get()) ?? []) + ((try? RealFile.shared.get()) ?? []))
  func areRead(file: RealFile) throws {
    let tree = Tree.parse(try SourceText(name: file.path, bytes: file.bytes))
    for problem in tree.problems {
      #expect(0 <= problem.span.start && problem.span.start < problem.span.end)
      #expect(Int(problem.span.end) <= file.bytes.count)
    }
    let errors = tree.problems.filter { !$0.isWarning }
    if file.isRefused {
      #expect(!errors.isEmpty, "other parsers refuse the file")
    } else {
      // A template stops being YAML at one of its directives.
      for error in errors {
        let line = tree.source.position(of: Int(error.span.start)).line
        #expect(file.isTemplateDirective(line: line), "\(line): \(error.message)")
      }
      #expect(!tree.documents.isEmpty || !errors.isEmpty)
    }
    // The only warning about valid YAML is a key that is both in the mapping and in its merge.
    for warning in tree.problems where warning.isWarning {
      guard case .overriddenMerge = warning.kind else {
        Issue.record("\(tree.range(warning.span)): \(warning.message)")
        continue
      }
    }
    for node in tree.nodes { expectPlace(of: node, in: tree, of: file.bytes.count) }
  }

  private func expectPlace(of node: NodeID, in tree: Tree, of count: Int) {
    let span = tree.span(node)
    #expect(0 <= span.start && span.start <= span.end && Int(span.end) <= count)
    guard tree.kind(node) == .scalar, tree.style(node) == .plain, !tree.text(node).contains("\n") else {
      return
    }
    let written = tree.source.text(of: span).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if tree.anchor(node) == nil, tree.tag(node) == nil {
      #expect(written == tree.text(node))
    } else {
      // The span begins at the anchor or the tag.
      #expect(written.hasPrefix("&") || written.hasPrefix("!"))
      #expect(written.hasSuffix(tree.text(node)))
    }
  }
}
