import CEL
import Manifest
package import Schema
import YAMLTree

/// A compiled entry that assesses manifests.
package enum CompiledEntry: Sendable {
  case floor(CompiledFloor)
  case requirement(CompiledRequirement)
  case rule(CompiledRule)
  case words(CompiledWords)
  /// A built-in rule; the entry only sets the severity.
  case report(BuiltInRule, ByLevel<SeveritySetting>)

  package var id: String {
    switch self {
    case .floor(let floor): floor.id
    case .requirement(let requirement): requirement.id
    case .rule(let rule): rule.id
    case .words(let words): words.id
    case .report(let rule, _): rule.rawValue
    }
  }
}

/// Compiles entries and reports their problems.
package struct EntryCompiler {
  private let policy: Basis
  private var adjustments: Adjustments
  private var expressions: ExpressionCompiler
  private var found: [PolicyProblem] = []

  /// The parts of a policy that compilation needs.
  struct Basis {
    let levels: Levels
    let ladders: [ControlFamily: Ladder]
    let environment: PolicyEnvironment
    let defaultSeverity: ByLevel<SeveritySetting>
  }

  init(_ basis: Basis, _ adjustments: Adjustments, _ moment: ExpressionCompiler.Moment = .atOnce) {
    policy = basis
    self.adjustments = adjustments
    expressions = ExpressionCompiler(basis.environment, moment)
  }

  /// Creates a compiler for changed entries of a policy.
  ///
  /// - Parameter today: The date on which the policy was composed.
  package init(_ policy: Policy, today: CalendarDay) {
    self.init(
      Basis(
        levels: policy.levels, ladders: policy.ladders, environment: policy.environment,
        defaultSeverity: policy.defaultSeverity), Adjustments(policy.packs, today: today))
  }

  /// The time at which expressions of the next entries are compiled.
  var moment: ExpressionCompiler.Moment {
    get { expressions.moment }
    set { expressions.moment = newValue }
  }

  /// - Returns: The compiled entry; `nil` if it is invalid, or its kind does not assess manifests.
  package mutating func compile(_ entry: PolicyEntry) -> CompiledEntry? {
    let untouched = adjustments
    defer { adjustments = untouched }
    let compiled: CompiledEntry? =
      switch entry.kind {
      case .floor: floor(entry).map { .floor($0) }
      case .requirement: requirement(entry).map { .requirement($0) }
      case .rule where entry.isReported:
        BuiltInRule(rawValue: entry.id).map { .report($0, severity(entry)) }
      case .rule: rule(entry).map { .rule($0) }
      case .words: .words(words(entry))
      default: nil
      }
    let isSound = !(takeProblems() + adjustments.problems).contains { $0.severity == .error }
    return isSound ? compiled : nil
  }

  /// Returns and clears the problems so far, without those of adjustments.
  mutating func takeProblems() -> [PolicyProblem] {
    defer { found = [] }
    return found
  }

  /// Returns the adjustments, with the record of which were used.
  func finished() -> Adjustments { adjustments }

  // MARK: Entries

  mutating func floor(_ entry: PolicyEntry) -> CompiledFloor? {
    let floor = entry.read(as: FloorFields.self)
    let scope = ExpressionScope(floor.each ?? .manifest, .facts)
    guard let name = floor.level, let level = levelIndex(name, in: entry, .of(\FloorFields.level)) else {
      return nil
    }
    return CompiledFloor(
      id: entry.id, entry: entry, condition: condition(entry, scope),
      at: path(floor.at, .of(\FloorFields.at), entry, scope),
      title: template(floor.title ?? "", .of(\FloorFields.title), entry, scope),
      level: adjustments.level(of: entry.id, level, levels: policy.levels))
  }

  mutating func requirement(_ entry: PolicyEntry) -> CompiledRequirement? {
    let requirement = entry.read(as: RequirementFields.self)
    let subject = requirement.each ?? .manifest
    guard let family = requirement.control else { return nil }
    guard let ladder = policy.ladders[family] else {
      report(VocabularyDefect.missingLadder(family), entry, .of(\RequirementFields.control))
      return nil
    }
    guard [.manifest, .effect, .component, .boundary].contains(subject) else {
      report(ExpressionDefect.noControls(subject), entry, .of(\RequirementFields.each))
      return nil
    }
    var written: [Int: Int] = [:]
    for (name, rung) in (requirement.atLeast ?? [:]).sorted(by: { $0.key < $1.key }) {
      guard let level = levelIndex(name, in: entry, .of(\RequirementFields.atLeast), isKey: true) else {
        continue
      }
      guard let index = ladder.index(of: rung) else {
        report(
          VocabularyDefect.unknownRung(rung, family, known: ladder.names), entry,
          .of(\RequirementFields.atLeast), span: entry.span(of: .of(\RequirementFields.atLeast), at: name))
        continue
      }
      written[level] = index
    }
    let table = adjustments.table(of: entry.id, written, levels: policy.levels, ladder: ladder)
    return CompiledRequirement(
      id: entry.id, entry: entry, condition: condition(entry, ExpressionScope(subject, .evaluation)),
      family: family,
      required: ByLevel(table.map { (level: $0.key, value: $0.value) }, levels: policy.levels.all.count),
      guide: requirement.guide ?? [])
  }

  mutating func rule(_ entry: PolicyEntry) -> CompiledRule? {
    let rule = entry.read(as: RuleFields.self)
    let whole = ExpressionScope(rule.each ?? .manifest, .evaluation)
    let scope = whole.seeingItem(rule.items != nil)
    if rule.items == nil, rule.when == nil, rule.assert == nil {
      report(ExpressionDefect.noCondition, entry, .of(\RuleFields.rule))
    }
    if rule.message == nil { report(ExpressionDefect.noMessage, entry, .of(\RuleFields.message)) }
    let items = rule.items.flatMap {
      expression($0, .of(\RuleFields.items), entry, whole, expecting: .list(.string))
    }
    let assert = rule.assert.flatMap {
      expression($0, .of(\RuleFields.assert), entry, scope, expecting: .bool)
    }
    let remedy = rule.remedy.map { template($0, .of(\RuleFields.remedy), entry, scope) }
    return CompiledRule(
      id: entry.id, entry: entry, condition: condition(entry, scope), items: items, assert: assert,
      severity: severity(entry), at: path(rule.at, .of(\RuleFields.at), entry, scope),
      related: (rule.related ?? []).map { path($0, .of(\RuleFields.related), entry, scope) },
      message: template(rule.message ?? "", .of(\RuleFields.message), entry, scope), remedy: remedy,
      guide: rule.guide ?? [])
  }

  mutating func words(_ entry: PolicyEntry) -> CompiledWords {
    let list = entry.read(as: WordsFields.self)
    let scope = ExpressionScope(.manifest, .evaluation)
    return CompiledWords(
      id: entry.id, entry: entry,
      fields: (list.fields ?? []).map { path($0, .of(\WordsFields.fields), entry, scope) },
      severity: severity(entry),
      words: (list.list ?? []).map { CompiledWords.Word($0.word ?? "", except: $0.except ?? []) })
  }

  mutating func severity(_ entry: PolicyEntry) -> ByLevel<SeveritySetting> {
    let stated = ByLevel<SeveritySetting>(entry[\EntryFields.severity], policy.levels) { level in
      _ = levelIndex(level, in: entry, .of(\EntryFields.severity), isKey: true)
    }
    let written = stated ?? policy.defaultSeverity
    return adjustments.severity(of: entry.id, written, levels: policy.levels)
  }

  // MARK: Expressions

  private mutating func condition(_ entry: PolicyEntry, _ scope: ExpressionScope) -> Condition {
    let when = entry.value(\EntryFields.when)
    return Condition(
      subject: scope.subject,
      when: when.flatMap { expression($0, .of(\EntryFields.when), entry, scope, expecting: .bool) })
  }

  private mutating func expression(
    _ source: String, _ field: @autoclosure () -> FieldDescription, _ entry: PolicyEntry,
    _ scope: ExpressionScope, expecting type: CELType
  ) -> Expression? {
    let expression = expressions.expression(
      source, scope, expecting: type, at: .init(entry: entry, field: field()))
    found += expressions.takeProblems()
    return expression
  }

  private mutating func template(
    _ text: String, _ field: @autoclosure () -> FieldDescription, _ entry: PolicyEntry,
    _ scope: ExpressionScope
  ) -> Template {
    let template = expressions.template(text, scope, at: .init(entry: entry, field: field()))
    found += expressions.takeProblems()
    return template
  }

  private mutating func path(
    _ text: String?, _ field: @autoclosure () -> FieldDescription, _ entry: PolicyEntry,
    _ scope: ExpressionScope
  ) -> PathExpression {
    guard let text else { return .subject }
    do throws(PathError) {
      return try PathExpression(
        text, subject: scope.subject, records: policy.environment.evaluation.byName, hasItem: scope.hasItem)
    } catch {
      report(ExpressionDefect.invalidAt(error), entry, field())
      return .subject
    }
  }

  // MARK: Reporting

  /// - Parameter isKey: Whether the level is a key of a table, not the value of the field.
  private mutating func levelIndex(
    _ name: String, in entry: PolicyEntry, _ field: @autoclosure () -> FieldDescription, isKey: Bool = false
  ) -> Int? {
    if let index = policy.levels.index(of: name) { return index }
    let field = field()
    report(
      VocabularyDefect.unknownLevel(name, known: policy.levels.names), entry, field,
      span: isKey ? entry.span(of: field, key: name) : nil)
    return nil
  }

  private mutating func report(
    _ defect: any PolicyDefect, _ entry: PolicyEntry, _ field: FieldDescription, span: Span? = nil
  ) {
    found.append(entry.problem(defect, field, span: span))
  }
}

extension Policy {
  /// Returns the compiled entry in effect; `nil` if its kind does not assess manifests.
  package func compiled(_ entry: PolicyEntry) -> CompiledEntry? {
    switch entry.kind {
    case .floor: floors.first { $0.id == entry.id }.map { .floor($0) }
    case .requirement: requirements.first { $0.id == entry.id }.map { .requirement($0) }
    case .rule:
      rules.first { $0.id == entry.id }.map { .rule($0) }
        ?? BuiltInRule(rawValue: entry.id).flatMap { rule in
          reportedSeverity[rule].map { .report(rule, $0) }
        }
    case .words: words.first { $0.id == entry.id }.map { .words($0) }
    default: nil
    }
  }

  /// Returns the policy with a changed entry.
  package func replacing(_ entry: CompiledEntry) -> Policy {
    var policy = self
    switch entry {
    case .floor(let new): policy.floors = floors.map { $0.id == new.id ? new : $0 }
    case .requirement(let new): policy.requirements = requirements.map { $0.id == new.id ? new : $0 }
    case .rule(let new): policy.rules = rules.map { $0.id == new.id ? new : $0 }
    case .words(let new): policy.words = words.map { $0.id == new.id ? new : $0 }
    case .report(let rule, let severity): policy.reportedSeverity[rule] = severity
    }
    return policy
  }

  /// Returns the policy with a changed expression for a variable; `nil` if the expression is invalid.
  ///
  /// The new expression must have the same type and stage, so that expressions that use the variable stay
  /// valid.
  package func replacing(variable name: String, with expression: String) -> Policy? {
    guard let old = variables.all.first(where: { $0.name == name }),
      let new = try? CompiledVariables.Variable(name, expression, in: environment),
      new.stage == old.stage, new.type == old.type
    else { return nil }
    var policy = self
    policy.variables = CompiledVariables(variables.all.map { $0.name == name ? new : $0 })
    return policy
  }
}
