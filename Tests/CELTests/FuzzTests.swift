import Testing

@testable import CEL

/// Thousands of random expressions. Their meaning does not matter: the tests check that nothing crashes or
/// hangs, and that the parts of the library agree with each other.
@Suite("Random expressions")
struct FuzzTests {
  private static let village = Village()

  private static func bindings(_ program: Program) -> Bindings {
    var bindings = program.bindings()
    bindings["house"] = .record(Record(store: village, id: 0))
    bindings["other"] = .record(Record(store: village, id: 1))
    bindings["anything"] = .record(Record(store: village, id: 0))
    bindings["count"] = 3
    bindings["text"] = "hello"
    return bindings
  }

  private static func outcome(_ checked: CheckedExpression) -> Outcome {
    let program = checked.program(stepLimit: 100_000)
    return program.evaluate(bindings(program))
  }

  /// Runs an expression through every phase and returns the disagreements of the phases.
  private static func disagreement(_ source: String) -> String? {
    guard let parsed = try? Village.environment.parse(source) else { return nil }
    guard let again = try? Village.environment.parse(parsed.text) else {
      return "'\(source)' is written as '\(parsed.text)', which cannot be read"
    }
    if again.tree.nodes.map(\.kind) != parsed.tree.nodes.map(\.kind) {
      return "'\(source)' is written as '\(parsed.text)', which is another expression"
    }
    let unchecked = outcome(Village.environment.unchecked(parsed))
    guard let checked = try? Village.environment.check(parsed) else { return nil }
    _ = checked.estimatedCost()
    let result = outcome(checked)
    switch (result, unchecked) {
    case (.value(let a), .value(let b)) where isSame(a, b): break
    case (.failure, .failure), (.unknown, .unknown): break
    default: return "'\(source)' is \(result) when it is checked and \(unchecked) when not"
    }
    if case .failure(let error) = result {
      if error.kind == .noSuchField || error.kind == .limitExceeded { return nil }
      if checked.partialOperations.isEmpty, !isConstantFailure(checked) {
        return "'\(source)' fails with '\(error)', but no part of it seems to be able to"
      }
    }
    if case .value(let value) = result, !fits(value, checked.resultType) {
      return "`\(source)` is \(value), which does not have the type \(checked.resultType)"
    }
    return nil
  }

  /// Whether the failed operation has only literal operands.
  private static func isConstantFailure(_ checked: CheckedExpression) -> Bool {
    !checked.tree.ids.contains { id in
      if case .identifier = checked.tree[id].kind { true } else { false }
    }
  }

  private static func isSame(_ a: Value, _ b: Value) -> Bool { a == b || a.description == b.description }

  /// Whether a value has the type that the checker inferred.
  private static func fits(_ value: Value, _ type: Type) -> Bool {
    switch (type, value) {
    case (.dyn, _): true
    case (.named(let domain), .string(let text)): domain.contains(text)
    case (.list(let element), .list(let values)): values.allSatisfy { fits($0, element) }
    case (.map(let key, let element), .map(let map)):
      map.entries.allSatisfy { fits($0.key, key) && fits($0.value, element) }
    case (.optional(let wrapped), .optional(let inner)): inner.map { fits($0, wrapped) } ?? true
    case (.optional, .null), (.timestamp, .null), (.duration, .null), (.opaque, .null): true
    default: value.type.name == type.name
    }
  }

  @Test("All phases agree on well-formed expressions", arguments: 0..<8)
  func wellFormed(seed: Int) {
    for round in 0..<25 {
      var maker = ExpressionMaker(seed: UInt64(seed * 1_000_000 + round))
      let problem = Self.disagreement(maker.expression())
      #expect(problem == nil)
    }
  }

  @Test("Mutated expressions are rejected or evaluated", arguments: 0..<4)
  func mutilated(seed: Int) {
    var dice = Dice(seed: UInt64(seed) + 77)
    let scraps = [
      "(", ")", "[", "]", "{", "}", "?", ":", ".", ",", "'", "\"", "`", "\\", "0x", "1e", "&&", "||", "!",
      "é", "\u{0}",
    ]
    for round in 0..<40 {
      var maker = ExpressionMaker(seed: UInt64(seed * 1_000_000 + round))
      var characters = Array(maker.expression(3))
      for _ in 0..<(1 + dice.roll(3)) where !characters.isEmpty {
        let place = dice.roll(characters.count)
        switch dice.roll(4) {
        case 0: characters.remove(at: place)
        case 1: characters.insert(contentsOf: dice.pick(scraps), at: place)
        case 2: characters.swapAt(place, dice.roll(characters.count))
        default: characters.removeSubrange(place...)
        }
      }
      let problem = Self.disagreement(String(characters))
      #expect(problem == nil)
    }
  }

  @Test("Random bytes are rejected")
  func noise() {
    var dice = Dice(seed: 4711)
    for _ in 0..<200 {
      let bytes = (0..<dice.roll(60)).map { _ in UInt8(truncatingIfNeeded: dice.next()) }
      let ascii = bytes.map { $0 & 0x7F }
      #expect(Self.disagreement(String(decoding: bytes, as: UTF8.self)) == nil)
      #expect(Self.disagreement(String(decoding: ascii, as: UTF8.self)) == nil)
    }
  }

  @Test("Random regular expressions are rejected or matched in bounded time")
  func patterns() {
    var dice = Dice(seed: 99)
    let parts = [
      "a", "b", ".", "*", "+", "?", "|", "(", ")", "[", "]", "{2,3}", "{1000}", "^", "$", "\\b", "\\d",
      "\\pL", "(?i)", "-", "é",
      "[^", "[:alpha:]", "\\", "(?:", "\\Q", "\\E", "\\x41",
    ]
    for _ in 0..<200 {
      let pattern = (0..<dice.roll(12)).map { _ in dice.pick(parts) }.joined()
      guard let regex = try? Regex(pattern) else { continue }
      var meter = Meter(limit: 10_000)
      _ = try? regex.matches("aabb éa1 \n-A", &meter)
    }
  }
}
