import Testing

@testable import Files

@Suite("Patterns of excluded paths")
struct PathPatternTests {
  @Test(
    "match as in .gitignore",
    arguments: [
      ("docs", "docs", true), ("docs", "a/docs", true), ("docs", "docs2", false),
      ("docs/", "a/docs", true), ("/docs", "docs", true), ("/docs", "a/docs", false),
      ("*.draft.*", "a/x.draft.yaml", true), ("?.yaml", "a.yaml", true), ("?.yaml", "ab.yaml", false),
      ("a/**/b", "a/b", true), ("a/**/b", "a/x/y/b", true), ("a/**/b", "a/x/y/c", false),
      ("**/b", "x/b", true), ("a/*", "a/b", true), ("a/*", "a/b/c", false),
    ])
  func matches(pattern: String, path: String, isMatch: Bool) throws {
    let pattern = try #require(PathPattern(pattern))
    #expect(pattern.matches(path.split(separator: "/").map(String.init), isFolder: true) == isMatch)
  }

  @Test("with a final slash match folders only")
  func folders() throws {
    let pattern = try #require(PathPattern("build/"))
    #expect(!pattern.matches(["build"], isFolder: false))
  }

  @Test("that match nothing are rejected", arguments: ["", "/", "./", "../x"])
  func empty(pattern: String) { #expect(PathPattern(pattern) == nil) }

  @Test("with many stars take little time on a long name")
  func hostile() throws {
    let pattern = try #require(PathPattern(String(repeating: "*a", count: 40) + "b"))
    #expect(!pattern.matches([String(repeating: "a", count: 250)], isFolder: false))
  }
}
