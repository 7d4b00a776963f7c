import Policy
import PolicyPages
import TestSupport
import Testing

@Suite("Generated files")
struct GeneratedFilesTests {
  @Test(
    "are as the model and the pack have them (scripts/generate writes them anew)",
    arguments: [
      "schemas/runtime-architecture.schema.json", "schemas/policy-pack.schema.json", "docs/manifest.md",
      "docs/policy-pack.md",
    ])
  func isCurrent(path: String) throws {
    let policy = try ExamplesTests.policy.get()
    let generated =
      switch path {
      case "schemas/runtime-architecture.schema.json": policy.manifestSchema
      case "schemas/policy-pack.schema.json": policy.packSchema
      case "docs/manifest.md": policy.manifestReference
      default: policy.packReference
      }
    let kept = try ProjectFiles.text(path)
    #expect(kept == generated, "\(path) has drifted: run scripts/generate")
  }

  @Test("docs/rules holds a page for each entry as it is, and no other (scripts/generate writes them anew)")
  func pagesAreCurrent() throws {
    let files = PolicyDocumentation(try ExamplesTests.policy.get()).files
    for file in files {
      let kept = try? ProjectFiles.text("docs/rules/\(file.name)")
      #expect(kept == file.text, "docs/rules/\(file.name) has drifted: run scripts/generate")
    }
    let kept = try ProjectFiles.paths(below: "docs/rules")
    #expect(Set(kept) == Set(files.map(\.name)))
  }
}
