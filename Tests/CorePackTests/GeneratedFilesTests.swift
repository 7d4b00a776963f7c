import Policy
import PolicyPages
import TestSupport
import Testing

@Suite("Generated files")
struct GeneratedFilesTests {
  @Test(
    "match the model and the core pack (run scripts/generate to update them)",
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
    #expect(kept == generated, "\(path) is out of date: run scripts/generate")
  }

  @Test("in docs/rules match the entries (run scripts/generate to update them)")
  func pagesAreCurrent() throws {
    let files = PolicyDocumentation(try ExamplesTests.policy.get()).files
    for file in files {
      let kept = try? ProjectFiles.text("docs/rules/\(file.name)")
      #expect(kept == file.text, "docs/rules/\(file.name) is out of date: run scripts/generate")
    }
    let kept = try ProjectFiles.paths(below: "docs/rules")
    #expect(Set(kept) == Set(files.map(\.name)))
  }
}
