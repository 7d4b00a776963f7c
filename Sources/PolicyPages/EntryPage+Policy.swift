import CEL
import Manifest
package import Policy
import Schema
import YAMLTree

extension EntryPage {
  /// The page about an entry; `nil` for a base, which is only there for examples.
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
        Section("Guide", [.items(guide(rule.guide, policy))]),
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
        Section("What", [.text("The weakest \(family) that is enough, by level. See the ladder \(family).")]),
        Section("Why", [.text(requirement.why)]),
        Section("Guide", [.items(guide(requirement.guide, policy))]),
        Section("At least, by level", [.table(header: ["level", family], rows: table)]),
        Section("Condition", [condition(requirement.each, requirement.when, nil)]),
        Section(
          "Remedy", [.sentence(requirement.remedy ?? "Raise \(family) to the rung that the level asks for.")]),
      ] + examples(requirement.examples, policy) + [references(requirement.references)])
  }

  private init(floor entry: PolicyEntry, _ policy: Policy) {
    let floor = entry.read(as: FloorFields.self)
    self.init(
      id: entry.id, kind: "floor", title: entry.title ?? entry.id,
      [
        Section("What", [.text("This fact forces at least level \(floor.level ?? "").")]),
        Section("Why", [.text(floor.why)]),
        Section("Guide", [.items(guide(floor.guide, policy))]),
        Section("Condition", [condition(floor.each, floor.when, nil)]),
        Section("Remedy", [.text("Declare level \(floor.level ?? ""), or take away the fact.")]),
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
        Section("Guide", [.items(guide(words.guide, policy))]),
        Section("Severity by level", [compiled.map { severities($0.severity, policy) }]),
        Section("Where", [.items(words.fields ?? [])]),
        Section("Words", [.table(header: ["word", "but not"], rows: rows)]),
        Section("Remedy", [.sentence(words.remedy)]),
      ] + examples(words.examples, policy) + [references(words.references)])
  }

  private init(product entry: PolicyEntry, _ policy: Policy) {
    let product = entry.read(as: ProductFields.self)
    let form = product.service == true ? "an operator's service: api and day observed" : product.exact
    self.init(
      id: entry.id, kind: "product", title: "The product \(entry.id)",
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
    let asking = policy.requirements.filter { $0.family.rawValue == entry.id }
    let rows = asking.map { requirement in
      [requirement.entry.title ?? requirement.id] + policy.rungs(of: requirement)
    }
    self.init(
      id: entry.id, kind: "ladder", title: "The \(entry.id) ladder",
      [
        Section("What", [.text(ladder.what)]),
        Section("Guide", [.items(guide(ladder.guide, policy))]),
        Section("Rungs, weakest first", [.table(header: ["rung", "meaning", "needs"], rows: rungs)]),
        Section("At least, by level", [.table(header: ["requirement"] + policy.levels.names, rows: rows)]),
      ])
  }

  private init(level entry: PolicyEntry, _ policy: Policy) {
    let level = entry.read(as: LevelFields.self)
    let index = policy.levels.index(of: entry.id) ?? 0
    let floors = policy.floors.filter { $0.level == index }.map { floor in
      "\(floor.id): \(floor.entry.title ?? "")"
    }
    let asked = policy.requirements.compactMap { requirement -> [String]? in
      guard let rung = policy.cells(of: requirement)[index], rung > 0 else { return nil }
      let title = requirement.entry.title ?? requirement.id
      return [requirement.family.rawValue, policy.ladders[requirement.family]?.names[rung] ?? "", title]
    }
    self.init(
      id: entry.id, kind: "level", title: "Level \(entry.id)",
      [
        Section("The worst credible outcome", [.text(level.outcome)]),
        Section("Kin", [.items(level.kin ?? [])]),
        Section("Guide", [.items(guide(level.guide, policy))]),
        Section("Facts that force it", [.items(floors)]),
        Section(
          "Controls that it asks for", [.table(header: ["control", "at least", "where"], rows: asked)]),
      ])
  }

  private init(layer entry: PolicyEntry, _ policy: Policy) {
    let layer = entry.read(as: LayerFields.self)
    let jobs = policy.entries.filter { $0.kind == .job }.compactMap { job -> String? in
      let fields = job.read(as: JobFields.self)
      if fields.primary == entry.id { return "the primary layer of \(job.id)" }
      return fields.additions?.contains(entry.id) == true ? "an addition that \(job.id) expects" : nil
    }
    self.init(
      id: entry.id, kind: "layer", title: "The layer \(entry.id)",
      [
        Section("What", [.text(layer.what)]), Section("Jobs", [.items(jobs)]),
        Section("Where it can run", [.items((layer.modes ?? []).map(\.rawValue))]),
      ])
  }

  private init(job entry: PolicyEntry, _ policy: Policy) {
    let job = entry.read(as: JobFields.self)
    self.init(
      id: entry.id, kind: "job", title: "The job \(entry.id)",
      [
        Section("Need", [.text(job.need)]),
        Section("Guide", [.items(guide(job.guide, policy))]),
        Section("Primary layer", [.text(job.primary)]),
        Section("Additions expected, or declined with a reason", [.items(job.additions ?? [])]),
        Section("Execution units that fit", [.items((job.units ?? []).map(\.rawValue))]),
      ])
  }

  private init(line entry: PolicyEntry, _ policy: Policy) {
    let line = entry.read(as: GuideLineFields.self)
    let serving = policy.entries.compactMap { other -> String? in
      guard other.kind != .line, other.guideLines.contains(entry.id) else { return nil }
      return "\(other.kind.rawValue) \(other.id)" + (other.title.map { ": \($0)" } ?? "")
    }
    self.init(
      id: entry.id, kind: "line of the guide", title: "\(entry.id): \(line.demand ?? "")",
      [
        Section("Section", [.text(line.section)]),
        Section("Where it lives", [.text(line.carriedBy)]),
        Section("Served by", [.items(serving)]),
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
        Section("Where it can be read", [.text(framework.url)]),
        Section("How it is referred to", [.text("\(framework.name ?? "") \(framework.example ?? "")")]),
        Section("Referred to by", [.items(references.sorted())]),
      ])
  }
}

// MARK: Parts that pages share

extension Policy {
  /// The rungs that a requirement asks for, by level, as tables show them.
  fileprivate func rungs(of requirement: CompiledRequirement) -> [String] {
    let names = ladders[requirement.family]?.names ?? []
    return cells(of: requirement).map { $0.map { names[$0] } ?? "–" }
  }
}

private func guide(_ lines: [String]?, _ policy: Policy) -> [String] {
  (lines ?? []).map { line in
    let demand = policy.entry(.line, line)?.read(as: GuideLineFields.self).demand
    return demand.map { "\(line): \($0)" } ?? line
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

/// The examples, failing ones first: what is changed of which base, and what is found then.
private func examples(_ examples: [Example]?, _ policy: Policy) -> [EntryPage.Section?] {
  let all = examples ?? []
  let failing = all.filter { $0.fails != nil }
  let passing = all.filter { $0.passes != nil }
  return [
    EntryPage.Section("Fails", failing.flatMap { blocks($0, $0.fails) }),
    EntryPage.Section("Passes", passing.flatMap { blocks($0, $0.passes) }),
    EntryPage.Section("Shown by", all.filter { $0.table != nil }.flatMap { table($0, policy) }),
  ]
}

private func blocks(_ example: Example, _ name: String?) -> [EntryPage.Block?] {
  [
    .text("\(name ?? "") (\(example.base.map { "base: \($0)" } ?? "a manifest of its own"))"),
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
    .table(header: ["level", "too weak", "enough"], rows: rows),
  ]
}
