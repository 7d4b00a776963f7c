import Policy
import PolicyTesting
import Reporting
import Schema
import Terminal
import TestSupport
import Testing

/// Neither colours nor the version of a release.
let plainContext = ReportContext(style: TextStyle(isColored: false, isFull: false), version: "1")

/// A small pack on top of the core, written in a test.
struct PackText {
  /// What `pack.yaml` says behind its head.
  var description = ""
  /// The entries; the first key of each names it.
  var entries: [String] = []

  static let folder = "pack"

  /// What of the core the tests stand on; they are quicker without the rest.
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

  /// The changes that no example notices and that are not listed.
  func survivors() throws -> [String] {
    let test = try test()
    try #require(test.run().failed == 0)
    return test.inspectExamples().mutation().targets.flatMap(\.survivors).map(\.text)
  }

  /// What no example touches.
  func lacks() throws -> [String] {
    try test().inspectExamples().coverage().entries.flatMap(\.missing).map {
      "\($0.what) is never \($0.outcome)"
    }
  }
}
