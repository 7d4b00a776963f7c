import CEL
import Schema
import YAMLTree

/// A checked expression of a pack, with its location and the facts that are known when it is evaluated.
struct ExpressionSite {
  let checked: CheckedExpression
  let known: Known
  /// Whether the expression is part of a text, not a condition.
  let isText: Bool
  /// The route of the field or variable, for example `retry-without-idempotency.when`.
  let route: Route
  let source: SourceText
  let span: (Range<Int>) -> Span

  func problem(_ defect: ExpressionDefect, at node: CEL.NodeID) -> PolicyProblem {
    PolicyProblem(defect, at: route, source: source, span: span(checked.tree[node].span))
  }
}

/// All expressions of the checked packs.
///
/// `assert` is evaluated only if `when` is true. A message is evaluated only if `when` is true and `assert`
/// is false.
struct ExpressionSites {
  private(set) var all: [ExpressionSite] = []
  private let surroundings: PolicySurroundings

  init(
    _ floors: [CompiledFloor], _ requirements: [CompiledRequirement], _ rules: [CompiledRule],
    _ packs: [Pack],
    _ policy: Policy
  ) {
    surroundings = PolicySurroundings(policy)
    for floor in floors {
      let known = add(floor.condition.when, .of(\EntryFields.when), floor.entry)
      addTexts(floor.title, .of(\EntryFields.title), floor.entry, known)
    }
    for requirement in requirements {
      _ = add(requirement.condition.when, .of(\EntryFields.when), requirement.entry)
    }
    for rule in rules {
      _ = add(rule.items, .of(\RuleFields.items), rule.entry)
      var known = add(rule.condition.when, .of(\EntryFields.when), rule.entry)
      if let assert = rule.assert {
        known = add(assert, .of(\RuleFields.assert), rule.entry, known, after: false)
      }
      addTexts(rule.message, .of(\EntryFields.message), rule.entry, known)
      if let remedy = rule.remedy { addTexts(remedy, .of(\EntryFields.remedy), rule.entry, known) }
    }
    for pack in packs { addVariables(of: pack, policy) }
  }

  /// - Returns: The facts that are known if the expression is `truth`.
  private mutating func add(
    _ expression: Expression?, _ field: FieldDescription, _ entry: PolicyEntry, _ known: Known = .nothing,
    after truth: Bool = true, isText: Bool = false
  ) -> Known {
    guard let expression, let checked = expression.program?.checked else { return known }
    let offset = expression.offset
    all.append(
      ExpressionSite(
        checked: checked, known: known, isText: isText, route: entry.route(to: field),
        source: entry.source,
        span: { entry.span(of: field, expression: offset + $0.lowerBound..<offset + $0.upperBound) }))
    return isText ? known : known.and(checked.known(when: truth, in: surroundings))
  }

  private mutating func addTexts(
    _ template: Template, _ field: FieldDescription, _ entry: PolicyEntry, _ known: Known
  ) {
    for case .expression(let expression) in template.segments {
      _ = add(expression, field, entry, known, isText: true)
    }
  }

  private mutating func addVariables(of pack: Pack, _ policy: Policy) {
    for variable in pack.entry.variables ?? [] {
      guard let compiled = policy.variables.all.first(where: { $0.name == variable.name }) else { continue }
      all.append(
        ExpressionSite(
          checked: compiled.program.checked, known: .nothing, isText: false,
          route: Pack.route(to: .of(\PackFields.variables), item: compiled.name), source: pack.source,
          span: { pack.records.span(of: variable.id, .of(\VariableFields.expression), expression: $0) }))
    }
  }
}
