import TestSupport
import Testing

@testable import CEL

/// Compiles the examples of `docs/cel.md`. The page contains the lines between the marks.
@Suite("Examples of docs/cel.md")
struct DocumentationTests {
  @Test("Evaluation of an expression")
  func evaluate() throws {
    var printed: [String] = []
    func print(_ items: Any...) { printed.append(items.map { "\($0)" }.joined(separator: " ")) }
    // example: evaluate
    let environment = Environment(variables: [
      Variable("name", .string), Variable("ports", .list(.int)),
    ])
    let checked = try environment.check("name.startsWith('web') && ports.all(p, p > 1023)")
    // checked.resultType is .bool
    let program = checked.program(stepLimit: 100_000)
    var bindings = program.bindings()
    bindings["name"] = "web-1"
    bindings["ports"] = [8080, 8443]
    switch program.evaluate(bindings) {
    case .value(let value): print(value)  // true
    case .failure(let error): print(error.message, error.span as Any)
    case .unknown(let questions): print("open: \(questions)")
    }
    // end
    #expect(printed == ["true"])
    #expect(checked.resultType == .bool)
    try expectOnPage("evaluate")
  }

  @Test("A function and an enumeration of the host")
  func host() throws {
    // example: host
    let twice = Function(
      "twice",
      [
        Overload(
          "twice_int", isMember: true, [.int], .int, mayFail: true,
          .unary { (value) throws(EvaluationError) in
            guard case .int(let number) = value else { throw EvaluationError("twice() needs a number") }
            let (sum, overflows) = number.addingReportingOverflow(number)
            guard !overflows else { throw EvaluationError("\(number) cannot be doubled") }
            return .int(sum)
          })
      ])
    let mode = Domain(name: "Mode", members: ["fast", "safe"])
    let environment = Environment(
      variables: [Variable("size", .int), Variable("mode", .named(mode))], functions: [twice])
    let program = try environment.check("size.twice() > 5 && mode == 'safe'").program()
    // end
    var bindings = program.bindings()
    bindings["size"] = 3
    bindings["mode"] = "safe"
    guard case .value(true) = program.evaluate(bindings) else {
      Issue.record("the example of the page should hold")
      return
    }
    let diagnostics = try #require(throws: Diagnostics.self) { try environment.check("mode == 'slow'") }
    #expect(diagnostics.diagnostics.map(\.message) == ["`slow` is not a valid Mode"])
    try expectOnPage("host")
  }

  /// Expects the lines between the marks of this file to equal those of the page, apart from the indentation.
  private func expectOnPage(_ name: String) throws {
    let source = try lines(
      between: "// example: \(name)", and: "// end",
      of: try ProjectFiles.text("Tests/CELTests/DocumentationTests.swift"))
    let page = try lines(
      between: "<!-- example: \(name) -->", and: "```", of: try ProjectFiles.text("docs/cel.md"))
    #expect(source.map { String($0.dropFirst(4)) } == Array(page.dropFirst()))
  }

  private func lines(between start: String, and end: String, of text: String) throws -> [String] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let first = try #require(lines.firstIndex { $0.hasSuffix(start) })
    // The fence that opens the block on the page follows the mark.
    let last = try #require(lines[(first + 2)...].firstIndex { $0.hasSuffix(end) })
    return Array(lines[(first + 1)..<last])
  }
}
