import CEL
import Testing

@testable import PolicyTesting

@Suite("Mutants of an expression")
struct ExpressionMutantTests {
  private static let level = Domain(name: "level", members: ["low", "middle", "high"])

  private static let environment = Environment(
    variables: [
      Variable("n", .int), Variable("p", .bool), Variable("q", .bool), Variable("r", .bool),
      Variable("word", .string), Variable("level", .named(level)), Variable("maybe", .optional(.int)),
      Variable("kind", .optional(.named(level))), Variable("flag", .optional(.bool)),
      Variable("span", .optional(.duration)), Variable("list", .list(.int)),
    ],
    functions: ["atLeast", "below"].map { name in
      Function(
        name,
        [
          Overload(
            name, isMember: true, [.named(level), .named(level)], .bool, .binary { (_, _) in .bool(true) })
        ])
    },
    libraries: [.optionals])

  @Test(
    "invert, shift, remove or negate one part, or change a constant by one",
    arguments: [
      ("n > 1", ["n > 1 -> n >= 1", "n > 1 -> n <= 1", "n > 1 -> n > 2"]),
      ("n >= 1", ["n >= 1 -> n > 1", "n >= 1 -> n < 1", "n >= 1 -> n >= 0"]),
      ("n < 1", ["n < 1 -> n <= 1", "n < 1 -> n >= 1", "n < 1 -> n < 0"]),
      ("1 < n", ["1 < n -> 1 <= n", "1 < n -> 1 >= n", "1 < n -> 2 < n"]),
      ("n == 1", ["n == 1 -> n != 1", "n == 1 -> n == 2"]),
      ("word != 'a'", ["word != 'a' -> word == 'a'"]),
      (
        "word in ['a', 'b']",
        [
          "word in ['a', 'b'] -> !(word in ['a', 'b'])", "['a', 'b'] without 'a'", "['a', 'b'] without 'b'",
        ]
      ),
      ("p", ["p -> !p"]),
      ("!p", ["!p -> p"]),
      ("p && q", ["p && q -> p || q", "without p", "without q", "p -> !p", "q -> !q"]),
      (
        "p || q || r",
        [
          "p || q || r -> p && q && r", "without p", "without q", "without r", "p -> !p", "q -> !q",
          "r -> !r",
        ]
      ),
      ("p ? q : r", ["p ? q : r -> q", "p ? q : r -> r", "p -> !p", "q -> !q", "r -> !r"]),
      (
        "level.atLeast('middle')",
        [
          "level.atLeast('middle') -> level.below('middle')",
          "level.atLeast('middle') -> level.atLeast('low')",
          "level.atLeast('middle') -> level.atLeast('high')",
        ]
      ),
      (
        "level.below('low')",
        ["level.below('low') -> level.atLeast('low')", "level.below('low') -> level.below('middle')"]
      ),
      (
        "list.exists(i, i == 1)",
        [
          "list.exists(i, i == 1) -> list.all(i, i == 1)",
          "list.exists(i, i == 1) -> !list.exists(i, i == 1)", "i == 1 -> i != 1", "i == 1 -> i == 2",
        ]
      ),
      ("flag.orValue(false)", ["flag.orValue(false) -> flag.orValue(true)"]),
      (
        "maybe.orValue(0) > 5",
        [
          "maybe.orValue(0) > 5 -> maybe.orValue(0) >= 5", "maybe.orValue(0) > 5 -> maybe.orValue(0) <= 5",
          "maybe.orValue(0) -> maybe.orValue(6)", "maybe.orValue(0) > 5 -> maybe.orValue(0) > 6",
        ]
      ),
      // A default value changes to one that inverts the surrounding comparison.
      (
        "kind.orValue('low') == 'high'",
        [
          "kind.orValue('low') == 'high' -> kind.orValue('low') != 'high'",
          "kind.orValue('low') -> kind.orValue('high')",
        ]
      ),
      (
        "kind.orValue('low') in ['low', 'middle']",
        [
          "kind.orValue('low') in ['low', 'middle'] -> !(kind.orValue('low') in ['low', 'middle'])",
          "kind.orValue('low') -> kind.orValue('high')", "['low', 'middle'] without 'low'",
          "['low', 'middle'] without 'middle'",
        ]
      ),
      (
        "span.orValue(duration('0s')) > duration('1h')",
        [
          "span.orValue(duration('0s')) > duration('1h') -> span.orValue(duration('0s')) >= duration('1h')",
          "span.orValue(duration('0s')) > duration('1h') -> span.orValue(duration('0s')) <= duration('1h')",
          "span.orValue(duration('0s')) -> span.orValue(duration('876000h'))",
        ]
      ),
    ])
  func changes(source: String, expected: [String]) throws {
    let changes = try ExpressionMutants(of: Self.environment.check(source)).all
    #expect(changes.map(\.text) == expected)
    for change in changes {
      #expect(change.source != source)
      #expect(throws: Never.self) { try Self.environment.check(change.source, expecting: .bool) }
    }
  }
}
