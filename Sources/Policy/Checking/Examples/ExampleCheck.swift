import Manifest
import Schema
import Spelling
import YAMLTree

/// Examples: there are some, and what they speak of is there.
struct ExampleCheck {
  private let check: Check
  private var policy: Policy { check.policy }
  private let bases: [String]
  private let rules: [String]
  private let known: Set<String>
  private let paths = ModelPaths()

  init(_ check: Check) {
    self.check = check
    bases = check.policy.entries.filter { $0.kind == .base }.map(\.id)
    let judging: [EntryKind] = [.rule, .requirement, .floor, .words]
    rules = check.policy.entries.filter { judging.contains($0.kind) }.map(\.id)
    known = Set(rules + check.policy.entries.filter { $0.kind == .line }.map(\.id)).union(check.unread)
  }

  var problems: [PolicyProblem] {
    check.entries.flatMap { entry -> [PolicyProblem] in
      guard entry.kind.schema.slot(EntryFields.description(of: \.examples).name) != nil else { return [] }
      let examples = entry.value(\EntryFields.examples) ?? []
      // What is found where a file is read need not be a manifest's mistake, nor at a place that a manifest can have.
      let isJudged = entry.kind != .rule || entry.read(as: RuleFields.self).reports != .decoding
      return (isJudged ? missing(entry, examples) : []) + examples.flatMap { problems(in: $0, of: entry) }
    }
  }

  // MARK: How many there are

  private func missing(_ entry: PolicyEntry, _ examples: [Example]) -> [PolicyProblem] {
    let failing = examples.count { $0.fails != nil || $0.tooWeak?.isEmpty == false }
    let passing = examples.count { $0.passes != nil || $0.enough?.isEmpty == false }
    let lacks = [failing == 0 ? "one that fails" : nil, passing == 0 ? "one that passes" : nil].compactMap(
      \.self)
    guard !lacks.isEmpty else { return [] }
    return [
      entry.problem(
        .missingExamples,
        "the \(entry.kind.rawValue) has no example of \(lacks.joined(separator: " and of "))",
        .of(\EntryFields.examples),
        remedy: "add \(lacks.joined(separator: " and ")): plumbline policy new shows how")
    ]
  }

  // MARK: What they say

  private func problems(in example: Example, of entry: PolicyEntry) -> [PolicyProblem] {
    var problems: [PolicyProblem] = []
    let examples = FieldDescription.of(\EntryFields.examples)
    let name = example.fails ?? example.passes ?? example.table ?? "example"
    func report(
      _ check: PackCheck, _ message: String, _ field: FieldDescription, _ span: Span?, _ remedy: String?
    ) {
      problems.append(
        PolicyProblem(
          check.rawValue, message, remedy: remedy,
          path: "\(entry.id).\(examples.name)[\(name)].\(field.name)", source: entry.source,
          span: span ?? example.records.span(of: example.id, field)))
    }
    contradictions(example, entry, report)
    if let base = example.base, !bases.contains(base), !check.unread.contains(base) {
      report(
        .unknownBase, "no base is called '\(base)'", .of(\ExampleFields.base), nil,
        suggestion(for: base, among: bases))
    } else if example.base == nil, example.text == nil {
      report(
        .unknownBase, "the example names no manifest that it changes", .of(\ExampleFields.base), nil,
        suggestion(for: "", among: bases))
    }
    let isOfModel = entry.kind != .rule || entry.read(as: RuleFields.self).reports != .decoding
    for (path, field, span) in changedPaths(example) where isOfModel {
      if let mistake = paths.mistake(in: path) {
        report(.unknownPath, mistake.message, field, span, mistake.remedy)
      }
    }
    for name in example.only ?? [] where !known.contains(name) {
      report(
        .unknownRule, "no rule and no line of the guide is called '\(name)'",
        .of(\ExampleFields.only),
        example.records.span(of: example.id, .of(\ExampleFields.only), item: name),
        suggestion(for: name, among: rules))
    }
    for expected in example.expect ?? [] {
      if let rule = expected.rule, !isReported(rule) {
        report(
          .unknownRule, "nothing called '\(rule)' makes a finding", .of(\ExampleFields.expect),
          expected.records.span(of: expected.id, .of(\ExpectationFields.rule)),
          suggestion(for: rule, among: rules))
      }
      if isOfModel, let path = expected.at, let mistake = paths.mistake(in: path) {
        report(
          .unknownPath, mistake.message, .of(\ExampleFields.expect),
          expected.records.span(of: expected.id, .of(\ExpectationFields.at)),
          mistake.remedy)
      }
    }
    return problems
  }

  /// Findings that are made where files are read have names of their own.
  private func isReported(_ rule: String) -> Bool {
    known.contains(rule)
  }

  private func contradictions(
    _ example: Example, _ entry: PolicyEntry,
    _ report: (PackCheck, String, FieldDescription, Span?, String?) -> Void
  ) {
    let expected = example.expect ?? []
    switch (example.fails, example.passes, example.table) {
    case (nil, nil, nil):
      report(
        .wrongExample, "the example says neither passes nor fails nor table", .of(\ExampleFields.passes), nil,
        "begin with fails: or passes:, and what it shows")
    case (_?, _?, _):
      report(
        .wrongExample, "the example says that it passes and that it fails", .of(\ExampleFields.passes), nil,
        "make two of it")
    case (_?, nil, nil) where expected.isEmpty:
      report(
        .wrongExample, "the example fails, and expects no finding", .of(\ExampleFields.fails), nil,
        "state expect: the place, and the rule where it is another")
    case (nil, _?, nil):
      if let own = expected.first(where: { ($0.rule ?? entry.id) == entry.id }) {
        report(
          .wrongExample, "the example passes, and expects a finding of \(entry.id)",
          .of(\ExampleFields.expect),
          own.records.anchor(of: own.id), "say that it fails, or expect nothing of it")
      }
    default: break
    }
    guard example.table != nil else { return }
    let family = entry.read(as: RequirementFields.self).control
    let rungs = entry.kind == .requirement ? family.flatMap { policy.ladders[$0]?.names } ?? [] : []
    let tables: [(FieldDescription, [String: String]?)] = [
      (.of(\ExampleFields.enough), example.enough), (.of(\ExampleFields.tooWeak), example.tooWeak),
    ]
    for (field, table) in tables {
      for (level, rung) in (table ?? [:]).sorted(by: { $0.key < $1.key }) {
        let cell = example.records.cell(of: example.id, field, key: level)
        if policy.levels.index(of: level) == nil {
          report(
            .unknownLevel, "no level is called '\(level)'", field, cell?.key,
            suggestion(for: level, among: policy.levels.names))
        } else if !rungs.isEmpty, !rungs.contains(rung) {
          report(
            .unknownRung, "the \(family?.rawValue ?? "") ladder has no rung '\(rung)'", field, cell?.value,
            suggestion(for: rung, among: rungs))
        }
      }
    }
  }

  /// The paths of `set`, `append`, `remove` and `table`.
  private func changedPaths(_ example: Example) -> [(path: String, field: FieldDescription, span: Span)] {
    let records = example.records
    let tree = records.tree
    var paths: [(String, FieldDescription, Span)] = []
    let tables: [(FieldDescription, Anything?)] = [
      (.of(\ExampleFields.set), example.set), (.of(\ExampleFields.append), example.append),
    ]
    for (field, changes) in tables {
      guard let node = changes.map({ tree.resolved($0.node) }), tree.kind(node) == .mapping else { continue }
      for item in tree.mergedEntries(node) {
        paths.append((tree.text(tree.resolved(item.key)), field, tree.span(item.key)))
      }
    }
    let remove = FieldDescription.of(\ExampleFields.remove)
    for path in example.remove ?? [] {
      let place = records.span(of: example.id, remove, item: path)
      paths.append((path, remove, place ?? records.span(of: example.id, remove)))
    }
    if let path = example.table {
      let table = FieldDescription.of(\ExampleFields.table)
      paths.append((path, table, records.span(of: example.id, table)))
    }
    return paths
  }
}
