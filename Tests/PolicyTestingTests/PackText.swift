import Policy
import PolicyTesting
import Reporting
import Schema
import Terminal
import TestSupport
import Testing

/// A report context without colors and without the version of a release.
let plainContext = ReportContext(style: TextStyle(isColored: false, isFull: false), version: "1")

/// A small pack that extends the core, for a test.
struct PackText {
  /// The text of `pack.yaml` after the metadata.
  var description = ""
  /// The texts of the entries; the first key of each states its id.
  var entries: [String] = []

  static let folder = "pack"

  /// The parts of the core that the tests need; they are faster without the rest.
  private static let wanted = [
    "pack.yaml", "bases/", "evidence/", "floors/", "guide/", "jobs/", "ladders/", "layers/", "levels/",
    "input/", "requirements/",
  ]

  private var source: PackSource {
    PackSource(
      testPack: "small", folder: Self.folder, description: "extends: [core]\n\(description)",
      files: entries.map { entry in
        let id = entry.prefix { $0 != "\n" }.split(separator: ": ").last.map(String.init) ?? ""
        return PackFile(path: "\(id).yaml", text: entry)
      })
  }

  func test(only: [String]? = nil) throws -> PackTest {
    let core = CorePolicy.source { path in Self.wanted.contains { path.hasPrefix($0) } }
    let policy = try PolicyLoader(core: core).load([source], today: CorePolicy.today)
    return PackTest(policy, folders: [Self.folder], only: only, today: CorePolicy.today)
  }

  /// The mutants that no example kills and that the pack does not list.
  func survivors() throws -> [String] {
    let test = try test()
    try #require(test.run().failed == 0)
    return test.inspectExamples().mutation().targets.flatMap(\.survivors).map(\.text)
  }

  /// The branches and cells that no example covers.
  func lacks() throws -> [String] {
    try test().inspectExamples().coverage().entries.flatMap(\.missing).map {
      "\($0.what) is never \($0.outcome)"
    }
  }
}
