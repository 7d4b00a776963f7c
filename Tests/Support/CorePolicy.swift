import CorePack
package import Linting
package import Policy
package import Schema

/// The core pack, and what it finds in manifests on the day for which the tests are written.
package enum CorePolicy {
  /// The day for which the tests, examples and golden files are written: 2026-11-23.
  package static let today = CalendarDay(daysSinceEpoch: 20_780)

  /// The pack as the program reads it, loaded once for all tests.
  package static let policy = Result {
    try PolicyLoader(
      core: .stream(name: "rules/core", description: CorePack.description, parts: CorePack.parts)
    ).load(today: today)
  }

  /// The pack as a folder.
  package static let source = source { _ in true }

  /// The pack as a folder with the files that matter to a test alone: the others take long to read.
  package static func source(where isNeeded: (String) -> Bool) -> PackSource {
    PackSource(
      folder: "rules/core",
      files: CorePack.files.filter { isNeeded($0.path) }.map { PackFile(path: $0.path, bytes: $0.bytes) })
  }

  /// A linter with the core pack.
  ///
  /// - Parameter names: the rules and lines of the guide to keep to; everything when `nil`.
  package static func linter(today: CalendarDay = today, only names: [String]? = nil) throws -> Linter {
    let policy = try policy.get()
    var unknown: [String] = []
    let selection = names.map { Selection($0, policy: policy, unknown: &unknown) }
    guard unknown.isEmpty else { throw UnknownNames(names: unknown) }
    return Linter(policy: policy, today: today, only: selection)
  }

  /// Evaluates one manifest with the core pack.
  package static func assess(
    _ text: String, as name: String = "architecture.yaml", only names: [String]? = nil
  ) throws -> Assessment {
    try assess([Input(name: name, isNamed: true, content: .bytes(Array(text.utf8)))], only: names)
  }

  /// Evaluates manifests with the core pack.
  package static func assess(
    _ inputs: [Input], unread: [Assessment.Unread] = [], only names: [String]? = nil
  ) throws -> Assessment {
    try linter(only: names).assess(
      inputs, gaps: SearchGaps(unread: unread))
  }

  /// Names of a selection that are neither a rule nor a line of the guide.
  package struct UnknownNames: Error {
    package let names: [String]
  }
}
