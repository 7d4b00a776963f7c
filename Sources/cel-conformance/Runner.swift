import CEL
import JSON

/// The result of one test.
enum TestResult {
  case passed
  case failed(String)
}

extension Test {
  /// Parses, checks and evaluates the expression and compares the outcome with the expectation.
  func run() -> TestResult {
    do {
      return try result()
    } catch {
      return .failed("invalid test: \(error)")
    }
  }

  private func result() throws -> TestResult {
    let kind = expected["kind"]?.string
    let environment = try environment()
    let checked: CheckedExpression
    do {
      let parsed = try environment.parse(expression, macros: hasMacros)
      checked = isChecked ? try environment.check(parsed) : environment.unchecked(parsed)
    } catch {
      return kind == "error" ? .passed : .failed("\(error)")
    }
    if kind == "typed", let wanted = expected["type"], wanted != .null {
      let wanted = try CELType(wanted)
      // The parameter of a type of types is not relevant for an expression.
      let isSame =
        if case (.type, .type) = (wanted, checked.resultType) { true } else { wanted == checked.resultType }
      guard isSame else { return .failed("expected type \(wanted), found \(checked.resultType)") }
    }
    if isCheckedOnly { return .passed }
    let program = checked.program()
    var bindings = program.bindings()
    for (name, value) in self.bindings { bindings[name] = try CEL.Value(value) }
    return try compare(program.evaluate(bindings), kind)
  }

  private func compare(_ outcome: Outcome, _ kind: String?) throws -> TestResult {
    switch (kind, outcome) {
    case ("error", .failure), ("unknown", .unknown): return .passed
    case ("value", .value(let value)), ("typed", .value(let value)):
      guard let json = expected["value"], json != .null else { return .passed }
      let wanted = try CEL.Value(json)
      return value.matches(wanted) ? .passed : .failed("expected \(wanted), found \(value)")
    default: return .failed("\(outcome)")
    }
  }

  /// The declarations of the test. A bound but undeclared name is `dyn`.
  private func environment() throws -> Environment {
    var variables: [Variable] = []
    var functions: [Function] = []
    for declaration in declarations {
      guard let name = declaration["name"]?.string else {
        throw UnreadableTest(reason: "`name` is missing in a declaration")
      }
      if declaration["kind"]?.string == "function" {
        functions.append(Function(name, try (declaration["overloads"]?.array ?? []).map(overload)))
      } else {
        variables.append(Variable(name, try CELType(declaration["type"] ?? .string("dyn"))))
      }
    }
    for name in bindings.keys.sorted() where !variables.contains(where: { $0.name == name }) {
      variables.append(Variable(name, .dyn))
    }
    return Environment(
      variables: variables, functions: functions, container: container, checksLiterals: false)
  }

  private func overload(_ json: JSONValue) throws -> Overload {
    Overload(
      json["id"]?.string ?? "", isMember: json["member"]?.bool ?? false,
      try (json["params"]?.array ?? []).map { try CELType($0) },
      try CELType(json["result"] ?? .string("dyn")),
      .missing)
  }
}
