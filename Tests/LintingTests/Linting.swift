import CorePack
import Linting
import Policy
import Schema
import Testing

/// The core pack on the day for which the tests are written.
enum Core {
  static let policy = Result {
    try PolicyLoader(
      core: .stream(name: "rules/core", description: CorePack.description, parts: CorePack.parts)
    )
    .load(today: CalendarDay(daysSinceEpoch: 20_780))
  }

  static func linter(only names: [String]? = nil) throws -> Linter {
    let policy = try policy.get()
    var unknown: [String] = []
    let selection = names.map { Selection($0, policy: policy, unknown: &unknown) }
    try #require(unknown.isEmpty, "no rule and no line of the guide: \(unknown)")
    let today = try #require(CalendarDay("2026-11-23"))
    return Linter(policy: policy, today: today, only: selection)
  }

  static func judge(_ bytes: [UInt8], only names: [String]? = nil) throws -> Assessment {
    let input = Input(name: "test.yaml", isNamed: true, content: .bytes(bytes))
    return try linter(only: names).assess([input])
  }

  static func judge(_ text: String, only names: [String]? = nil) throws -> Assessment {
    try judge(Array(text.utf8), only: names)
  }
}
