import CorePack
import Policy
import PolicyTesting
import Schema
import Testing

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
    "reading/", "requirements/",
  ]

  private static let head = """
    apiVersion: plumbline/v1
    kind: PolicyPack
    metadata: {name: small, version: "1.0.0", owner: tests}
    extends: [core]

    """

  private var files: [PackFile] {
    [PackFile(path: "pack.yaml", bytes: Array((Self.head + description).utf8))]
      + entries.map { entry in
        let id = entry.prefix { $0 != "\n" }.split(separator: ": ").last.map(String.init) ?? ""
        return PackFile(path: "\(id).yaml", bytes: Array(entry.utf8))
      }
  }

  func test(only: [String]? = nil) throws -> PackTest {
    let today = try #require(CalendarDay("2026-11-23"))
    let core = PackSource(
      folder: "rules/core",
      files: CorePack.files.filter { file in
        Self.wanted.contains { file.path.hasPrefix($0) }
      }.map { PackFile(path: $0.path, bytes: $0.bytes) })
    let policy = try PolicyLoader(core: core).load(
      [PackSource(folder: Self.folder, files: files)], today: today)
    return PackTest(policy, folders: [Self.folder], only: only, today: today)
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
