import Linting
import Manifest
import Policy
import Schema
import TestSupport
import Testing
import YAMLTree

/// Reports show a section without a dedicated table by its schema. These tests use sections that have a dedicated
/// table.
@Suite("Section summaries")
struct SectionSummaryTests {
  private func rows<Value>(of section: KeyPath<ArchitectureFields, Field<Value>>) throws -> [String] {
    let text = try ProjectFiles.text("examples/refund-agent/architecture.yaml")
    let tree = Tree.parse(try SourceText(name: "architecture.yaml", bytes: Array(text.utf8)))
    var decoder = Decoder(
      tree: tree, vocabularies: try CorePolicy.policy.get().vocabularies)
    let document = try #require(tree.documents.first?.root)
    let decoded = decoder.decode(document, as: ArchitectureFields.schema)
    let root = try #require(decoded)
    let summary = SectionSummary(
      ArchitectureFields.description(of: section), decoder.records[root, section], in: decoder.records)
    return (summary?.rows ?? []).map { "\($0.route.text): \($0.value)" }
  }

  @Test("list maps by key and nested records by path")
  func nested() throws {
    #expect(try rows(of: \.failure).contains("retry.max: 3"))
    #expect(try rows(of: \.objectives).contains { $0.hasPrefix("latency.") })
  }

  @Test("name items by id, and referenced records only by id")
  func items() throws {
    let rows = try rows(of: \.effects)
    #expect(rows.contains { $0.hasPrefix("[pay-refund].kind: payment") })
    #expect(rows.contains("[pay-refund].by: worker"))
    #expect(!rows.contains { $0.hasPrefix("[pay-refund].by.") })
  }
}
