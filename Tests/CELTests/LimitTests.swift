import CEL
import Testing

@Suite("Limits")
struct LimitTests {
  private static let environment = Environment(
    variables: [Variable("a", .dyn), Variable("s", .string), Variable("l", .list(.int))])

  private func complaint(_ source: String) -> String {
    do {
      _ = try Self.environment.check(source)
      return "fine"
    } catch {
      return error.diagnostics[0].message
    }
  }

  private static let deep = 10_000

  private static func nested(_ opening: String, _ core: String, _ closing: String, _ count: Int) -> String {
    String(repeating: opening, count: count) + core + String(repeating: closing, count: count)
  }

  @Test(
    "Unlimited nesting is rejected for every construct",
    arguments: [
      ("(", "1", ")"), ("[", "1", "]"), ("{1: ", "1", "}"), ("!", "true", ""), ("-", "a", ""),
      ("- ", "1", ""),
      ("true ? 1 : ", "1", ""), ("true ? (", "1", ") : 1"), ("", "a", ".b"), ("", "a", "[0]"),
      ("", "a", ".b()"),
      ("", "a", ".?b"), ("f(", "1", ")"), ("", "1", " + 1"), ("", "1", " < 1"), ("[1].map(x, ", "x", ")"),
      ("cel.bind(x, 1, ", "x", ")"), ("a[", "0", "]"), ("has(a.", "b", ")"), ("", "[1]", ".map(x, x)"),
      ("a && (", "true", ")"), ("cel.block([1], ", "1", ")"), ("A{b: ", "1", "}"),
    ])
  func depth(opening: String, core: String, closing: String) {
    let message = complaint(Self.nested(opening, core, closing, Self.deep))
    #expect(
      message == "the expression is nested deeper than the limit of 200 levels"
        || message.hasPrefix("the expression has ")
        || message.hasPrefix("has() asks"))
  }

  @Test("The nesting that the language definition requires is accepted")
  func required() {
    #expect(complaint(Self.nested("(", "1", ")", 150)) == "fine")
    #expect(complaint(Self.nested("[", "1", "]", 150)) == "fine")
    #expect(complaint(Self.nested("", "1", " + 1", 150)) == "fine")
    #expect(complaint("true" + String(repeating: " && true", count: 5_000)) == "fine", "a row adds no depth")
    #expect(complaint("[" + String(repeating: "1,", count: 20_000) + "]") == "fine")
  }

  @Test("An expression that is too long is rejected")
  func length() {
    #expect(
      complaint(String(repeating: " ", count: 100_001))
        == "the expression has 100001 bytes; the limit is 100000")
  }

  @Test("Types that double with every binding are rejected without filling the memory")
  func typeSize() throws {
    let tuple = Function(
      "pair",
      [
        Overload(
          "pair", [.parameter("A"), .parameter("B")], .opaque("pair", [.parameter("A"), .parameter("B")]),
          .missing)
      ])
    let environment = Environment(functions: [tuple])
    var source = "x60"
    for level in (1...60).reversed() {
      source = "cel.bind(x\(level), pair(x\(level - 1), x\(level - 1)), \(source))"
    }
    source = "cel.bind(x0, 1, \(source))"
    let diagnostics = try #require(throws: Diagnostics.self) { try environment.check(source) }
    #expect(diagnostics.diagnostics.last?.message == "the type of the expression is too large to check")
  }

  @Test(
    "The text of a value that contains another many times is truncated",
    arguments: [
      ("1", "[x, x]"), ("{'a': 1}", "{'a': x, 'b': [x]}"), ("optional.of(1)", "optional.of([x, x])"),
    ])
  func sharedValues(first: String, next: String) throws {
    var source = "x60"
    for level in (1...60).reversed() {
      let value = next.split(separator: "x", omittingEmptySubsequences: false).joined(
        separator: "dyn(x\(level - 1))")
      source = "cel.bind(x\(level), \(value), \(source))"
    }
    // The only other `x` of `next` is the value.
    source = "cel.bind(x0, \(first), \(source))"
    let program = try Self.environment.check(source).program()
    guard case .value(let value) = program.evaluate(program.bindings()) else {
      Issue.record("the value is small where nothing is written out")
      return
    }
    let text = value.description
    #expect(text.hasSuffix("…") && text.utf8.count < 1_100_000)
  }

  /// The outcome of an expression with a limit of 100,000 steps.
  private func outcome(_ source: String) -> String {
    do {
      let program = try Self.environment.check(source).program(stepLimit: 100_000)
      var bindings = program.bindings()
      bindings["l"] = .list((0..<1_000).map(Value.int))
      bindings["s"] = .string(String(repeating: "abc", count: 1_000))
      bindings["a"] = 1
      switch program.evaluate(bindings) {
      case .value(let value): return value.description
      case .failure(let error): return error.message
      case .unknown: return "unknown"
      }
    } catch {
      return error.description
    }
  }

  @Test(
    "An evaluation that takes too many steps ends with an error",
    arguments: [
      "l.all(x, l.all(y, l.all(z, x + y + z >= 0)))",
      "l.exists(x, l.exists(y, l.exists(z, 1 / 0 > 0))) || true",
      "l.map(x, l.map(y, l))", "l.map(x, s + s + s).map(x, x + x).map(x, x + x).size()",
      "cel.bind(b, s + s, cel.bind(c, b + b, cel.bind(d, c + c, cel.bind(e, d + d, cel.bind(f, e + e, cel.bind(g, f + f, cel.bind(h, g + g, cel.bind(i, h + h, i + i)))))))).size()",
      "s.replace('', s)", "s.replace('a', s).replace('a', s)", "l.map(x, '%s'.format([l])).join()",
      "l.filter(x, l.filter(y, l.filter(z, true).size() > 0).size() > 0)",
      "l.transformMap(i, x, l.transformMap(j, y, l.transformList(k, z, z)))", "l.exists_one(x, l == l)",
      "l.map(x, bytes(s)).size()", "l.all(x, l.all(y, {s: 1}[s] == 1))",
      "l.all(x, l.all(y, s in {s: 1}))", "l.all(x, l.all(y, size(s) > 0))",
      "l.all(x, l.all(y, s.startsWith(s)))",
    ])
  func steps(source: String) {
    #expect(outcome(source) == "the evaluation exceeds the limit of 100000 steps")
  }

  @Test("Values that share their parts are compared within the limit")
  func sharing() {
    var source = "x40 == y40"
    for level in (1...40).reversed() {
      source =
        "cel.bind(x\(level), [x\(level - 1), x\(level - 1)], cel.bind(y\(level), [y\(level - 1), y\(level - 1)], \(source)))"
    }
    #expect(
      outcome("cel.bind(x0, [a], cel.bind(y0, [a], \(source)))")
        == "the evaluation exceeds the limit of 100000 steps")
  }

  @Test("An ordinary expression needs far fewer steps than the limit")
  func usual() {
    #expect(outcome("l.filter(x, x % 2 == 0).map(x, x * x).exists(x, x == 400)") == "true")
    #expect(outcome("s.contains('cab') && s.matches('^(abc)+$') && s.size() == 3000") == "true")
  }

  @Test("Deeply nested values of the host are rejected when they are traversed")
  func deepValues() throws {
    var value = Value.int(1)
    for _ in 0..<5_000 { value = .list([value]) }
    let environment = Environment(variables: [Variable("deep", .dyn)])
    for source in ["deep == deep", "'%s'.format([deep])", "deep in [deep]"] {
      let program = try environment.check(source).program()
      var bindings = program.bindings()
      bindings["deep"] = value
      guard case .failure(let error) = program.evaluate(bindings) else {
        Issue.record("\(source) is not an error")
        continue
      }
      #expect(error.message == "a value is nested deeper than the limit of 1000 levels")
    }
  }

  @Test("Many open questions are collected quickly")
  func manyQuestions() throws {
    let program = try Self.environment.check("l.all(x, l.exists(y, a > y))").program()
    var bindings = program.bindings()
    bindings["l"] = .list((0..<150).map(Value.int))
    let index = try #require(Self.environment.index(ofVariable: "a"))
    bindings[index] = .unknown(7)
    guard case .unknown([7]) = program.evaluate(bindings) else {
      Issue.record("the result should be unknown")
      return
    }
  }

  @Test("Errors of the host do not crash: bindings of another environment, wrong signatures")
  func hostMistakes() throws {
    let program = try Self.environment.check("l.size() > 0 || a == 1").program()
    guard case .failure = program.evaluate(try Environment().check("1").program().bindings()) else {
      Issue.record("there should be no value")
      return
    }
    let binary = Implementation.binary { (a, _) throws(EvaluationError) in a }
    let environment = Environment(
      variables: [Variable("v", .variable(3)), Variable("w", .parameter("T"))],
      functions: [Function("f", [Overload("f", [.int], .int, binary)])])
    let call = try environment.check("f(1)").program()
    guard case .failure(let error) = call.evaluate(call.bindings()) else {
      Issue.record("the call should fail")
      return
    }
    #expect(error.message == "no such overload: the function has no implementation")
    _ = try? environment.check("[v, w, 1].map(x, [x, v])[0] == v")
  }
}
