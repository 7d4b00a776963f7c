import CEL
import Schema

/// Makes the expressions of entries, whatever pack they are from: the one place that knows when these are compiled.
struct ExpressionCompiler {
  /// When the expressions of a pack are compiled.
  enum Moment {
    /// When the pack is loaded, so that whatever is wrong with them is reported.
    case atOnce
    /// When a manifest first asks for one. The pack that is compiled into the program was checked by the program's
    /// tests, and most runs never fill in a message nor ask a rule about effects.
    case whenNeeded
  }

  /// A field of an entry, for what is wrong with the expression in it.
  struct Place {
    let entry: PolicyEntry
    let field: FieldDescription
  }

  /// That of the pack at hand.
  var moment: Moment
  private var problems: [PolicyProblem] = []
  private let environment: PolicyEnvironment
  private var environments: [ExpressionScope: Environment] = [:]

  init(_ environment: PolicyEnvironment, _ moment: Moment) {
    self.environment = environment
    self.moment = moment
  }

  /// What was found to be wrong since this was last asked.
  mutating func takeProblems() -> [PolicyProblem] {
    defer { problems = [] }
    return problems
  }

  /// - Returns: `nil` for one that was compiled and is wrong, which has been reported.
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
          isEarly ? ExpressionDefect.earlyStage : .wrongType(diagnostic), place.field,
          span: place.entry.span(of: place.field, expression: start..<end))
      }
      return false
    }
  }
}
