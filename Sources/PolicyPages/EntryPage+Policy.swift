import CEL
import Manifest
package import Policy
import Schema
import YAMLTree

extension EntryPage {
  /// The page about an entry; `nil` for a base, which only serves examples.
  package init?(about entry: PolicyEntry, in policy: Policy) {
    switch entry.kind {
    case .rule: self.init(rule: entry, policy)
    case .requirement: self.init(requirement: entry, policy)
    case .floor: self.init(floor: entry, policy)
    case .words: self.init(words: entry, policy)
    case .product: self.init(product: entry, policy)
    case .ladder: self.init(ladder: entry, policy)
    case .level: self.init(level: entry, policy)
    case .layer: self.init(layer: entry, policy)
    case .job: self.init(job: entry, policy)
    case .line: self.init(line: entry, policy)
    case .framework: self.init(framework: entry, policy)
    case .base: return nil
    }
  }

  private init(rule entry: PolicyEntry, _ policy: Policy) {
    let rule = entry.read(as: RuleFields.self)
    let compiled = policy.rules.first { $0.id == entry.id }
    let severity =
      compiled.map { $0.severity } ?? ByLevel(everywhere: .error, levels: policy.levels.all.count)
    self.init(
      id: entry.id, kind: "rule", title: entry.title ?? entry.id,
      [
        Section("What", [.text(rule.what)]),
        Section("Why", [.text(rule.why)]),
        Section("Guide", [.items(policy.demands(of: rule.guide ?? []))]),
        Section("Severity by level", [severities(severity, policy)]),
        Section("Condition", [condition(rule.each, items: rule.items, rule.when, rule.assert)]),
        Section("Remedy", [.sentence(rule.remedy)]),
      ] + examples(rule.examples, policy) + [references(rule.references)])
  }

  private init(requirement entry: PolicyEntry, _ policy: Policy) {
    let requirement = entry.read(as: RequirementFields.self)
    let family = requirement.control?.rawValue ?? ""
    let compiled = policy.requirements.first { $0.id == entry.id }
    let cells = compiled.map { policy.rungs(of: $0) } ?? []
    let table = zip(policy.levels.names, cells).map { [$0, $1] }
    self.init(
      id: entry.id, kind: "requirement", title: entry.title ?? entry.id,
      [
        Section("What", [.text("The weakest rung of the ladder `\(family)` that each level accepts.")]),
        Section("Why", [.text(requirement.why)]),
        Section("Guide", [.items(policy.demands(of: requirement.guide ?? []))]),
        Section("Required rung by level", [.table(header: ["level", family], rows: table)]),
        Section("Condition", [condition(requirement.each, requirement.when, nil)]),
        Section(
          "Remedy",
          [.sentence(requirement.remedy ?? "Raise `\(family)` to the rung that the level requires.")]),
      ] + examples(requirement.examples, policy) + [references(requirement.references)])
  }

  private init(floor entry: PolicyEntry, _ policy: Policy) {
    let floor = entry.read(as: FloorFields.self)
    let level = floor.level ?? ""
    self.init(
      id: entry.id, kind: "floor", title: entry.title ?? entry.id,
      [
        Section(
          "What",
          [.text("This fact sets the floor `\(level)`: a lower declared level is a finding.")]),
        Section("Why", [.text(floor.why)]),
        Section("Guide", [.items(policy.demands(of: floor.guide ?? []))]),
        Section("Condition", [condition(floor.each, floor.when, nil)]),
        Section(
          "Remedy",
          [
            .text(
              "Declare `level: \(level)` or a higher level, or change the architecture so that the fact does not apply."
            )
          ]),
      ] + examples(floor.examples, policy) + [references(floor.references)])
  }

  private init(words entry: PolicyEntry, _ policy: Policy) {
    let words = entry.read(as: WordsFields.self)
    let compiled = policy.words.first { $0.id == entry.id }
    let rows = (words.list ?? []).map { [$0.word ?? "", ($0.except ?? []).joined(separator: ", ")] }
    self.init(
      id: entry.id, kind: "words", title: entry.title ?? entry.id,
      [
        Section("What", [.text(words.what)]),
        Section("Why", [.text(words.why)]),
        Section("Guide", [.items(policy.demands(of: words.guide ?? []))]),
        Section("Severity by level", [compiled.map { severities($0.severity, policy) }]),
        Section("Fields", [.items(words.fields ?? [])]),
        Section("Words", [.table(header: ["word", "except in"], rows: rows)]),
        Section("Remedy", [.sentence(words.remedy)]),
      ] + examples(words.examples, policy) + [references(words.references)])
  }

  private init(product entry: PolicyEntry, _ policy: Policy) {
    let product = entry.read(as: ProductFields.self)
    let form =
      product.service == true ? "a service of an operator: state `api` and `observed`" : product.exact
    self.init(
      id: entry.id, kind: "product", title: "Product `\(entry.id)`",
      [
        Section("Layers", [.items(product.layers ?? [])]),
        Section("Official documentation", [.items(product.documentation ?? [])]),
        Section("Exact version", [.text(form)]),
      ])
  }

  private init(ladder entry: PolicyEntry, _ policy: Policy) {
    let ladder = entry.read(as: LadderFields.self)
    let rungs = (ladder.rungs ?? []).map { rung in
      [rung.rung ?? "", rung.meaning ?? "", (rung.needs ?? []).joined(separator: ", ")]
    }
    let requiring = policy.requirements.filter { $0.family.rawValue == entry.id }
    let rows = requiring.map { requirement in
      [requirement.entry.title ?? requirement.id] + policy.rungs(of: requirement)
    }
    self.init(
      id: entry.id, kind: "ladder", title: "Ladder `\(entry.id)`",
      [
        Section("What", [.text(ladder.what)]),
        Section("Guide", [.items(policy.demands(of: ladder.guide ?? []))]),
        Section(
          "Rungs, weakest first",
          [.table(header: ["rung", "meaning", "required parameters"], rows: rungs)]),
        Section(
          "Required rung by level", [.table(header: ["requirement"] + policy.levels.names, rows: rows)]),
      ])
  }

  private init(level entry: PolicyEntry, _ policy: Policy) {
    let level = entry.read(as: LevelFields.self)
    let index = policy.levels.index(of: entry.id) ?? 0
    let floors = policy.floors.filter { $0.level == index }.map { floor in
      "\(floor.id): \(floor.entry.title ?? "")"
    }
    let required = policy.requirements.compactMap { requirement -> [String]? in
      guard let rung = policy.cells(of: requirement)[index], rung > 0 else { return nil }
      let title = requirement.entry.title ?? requirement.id
      return [requirement.family.rawValue, policy.ladders[requirement.family]?.names[rung] ?? "", title]
    }
    self.init(
      id: entry.id, kind: "level", title: "Level `\(entry.id)`",
      [
        Section("The worst credible outcome", [.text(level.outcome)]),
        Section("Related classifications", [.items(level.related ?? [])]),
        Section("Guide", [.items(policy.demands(of: level.guide ?? []))]),
        Section("Facts that set this floor", [.items(floors)]),
        Section(
          "Required controls",
          [.table(header: ["control", "required rung", "requirement"], rows: required)]),
      ])
  }

  private init(layer entry: PolicyEntry, _ policy: Policy) {
    let layer = entry.read(as: LayerFields.self)
    let jobs = policy.entries.filter { $0.kind == .job }.compactMap { job -> String? in
      let fields = job.read(as: JobFields.self)
      if fields.primary == entry.id { return "the primary layer of \(job.id)" }
      return fields.additions?.contains(entry.id) == true ? "an expected addition of \(job.id)" : nil
    }
    self.init(
      id: entry.id, kind: "layer", title: "Layer `\(entry.id)`",
      [
        Section("What", [.text(layer.what)]), Section("Jobs", [.items(jobs)]),
        Section("Deployment modes", [.items((layer.modes ?? []).map(\.rawValue))]),
      ])
  }

  private init(job entry: PolicyEntry, _ policy: Policy) {
    let job = entry.read(as: JobFields.self)
    self.init(
      id: entry.id, kind: "job", title: "Job `\(entry.id)`",
      [
        Section("Need", [.text(job.need)]),
        Section("Guide", [.items(policy.demands(of: job.guide ?? []))]),
        Section("Primary layer", [.text(job.primary)]),
        Section("Expected additions, unless declined with a reason", [.items(job.additions ?? [])]),
        Section("Valid execution units", [.items((job.units ?? []).map(\.rawValue))]),
      ])
  }

  private init(line entry: PolicyEntry, _ policy: Policy) {
    let line = entry.read(as: GuideLineFields.self)
    let checks = policy.entries.compactMap { other -> String? in
      guard other.kind != .line, other.guideLines.contains(entry.id) else { return nil }
      return "\(other.kind.rawValue) \(other.id)" + (other.title.map { ": \($0)" } ?? "")
    }
    self.init(
      id: entry.id, kind: "guide line", title: "\(entry.id): \(line.demand ?? "")",
      [
        Section("Section", [.text(line.section)]),
        Section("Manifest fields", [.text(line.fields)]),
        Section("Checked by", [.items(checks)]),
      ])
  }
}

extension EntryPage {
  private init(framework entry: PolicyEntry, _ policy: Policy) {
    let framework = entry.read(as: FrameworkFields.self)
    let known = Framework(entry)
    let references = policy.entries.flatMap { other in
      other.references.filter { known?.has($0) ?? false }.map { "\($0): \(other.kind.rawValue) \(other.id)" }
    }
    self.init(
      id: entry.id, kind: "framework", title: framework.title ?? entry.id,
      [
        Section("Source", [.text(framework.url)]),
        Section("Form of references", [.text("\(framework.name ?? "") \(framework.example ?? "")")]),
        Section("Referenced by", [.items(references.sorted())]),
      ])
  }
}

// MARK: Shared parts of pages

extension Policy {
  /// The required rungs by level, as tables show them.
  fileprivate func rungs(of requirement: CompiledRequirement) -> [String] {
    let names = ladders[requirement.family]?.names ?? []
    return cells(of: requirement).map { $0.map { names[$0] } ?? "–" }
  }

  /// Lines of the selection guide with their demands.
  func demands(of lines: [String]) -> [String] {
    lines.map { line in
      let demand = entry(.line, line)?.read(as: GuideLineFields.self).demand
      return demand.map { "\(line): \($0)" } ?? line
    }
  }
}

private func references(_ references: [String]?) -> EntryPage.Section? {
  EntryPage.Section("References", [.items(references ?? [])])
}

private func severities(_ severity: ByLevel<SeveritySetting>, _ policy: Policy) -> EntryPage.Block {
  let row = policy.levels.names.indices.map { severity[$0]?.rawValue ?? "off" }
  return .table(header: policy.levels.names, rows: [row])
}

private func condition(
  _ each: Subject?, items: String? = nil, _ when: String?, _ assert: String?
) -> EntryPage.Block? {
  guard when != nil || assert != nil else { return nil }
  var text = "each: \((each ?? .manifest).rawValue)\n"
  if let items { text += "items: \(items)\n" }
  if let when { text += "when: \(when)\n" }
  if let assert { text += "assert: \(assert)\n" }
  return .yaml(text)
}

/// The examples, failing ones first, with their bases and changes.
private func examples(_ examples: [Example]?, _ policy: Policy) -> [EntryPage.Section?] {
  let all = examples ?? []
  let failing = all.filter { $0.fails != nil }
  let passing = all.filter { $0.passes != nil }
  return [
    EntryPage.Section("Fails", failing.flatMap { blocks($0, $0.fails) }),
    EntryPage.Section("Passes", passing.flatMap { blocks($0, $0.passes) }),
    EntryPage.Section("Table examples", all.filter { $0.table != nil }.flatMap { table($0, policy) }),
  ]
}

private func blocks(_ example: Example, _ name: String?) -> [EntryPage.Block?] {
  [
    .text("\(name ?? "") (\(example.base.map { "base: \($0)" } ?? "complete manifest"))"),
    changes(example),
  ]
}

private func changes(_ example: Example) -> EntryPage.Block? {
  if let text = example.text { return .yaml(text) }
  let tree = example.records.tree
  var entries: [YAMLValue.Entry] = []
  if let set = example.set?.node { entries.append(.init("set", YAMLValue(set, in: tree))) }
  if let append = example.append?.node { entries.append(.init("append", YAMLValue(append, in: tree))) }
  if let remove = example.remove {
    entries.append(.init("remove", .list(remove.map { .scalar($0, isPlain: true) })))
  }
  return entries.isEmpty ? nil : .yaml(YAMLValue.mapping(entries).yaml)
}

private func table(_ example: Example, _ policy: Policy) -> [EntryPage.Block?] {
  let rows = policy.levels.names.compactMap { level -> [String]? in
    let enough = example.enough?[level]
    let tooWeak = example.tooWeak?[level]
    return enough == nil && tooWeak == nil ? nil : [level, tooWeak ?? "", enough ?? ""]
  }
  return [
    .text("\(example.table ?? "") (base: \(example.base ?? ""))"), changes(example),
    .table(header: ["level", "too weak", "sufficient"], rows: rows),
  ]
}
