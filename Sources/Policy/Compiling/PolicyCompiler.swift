import CEL
import Manifest
import Schema
import Spelling
import YAMLTree

/// Composes packs into a policy and compiles every expression in them, reporting everything that is wrong.
struct PolicyCompiler {
  private(set) var problems: [PolicyProblem] = []
  private let packs: [Pack]
  private let levels: Levels
  private let ladders: [ControlFamily: Ladder]
  private var environments: [EnvironmentKey: Environment] = [:]
  private let vocabularies: Vocabularies
  private let shared: SharedValues?
  private var environment: PolicyEnvironment
  private let defaultSeverity: ByLevel<Severity>
  private var adjustments: Adjustments

  private struct EnvironmentKey: Hashable {
    let subject: Subject
    let stage: Stage
    let hasItem: Bool
  }

  private let entries: [EntryKind: [PolicyEntry]]

  static func policy(of packs: [Pack], today: CalendarDay) throws(UnusablePolicy) -> Policy {
    let (policy, problems) = compose(packs, today: today)
    let isUsable = !problems.contains { $0.severity == .error }
    guard let policy, isUsable else { throw UnusablePolicy(problems: problems) }
    return policy
  }

  /// The packs composed as far as they can be, and everything that is wrong with them. A policy with errors is there
  /// to be looked at, and judges nothing.
  static func compose(_ packs: [Pack], today: CalendarDay) -> (policy: Policy?, problems: [PolicyProblem]) {
    var compiler = PolicyCompiler(packs, today: today)
    let policy = compiler.compile()
    return (policy, compiler.problems)
  }

  private init(_ packs: [Pack], today: CalendarDay) {
    self.packs = packs
    adjustments = Adjustments(packs, today: today)
    entries = Dictionary(grouping: packs.lazy.flatMap(\.entries), by: \.kind)
    levels = Levels(entries[.level, default: []].map { $0.read(as: LevelFields.self) })
    let ladders = entries[.ladder, default: []].map { $0.read(as: LadderFields.self) }.compactMap(Ladder.init)
    self.ladders = Dictionary(ladders.map { ($0.family, $0) }, uniquingKeysWith: { first, _ in first })
    var vocabularies = Vocabularies.ofTheModel
    vocabularies[.level] = levels.names
    vocabularies[.layer] = entries[.layer, default: []].map(\.id)
    vocabularies[.job] = entries[.job, default: []].map(\.id)
    for (family, ladder) in self.ladders { vocabularies[family.rungs] = ladder.names }
    self.vocabularies = vocabularies
    let shared = SharedValues(packs, vocabularies, levels, &adjustments)
    self.shared = shared
    environment = PolicyEnvironment(
      vocabularies: vocabularies, levels: levels, ladders: self.ladders, shared: shared.variables,
      extraRecords: shared.recordTypes)
    // Graver from moderate up, as the guide's page on findings has it; levels of another pack have the last two
    // thirds of their scale graver.
    let graver = levels.index(of: "moderate") ?? (levels.all.count + 2) / 3
    defaultSeverity = ByLevel([(0, .warning), (graver, .error)], levels: levels.all.count)
  }

  /// Goes on from a policy that has been composed.
  init(_ policy: Policy, today: CalendarDay) {
    packs = policy.packs
    entries = [:]
    vocabularies = policy.vocabularies
    shared = nil
    levels = policy.levels
    ladders = policy.ladders
    environment = policy.environment
    defaultSeverity = policy.defaultSeverity
    adjustments = Adjustments(policy.packs, today: today)
  }

  private mutating func compile() -> Policy? {
    problems += SharedIDs.problems(of: packs)
    guard let shared, !levels.all.isEmpty else {
      problems.append(
        PolicyProblem(
          "no-levels", "the packs in force have no levels", remedy: "extend the core: extends: [core]"))
      return nil
    }
    problems += shared.problems
    let variables = compileVariables()
    environment = environment.seeing(variables)
    let floors = all(.floor).compactMap { compileFloor($0) }
    let requirements = all(.requirement).compactMap { compileRequirement($0) }
    let reported = all(.rule).filter(\.isReported)
    let rules = all(.rule).filter { !$0.isReported }.compactMap { compileRule($0) }
    let words = all(.words).map { compileWords($0) }
    let reportedSeverity = Dictionary(
      reported.map { ($0.id, severity($0)) }, uniquingKeysWith: { first, _ in first })
    adjustments.reportUnused(known: packs.flatMap(\.entries).map(\.id) + shared.parameters.map(\.name))
    problems += adjustments.problems
    return Policy(
      packs: packs, levels: levels, ladders: ladders, vocabularies: vocabularies, environment: environment,
      sharedValues: shared.values, variables: variables, parameters: shared.parameters,
      defaultSeverity: defaultSeverity, floors: floors,
      requirements: requirements, rules: rules, words: words,
      reported: Dictionary(reported.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }),
      reportedSeverity: reportedSeverity, loosenings: adjustments.loosenings, warnings: problems,
      entries: packs.flatMap(\.entries))
  }

  private func all(_ kind: EntryKind) -> [PolicyEntry] { entries[kind, default: []] }

  /// Variables see the manifest and not each other. One that speaks of what only evaluation knows has a value there
  /// alone.
  private mutating func compileVariables() -> CompiledVariables {
    var compiled: [CompiledVariables.Variable] = []
    for pack in packs {
      for variable in pack.entry.variables ?? [] {
        guard let name = variable.name, let source = variable.expression else { continue }
        do throws(Diagnostics) {
          compiled.append(try self.variable(name, source))
        } catch {
          problems += error.diagnostics.map { diagnostic in
            PolicyProblem(
              "type-error", diagnostic.message, remedy: diagnostic.remedy,
              path: Pack.path(of: .of(\PackFields.variables), item: name), source: pack.source,
              span: pack.records.span(
                of: variable.id, .of(\VariableFields.expression), expression: diagnostic.span))
          }
        }
      }
    }
    return CompiledVariables(compiled)
  }

  private func variable(_ name: String, _ source: String) throws(Diagnostics) -> CompiledVariables.Variable {
    func compiled(at stage: Stage) throws(Diagnostics) -> CompiledVariables.Variable {
      let checked = try environment.environment(.manifest, stage).check(source)
      return .init(name: name, program: checked.program(), stage: stage, type: checked.resultType)
    }
    if let early = try? compiled(at: .facts) { return early }
    return try compiled(at: .evaluation)
  }

  // MARK: Entries

  private mutating func compileFloor(_ entry: PolicyEntry) -> CompiledFloor? {
    let floor = entry.read(as: FloorFields.self)
    let subject = floor.each ?? .manifest
    guard let name = floor.level, let level = levelIndex(name, in: entry, .of(\FloorFields.level)) else {
      return nil
    }
    return CompiledFloor(
      id: entry.id, entry: entry, condition: condition(entry, subject, .facts),
      at: path(floor.at, .of(\FloorFields.at), entry, subject),
      title: template(floor.title ?? "", .of(\FloorFields.title), entry, subject, .facts),
      level: adjustments.level(of: entry.id, level, levels: levels))
  }

  private mutating func compileRequirement(_ entry: PolicyEntry) -> CompiledRequirement? {
    let requirement = entry.read(as: RequirementFields.self)
    let subject = requirement.each ?? .manifest
    guard let family = requirement.control else { return nil }
    guard let ladder = ladders[family] else {
      report(
        "unknown-ladder", "no ladder is in force for \(family.rawValue)", entry,
        .of(\RequirementFields.control),
        remedy: "add ladders/\(family.rawValue).yaml")
      return nil
    }
    guard [.manifest, .effect, .component, .boundary].contains(subject) else {
      report(
        "wrong-subject", "a \(subject.rawValue) has no controls", entry, .of(\RequirementFields.each),
        remedy: "requirements are made of manifest, effect, component or boundary")
      return nil
    }
    var written: [Int: Int] = [:]
    for (name, rung) in (requirement.atLeast ?? [:]).sorted(by: { $0.key < $1.key }) {
      guard let level = levelIndex(name, in: entry, .of(\RequirementFields.atLeast), isKey: true) else {
        continue
      }
      guard let index = ladder.index(of: rung) else {
        report(
          "unknown-rung", "the \(family.rawValue) ladder has no rung '\(rung)'", entry,
          .of(\RequirementFields.atLeast),
          remedy: suggestion(for: rung, among: ladder.names),
          span: entry.span(of: .of(\RequirementFields.atLeast), at: name))
        continue
      }
      written[level] = index
    }
    return CompiledRequirement(
      id: entry.id, entry: entry, condition: condition(entry, subject, .evaluation), family: family,
      needed: ByLevel(
        adjustments.table(of: entry.id, written, levels: levels, ladder: ladder).map {
          (level: $0.key, value: $0.value)
        },
        levels: levels.all.count), guide: requirement.guide ?? [])
  }

  private mutating func compileRule(_ entry: PolicyEntry) -> CompiledRule? {
    let rule = entry.read(as: RuleFields.self)
    let subject = rule.each ?? .manifest
    if rule.items == nil, rule.when == nil, rule.assert == nil {
      report(
        "no-condition", "a rule states items, when or assert", entry, .of(\RuleFields.rule),
        remedy: "state assert: what must be true")
    }
    if rule.message == nil {
      report(
        "missing-message", "the rule has no message", entry, .of(\RuleFields.message),
        remedy: "state message: what is wrong"
      )
    }
    let items = rule.items.flatMap {
      compile($0, .of(\RuleFields.items), entry, subject, .evaluation, expecting: .list(.string))
    }
    let hasItem = rule.items != nil
    let assert = rule.assert.flatMap {
      compile($0, .of(\RuleFields.assert), entry, subject, .evaluation, hasItem: hasItem, expecting: .bool)
    }
    let remedy = rule.remedy.map {
      template($0, .of(\RuleFields.remedy), entry, subject, .evaluation, hasItem: hasItem)
    }
    return CompiledRule(
      id: entry.id, entry: entry, condition: condition(entry, subject, .evaluation, hasItem: hasItem),
      items: items, assert: assert, severity: severity(entry),
      at: path(rule.at, .of(\RuleFields.at), entry, subject, hasItem: hasItem),
      related: (rule.related ?? []).map {
        path($0, .of(\RuleFields.related), entry, subject, hasItem: hasItem)
      },
      message: template(
        rule.message ?? "", .of(\RuleFields.message), entry, subject, .evaluation, hasItem: hasItem),
      remedy: remedy,
      guide: rule.guide ?? [])
  }

  private mutating func compileWords(_ entry: PolicyEntry) -> CompiledWords {
    let fields = entry.read(as: WordsFields.self)
    return CompiledWords(
      id: entry.id, entry: entry,
      fields: (fields.fields ?? []).map { path($0, .of(\WordsFields.fields), entry, .manifest) },
      severity: severity(entry),
      words: (fields.list ?? []).map { CompiledWords.Word($0.word ?? "", except: $0.except ?? []) })
  }

  private mutating func severity(_ entry: PolicyEntry) -> ByLevel<Severity> {
    let written = writtenSeverity(entry)
    return adjustments.severity(of: entry.id, written, levels: levels)
  }

  private mutating func writtenSeverity(_ entry: PolicyEntry) -> ByLevel<Severity> {
    switch entry[\EntryFields.severity] {
    case .scalar(.string(let word)):
      return ByLevel(everywhere: Severity(rawValue: word) ?? .error, levels: levels.all.count)
    case .map(let table):
      let written = table.compactMap { name, value -> (level: Int, value: Severity)? in
        guard case .string(let word) = value, let severity = Severity(rawValue: word) else { return nil }
        return levelIndex(name, in: entry, .of(\EntryFields.severity), isKey: true).map { ($0, severity) }
      }
      return ByLevel(written, levels: levels.all.count)
    default: return defaultSeverity
    }
  }

  private mutating func condition(
    _ entry: PolicyEntry, _ subject: Subject, _ stage: Stage, hasItem: Bool = false
  ) -> Condition {
    guard let when = entry.value(\EntryFields.when) else { return Condition(subject: subject, when: nil) }
    return Condition(
      subject: subject,
      when: compile(when, .of(\EntryFields.when), entry, subject, stage, hasItem: hasItem, expecting: .bool))
  }

  // MARK: Expressions

  private mutating func compile(
    _ source: String, _ field: @autoclosure () -> FieldDescription, _ entry: PolicyEntry, _ subject: Subject,
    _ stage: Stage,
    hasItem: Bool = false, expecting type: CELType? = nil, offset: Int = 0
  ) -> Expression? {
    let environment = seen(subject, stage, hasItem: hasItem)
    if entry.isCompiledIn { return Expression(source, environment, expecting: type, offset: offset) }
    do throws(Diagnostics) {
      let program = try environment.check(source, expecting: type).program()
      return Expression(source, environment, expecting: type, offset: offset, ready: program)
    } catch {
      let isEarly =
        stage == .facts && (try? self.environment.environment(subject, .evaluation).check(source)) != nil
      let field = field()
      problems += error.diagnostics.map { diagnostic in
        let range = offset + diagnostic.span.lowerBound..<offset + diagnostic.span.upperBound
        return PolicyProblem(
          isEarly ? "early-stage" : "type-error",
          isEarly
            ? "this is known only once levels and controls have been judged, and a floor is asked before"
            : diagnostic.message,
          remedy: isEarly ? "ask for facts alone" : diagnostic.remedy,
          path: "\(entry.id).\(field.name)", source: entry.source,
          span: entry.span(of: field, expression: range))
      }
      return nil
    }
  }

  /// What an expression sees.
  private mutating func seen(_ subject: Subject, _ stage: Stage, hasItem: Bool) -> Environment {
    let key = EnvironmentKey(subject: subject, stage: stage, hasItem: hasItem)
    let environment =
      environments[key] ?? self.environment.environment(subject, stage, hasItem: hasItem)
    environments[key] = environment
    return environment
  }

  private mutating func template(
    _ text: String, _ field: @autoclosure () -> FieldDescription, _ entry: PolicyEntry, _ subject: Subject,
    _ stage: Stage,
    hasItem: Bool = false
  ) -> Template {
    if entry.isCompiledIn {
      let environment = seen(subject, stage, hasItem: hasItem)
      return Template(later: text) { Expression($0, environment, expecting: nil, offset: $1) }
    }
    let field = field()
    return Template(text) { source, offset in
      if let source {
        return compile(source, field, entry, subject, stage, hasItem: hasItem, offset: offset)
      }
      report(
        "type-error", "nothing closes this brace", entry, field,
        remedy: "write '}' behind the expression, or '{{' for a brace that is meant as one",
        span: entry.span(of: field, expression: offset..<offset + 1))
      return nil
    }
  }

  private mutating func path(
    _ text: String?, _ field: @autoclosure () -> FieldDescription, _ entry: PolicyEntry, _ subject: Subject,
    hasItem: Bool = false
  ) -> PathExpression {
    guard let text else { return .subject }
    do throws(PathError) {
      return try PathExpression(
        text, subject: subject, records: environment.evaluation.byName, hasItem: hasItem)
    } catch {
      report("wrong-place", error.message, entry, field(), remedy: error.remedy)
      return .subject
    }
  }

  // MARK: Reporting

  /// - Parameter isKey: whether the level stands as a key of a table, rather than as the field's value.
  private mutating func levelIndex(
    _ name: String, in entry: PolicyEntry, _ field: @autoclosure () -> FieldDescription,
    isKey: Bool = false
  ) -> Int? {
    if let index = levels.index(of: name) { return index }
    let field = field()
    report(
      "unknown-level", "no level is called '\(name)'", entry, field,
      remedy: suggestion(for: name, among: levels.names), span: isKey ? entry.span(of: field, key: name) : nil
    )
    return nil
  }

  private mutating func report(
    _ check: String, _ message: String, _ entry: PolicyEntry, _ field: FieldDescription,
    remedy: String? = nil,
    span: Span? = nil
  ) {
    problems.append(
      PolicyProblem(
        check, message, remedy: remedy, path: "\(entry.id).\(field.name)", source: entry.source,
        span: span ?? entry.span(field)))
  }
}

extension PolicyCompiler {
  /// An entry in another version; `nil` when it cannot be compiled, or is of a sort that judges nothing.
  mutating func compile(_ entry: PolicyEntry) -> CompiledEntry? {
    let untouched = adjustments
    defer {
      adjustments = untouched
      problems = []
    }
    let compiled: CompiledEntry? =
      switch entry.kind {
      case .floor: compileFloor(entry).map { .floor($0) }
      case .requirement: compileRequirement(entry).map { .requirement($0) }
      case .rule where entry.read(as: RuleFields.self).reports != nil:
        .report(id: entry.id, severity(entry))
      case .rule: compileRule(entry).map { .rule($0) }
      case .words: .words(compileWords(entry))
      default: nil
      }
    let isSound = !(problems + adjustments.problems).contains { $0.severity == .error }
    return isSound ? compiled : nil
  }

  /// The packs' variables with another expression for one of them, which must be of the same type and stage so that
  /// whatever uses it stays as it is; `nil` when it cannot be compiled or is not.
  func variables(_ variables: CompiledVariables, where name: String, is source: String) -> CompiledVariables?
  {
    guard let old = variables.all.first(where: { $0.name == name }),
      let new = try? variable(name, source), new.stage == old.stage, new.type == old.type
    else { return nil }
    return CompiledVariables(variables.all.map { $0.name == name ? new : $0 })
  }
}
