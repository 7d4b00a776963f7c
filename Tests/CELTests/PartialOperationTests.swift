import Testing

@testable import CEL

@Suite("Partial operations")
struct PartialOperationTests {
  /// The operations that may fail, as text with their reasons.
  private func operations(_ source: String) throws -> [String] {
    let checked = try Village.environment.check(source)
    return checked.partialOperations.map { "\(checked.tree.text(of: $0.node)): \($0.reason)" }
  }

  @Test(
    "Operations that may fail are listed",
    arguments: [
      ("count / count", "count / count: division"), ("count % 0", "count % 0: division"),
      ("count + 1", "count + 1: overflow"), ("-count", "-count: overflow"),
      ("count / -1", "count / -1: overflow"),
      ("house.rooms[0]", "house.rooms[0]: index"), ("{'a': 1}[text]", "{'a': 1}[text]: key"),
      ("{'a': count}.b", "{'a': count}.b: key"), ("{text: 1, 'b': 2}", "{text: 1, 'b': 2}: repeatedKey"),
      ("int(text)", "int(text): function(\"string_to_int64\")"),
      ("duration(text)", "duration(text): function(\"string_to_duration\")"),
      ("text.matches(text)", "text.matches(text): function(\"matches_string\")"),
      ("house.?owner.value()", "house.?owner.value(): function(\"optional_value\")"),
      ("anything.number", "anything.number: type"), ("anything < 3", "anything < 3: type"),
      ("anything && true", "anything && true: type"), ("size(anything)", "size(anything): type"),
    ])
  func partial(source: String, operation: String) throws {
    #expect(try operations(source) == [operation])
  }

  @Test(
    "Operations that cannot fail are not listed",
    arguments: [
      "house.owner.name == 'x'", "has(house.owner.age)", "count / 2", "count < 3 || text == 'a'",
      "duration('5s')",
      "text.matches('^a')", "text + 'b'", "anything == 3", "house.rooms[?0].orValue('')",
      "{'a': 1, 'b': count}",
      "1 + 2", "house.rooms.exists(r, r == text)", "{'a': count}.?b", "has({'a': count}.b)", "2.0 / 0.0",
      "timestamp('2020-01-01T00:00:00Z').getHours('UTC')", "size(text) > 3", "math.greatest(count, 2) > 1",
    ])
  func total(source: String) throws {
    #expect(try operations(source) == [])
  }
}
