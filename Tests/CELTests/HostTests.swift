import CEL
import Testing

/// A quantity of the host: meters, which are ordered.
private final class Length: OpaqueValue {
  let metres: Int

  init(_ metres: Int) { self.metres = metres }

  var typeName: String { "Length" }
  var description: String { "\(metres) m" }
  func isEqual(to other: any OpaqueValue) -> Bool { (other as? Length)?.metres == metres }
  func isLess(than other: any OpaqueValue) -> Bool? { (other as? Length).map { metres < $0.metres } }
}

@Suite("Host extensions")
struct HostTests {
  private let environment = Environment(
    variables: [
      Variable("short", .opaque("Length", [])), Variable("long", .opaque("Length", [])),
      Variable("name", .string),
    ],
    opaqueTypes: [OpaqueType(name: "Length", isComparable: true)],
    functions: [
      Function(
        "metres",
        [
          Overload(
            "metres_int", [.int], .opaque("Length", []), mayFail: true,
            .unary { (value) throws(EvaluationError) in
              guard case .int(let metres) = value, metres >= 0 else { throw EvaluationError("no length") }
              return .opaque(Length(metres))
            })
        ]),
      Function(
        "geo.far",
        [
          Overload(
            "far", [.opaque("Length", []), .opaque("Length", [])], .bool,
            .binary { (a, b) throws(EvaluationError) in .bool(a != b) })
        ]),
      Function(
        "pick",
        [
          Overload(
            "pick", isMember: true, [.list(.parameter("T")), .int, .parameter("T")], .parameter("T"),
            .variadic { (values) throws(EvaluationError) in values[2] })
        ]),
    ])

  private func result(_ source: String) throws -> String {
    let program = try environment.check(source).program()
    var bindings = program.bindings()
    bindings["short"] = .opaque(Length(1))
    bindings["long"] = .opaque(Length(100))
    bindings["name"] = "anna"
    switch program.evaluate(bindings) {
    case .value(let value): return value.description
    case .failure(let error): return "error: \(error.message)"
    case .unknown: return "unknown"
    }
  }

  @Test(
    "Opaque values have equality, and an order if it is declared",
    arguments: [
      ("short < long", "true"), ("short >= long", "false"), ("short == metres(1)", "true"),
      ("short != long", "true"),
      ("metres(7)", "7 m"), ("metres(-7) == short || true", "true"), ("metres(-7)", "error: no length"),
      ("type(short) == Length", "true"), ("geo.far(short, long)", "true"), ("[1, 2].pick(0, 3)", "3"),
      ("short in [long, metres(1)]", "true"), ("dyn(short) < long", "true"),
    ])
  func opaqueValues(source: String, value: String) throws {
    #expect(try result(source) == value)
  }

  @Test("Bindings are set by name or by index and can be reused")
  func bindings() throws {
    let program = try environment.check("name.startsWith('a')").program()
    var bindings = program.bindings()
    #expect(bindings["name"] == nil)
    let index = try #require(environment.index(ofVariable: "name"))
    var results: [String] = []
    for name in ["anna", "bert", "adam"] {
      bindings[index] = .value(.string(name))
      if case .value(let value) = program.evaluate(bindings) { results.append(value.description) }
    }
    #expect(results == ["true", "false", "true"])
    bindings[index] = .unknown(5)
    guard case .unknown([5]) = program.evaluate(bindings) else {
      Issue.record("a variable may be an open question too")
      return
    }
  }

  @Test("The entries of a dictionary are always in the order of their keys")
  func dictionaries() throws {
    let map = Value.map(MapValue(["b": 1, "a": 2, "é": 3, "aa": 4, "B": 5]))
    #expect(map.description == #"{"B": 5, "a": 2, "aa": 4, "b": 1, "é": 3}"#)
  }

  @Test("Several threads can evaluate one program at the same time")
  func threads() async throws {
    let program = try environment.check("name.matches('^[a-z]+[0-9]*$') && name.size() < 9").program()
    let results = await withTaskGroup(of: Bool.self) { group in
      for number in 0..<50 {
        group.addTask {
          var bindings = program.bindings()
          bindings["name"] = .string("name\(number)")
          if case .value(.bool(true)) = program.evaluate(bindings) { return true }
          return false
        }
      }
      return await group.reduce(true) { $0 && $1 }
    }
    #expect(results)
  }

  @Test("Libraries can be disabled")
  func libraries() throws {
    let bare = Environment(libraries: [])
    for source in [
      "math.abs(1)", "'a'.trim()", "ip('::1')", "optional.of(1)", "base64.encode(b'')",
      "[1].exists(i, v, true)",
    ] {
      #expect(throws: Diagnostics.self) { try bare.check(source) }
    }
    #expect(try bare.check("[1].exists(v, v > 0) && 'a'.startsWith('a')").resultType == .bool)
  }

  @Test("Names are looked up in the container first, innermost scope first")
  func container() throws {
    let environment = Environment(
      variables: [
        Variable("a.b.x", .int), Variable("a.y", .string), Variable("x", .bool), Variable("y", .bool),
      ],
      container: "a.b")
    #expect(try environment.check("x").resultType == .int)
    #expect(try environment.check("y").resultType == .string)
    #expect(try environment.check(".x").resultType == .bool)
    #expect(try environment.check("a.y").resultType == .string)
    #expect(try environment.check("[true].exists(x, x)").resultType == .bool)
  }
}
