import CEL
import Manifest
import Schema
import YAMLTree

/// Composes packs into a policy, compiles all entries, and reports all problems.
struct PolicyCompiler {
  private(set) var problems: [PolicyProblem] = []
  private let packs: [PackEntries]
  private let levels: Levels
  private let ladders: [ControlFamily: Ladder]
  private let vocabularies: Vocabularies
  private let shared: SharedValues
  private var adjustments: Adjustments

  /// A pack with its entries by kind.
  private struct PackEntries {
    let pack: Pack
    let entries: [EntryKind: [PolicyEntry]]

    init(_ pack: Pack) {
      self.pack = pack
      entries = Dictionary(grouping: pack.entries, by: \.kind)
    }
  }

  static func policy(of packs: [Pack], today: CalendarDay) throws(UnusablePolicy) -> Policy {
    var (policy, problems) = compose(packs, today: today)
    let external = packs.filter { !$0.isCompiledIn }
    if let policy, !external.isEmpty {
      // What these checks find would change the policy silently.
      problems +=
        LooseningCheck(policy, external, today: today).problems
        + VocabularyCheck(policy, external.flatMap(\.entries)).problems
    }
    let isUsable = !problems.contains { $0.severity == .error }
    guard let policy, isUsable else { throw UnusablePolicy(problems: problems) }
    return policy
  }

  /// Composes packs as far as possible, and returns all problems. A policy with errors can be inspected, but
  /// not assess manifests.
  static func compose(_ packs: [Pack], today: CalendarDay) -> (policy: Policy?, problems: [PolicyProblem]) {
    var compiler = PolicyCompiler(packs, today: today)
    let policy = compiler.compile()
    return (policy, compiler.problems)
  }

  private init(_ packs: [Pack], today: CalendarDay) {
    let entries = packs.map(PackEntries.init)
    func all(_ kind: EntryKind) -> [PolicyEntry] { entries.flatMap { $0.entries[kind] ?? [] } }
    self.packs = entries
    adjustments = Adjustments(packs, today: today)
    levels = Levels(all(.level).map { $0.read(as: LevelFields.self) })
    let ladders = all(.ladder).map { $0.read(as: LadderFields.self) }.compactMap(Ladder.init)
    self.ladders = Dictionary(ladders.map { ($0.family, $0) }, uniquingKeysWith: { first, _ in first })
    var vocabularies = Vocabularies.ofTheModel
    vocabularies[.level] = levels.names
    vocabularies[.layer] = all(.layer).map(\.id)
    vocabularies[.job] = all(.job).map(\.id)
    for (family, ladder) in self.ladders { vocabularies[family.rungs] = ladder.names }
    self.vocabularies = vocabularies
    shared = SharedValues(packs, vocabularies, levels, &adjustments)
  }

  private mutating func compile() -> Policy? {
    let packs = packs.map(\.pack)
    problems += DuplicateIDs.problems(of: packs)
    guard !levels.all.isEmpty else {
      problems.append(PolicyProblem(CompositionDefect.noLevels))
      return nil
    }
    problems += shared.problems
    let bare = PolicyEnvironment(
      vocabularies: vocabularies, levels: levels, ladders: ladders, shared: shared.variables,
      extraRecords: shared.recordTypes)
    let variables = compileVariables(in: bare)
    let environment = bare.seeing(variables)
    let defaultSeverity = defaultSeverity()
    var compiler = EntryCompiler(
      .init(levels: levels, ladders: ladders, environment: environment, defaultSeverity: defaultSeverity),
      adjustments)
    let floors = compiled(.floor, &compiler) { compiler, entry in compiler.floor(entry) }
    let requirements = compiled(.requirement, &compiler) { compiler, entry in compiler.requirement(entry) }
    let rules = compiled(.rule, &compiler) { compiler, entry in
      entry.isReported ? nil : compiler.rule(entry)
    }
    let words = compiled(.words, &compiler) { compiler, entry in compiler.words(entry) }
    let (reported, reportedSeverity) = reported(&compiler)
    problems += compiler.takeProblems()
    adjustments = compiler.finished()
    adjustments.reportUnused(known: packs.flatMap(\.entries).map(\.id) + shared.parameters.map(\.name))
    problems += adjustments.problems
    return Policy(
      packs: packs, levels: levels, ladders: ladders, vocabularies: vocabularies, environment: environment,
      sharedValues: shared.values, variables: variables, parameters: shared.parameters,
      defaultSeverity: defaultSeverity, floors: floors,
      requirements: requirements, rules: rules, words: words, reported: reported,
      reportedSeverity: reportedSeverity, loosenings: adjustments.loosenings, warnings: problems,
      entries: packs.flatMap(\.entries))
  }

  /// Compiles the entries of a kind at the time that their pack requires.
  private func compiled<Compiled>(
    _ kind: EntryKind, _ compiler: inout EntryCompiler,
    _ compile: (inout EntryCompiler, PolicyEntry) -> Compiled?
  ) -> [Compiled] {
    var all: [Compiled] = []
    for pack in packs {
      compiler.moment = pack.pack.isCompiledIn ? .whenNeeded : .atOnce
      all += (pack.entries[kind] ?? []).compactMap { compile(&compiler, $0) }
    }
    return all
  }

  private mutating func compileVariables(in environment: PolicyEnvironment) -> CompiledVariables {
    var compiled: [CompiledVariables.Variable] = []
    for pack in packs.map(\.pack) {
      for variable in pack.entry.variables ?? [] {
        guard let name = variable.name, let source = variable.expression else { continue }
        do throws(Diagnostics) {
          compiled.append(try CompiledVariables.Variable(name, source, in: environment))
        } catch {
          problems += error.diagnostics.map { diagnostic in
            pack.problem(
              ExpressionDefect.wrongType(diagnostic), .of(\PackFields.variables), item: name,
              span: pack.records.span(
                of: variable.id, .of(\VariableFields.expression), expression: diagnostic.span))
          }
        }
      }
    }
    return CompiledVariables(compiled)
  }

  // MARK: Severities

  /// Returns the default severity of the pack that defines the levels.
  ///
  /// Without one, findings are warnings in the lower third of the levels, and errors above.
  private mutating func defaultSeverity() -> ByLevel<SeveritySetting> {
    var stated: ByLevel<SeveritySetting>?
    let field = FieldDescription.of(\PackFields.defaultSeverity)
    for pack in packs.map(\.pack) {
      var unknown: [String] = []
      let severity = ByLevel<SeveritySetting>(pack.records[pack.root, field], levels) { unknown.append($0) }
      guard let severity else { continue }
      problems += unknown.map { level in
        pack.problem(
          VocabularyDefect.unknownLevel(level, known: levels.names), field,
          span: pack.records.cell(of: pack.root, field, key: level)?.key)
      }
      // A pack that extends another must not change the severity of its rules silently.
      if pack.extends.isEmpty {
        stated = stated ?? severity
      } else {
        problems.append(pack.problem(CompositionDefect.foreignDefaultSeverity, field))
      }
    }
    let graver = (levels.all.count + 2) / 3
    return stated ?? ByLevel([(0, .warning), (graver, .error)], levels: levels.all.count)
  }

  // MARK: What the program reports

  /// Returns the entries of built-in rules, by rule.
  private mutating func reported(
    _ compiler: inout EntryCompiler
  ) -> ([BuiltInRule: PolicyEntry], [BuiltInRule: ByLevel<SeveritySetting>]) {
    var entries: [BuiltInRule: PolicyEntry] = [:]
    var severity: [BuiltInRule: ByLevel<SeveritySetting>] = [:]
    for entry in packs.flatMap({ $0.entries[.rule] ?? [] }) where entry.isReported {
      guard let rule = BuiltInRule(rawValue: entry.id), BuiltInRule.inPacks.contains(rule) else {
        problems.append(
          entry.problem(CompositionDefect.unknownBuiltInRule(id: entry.id), .of(\RuleFields.reports)))
        continue
      }
      let written = compiler.severity(entry)
      if entries[rule] == nil { (entries[rule], severity[rule]) = (entry, written) }
    }
    // A pack that replaces the core may omit entries that it does not need.
    if let core = packs.first(where: { $0.pack.name == PolicyLoader.coreName }) {
      problems += BuiltInRule.inPacks.filter { entries[$0] == nil }.map { rule in
        core.pack.problem(CompositionDefect.missingBuiltInRule(rule), .of(\PackFields.metadata))
      }
    }
    return (entries, severity)
  }
}
