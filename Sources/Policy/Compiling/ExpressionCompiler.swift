import CEL
import Schema

/// Creates the expressions of entries, and decides when they are compiled.
struct ExpressionCompiler {
  /// The time at which the expressions of a pack are compiled.
  enum Moment {
    /// On loading, so that problems are reported.
    case atOnce
    /// On first use. The tests of the program check the embedded pack, and most runs need only some
    /// expressions.
    case whenNeeded
  }

  /// The field that contains the expression, for problems.
  struct Place {
    let entry: PolicyEntry
    let field: FieldDescription
  }

  /// The time for the current pack.
  var moment: Moment
  private var problems: [PolicyProblem] = []
  private let environment: PolicyEnvironment
  private var environments: [ExpressionScope: Environment] = [:]

  init(_ environment: PolicyEnvironment, _ moment: Moment) {
    self.environment = environment
    self.moment = moment
  }

  /// Returns and clears the problems so far.
  mutating func takeProblems() -> [PolicyProblem] {
    defer { problems = [] }
    return problems
  }

  /// - Returns: The expression; `nil` if it is invalid, which has been reported.
  mutating func expression(
    _ source: String, _ scope: ExpressionScope, expecting type: CELType?, at place: @autoclosure () -> Place
  ) -> Expression? {
    let expression = Expression(source, in: environment(of: scope), expecting: type, offset: 0)
    return moment == .whenNeeded || isSound(expression, scope, place()) ? expression : nil
  }

  mutating func template(
    _ text: String, _ scope: ExpressionScope, at place: @autoclosure () -> Place
  ) -> Template {
    let environment = environment(of: scope)
    let template = Template(text) { Expression($0, in: environment, expecting: nil, offset: $1) }
    if moment == .atOnce { check(template, scope, place()) }
    return template
  }

  private mutating func environment(of scope: ExpressionScope) -> Environment {
    let environment = environments[scope] ?? self.environment.environment(scope)
    environments[scope] = environment
    return environment
  }

  // MARK: Checking

  private mutating func check(_ template: Template, _ scope: ExpressionScope, _ place: Place) {
    for case .expression(let expression) in template.segments { _ = isSound(expression, scope, place) }
    guard let brace = template.unclosedBrace else { return }
    problems.append(
      place.entry.problem(
        ExpressionDefect.unclosedBrace, place.field,
        span: place.entry.span(of: place.field, expression: brace..<brace + 1)))
  }

  private mutating func isSound(_ expression: Expression, _ scope: ExpressionScope, _ place: Place) -> Bool {
    do throws(Diagnostics) {
      try expression.compile()
      return true
    } catch {
      let isEarly =
        scope.stage == .facts
        && (try? environment.environment(ExpressionScope(scope.subject, .evaluation)).check(expression.source))
          != nil
      problems += error.diagnostics.map { diagnostic in
        let start = expression.offset + diagnostic.span.lowerBound
        let end = expression.offset + diagnostic.span.upperBound
        return place.entry.problem(
          isEarly ? ExpressionDefect.notAvailableInFloor : .wrongType(diagnostic), place.field,
          span: place.entry.span(of: place.field, expression: start..<end))
      }
      return false
    }
  }
}
