import CEL

/// Evaluates expressions without a host and returns the result in a short form.
enum Calculator {
  private static let environment = Environment(variables: [Variable("x", .dyn), Variable("nothing", .int)])

  /// The value of an expression, `error: …`, or the checker's messages.
  static func result(_ source: String, checked: Bool = true) -> String {
    do {
      let parsed = try environment.parse(source)
      let expression = checked ? try environment.check(parsed) : environment.unchecked(parsed)
      let program = expression.program()
      var bindings = program.bindings()
      bindings["x"] = 1
      switch program.evaluate(bindings) {
      case .value(let value): return value.description
      case .failure(let error): return "error: \(error.message)"
      case .unknown(let questions): return "unknown: \(questions)"
      }
    } catch {
      return error.diagnostics.map(\.description).joined(separator: "\n")
    }
  }
}
