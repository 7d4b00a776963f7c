import Manifest
import Schema
import YAMLTree

/// The check of examples: they exist, and the names and paths in them exist.
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
    let assessing: [EntryKind] = [.rule, .requirement, .floor, .words]
    rules = check.policy.entries.filter { assessing.contains($0.kind) }.map(\.id)
    known = Set(rules + check.policy.entries.filter { $0.kind == .line }.map(\.id)).union(check.unread)
  }

  var problems: [PolicyProblem] {
    check.entries.flatMap { entry -> [PolicyProblem] in
      guard entry.kind.schema.slot(EntryFields.description(of: \.examples).name) != nil else { return [] }
      let examples = entry.value(\EntryFields.examples) ?? []
      // Findings of the decoder may concern files that are not manifests, and paths that no manifest can
      // have.
      let isJudged = entry.kind != .rule || entry.read(as: RuleFields.self).reports != .decoding
      return (isJudged ? missing(entry, examples) : []) + examples.flatMap { problems(in: $0, of: entry) }
    }
  }

  // MARK: How many there are

  private func missing(_ entry: PolicyEntry, _ examples: [Example]) -> [PolicyProblem] {
    let failing = examples.count { $0.fails != nil || $0.tooWeak?.isEmpty == false }
    let passing = examples.count { $0.passes != nil || $0.enough?.isEmpty == false }
    guard failing == 0 || passing == 0 else { return [] }
    return [
      entry.problem(
        ExampleDefect.missing(entry.kind, fails: failing == 0, passes: passing == 0),
        .of(\EntryFields.examples))
    ]
  }

  // MARK: What they say

  private func problems(in example: Example, of entry: PolicyEntry) -> [PolicyProblem] {
    var problems: [PolicyProblem] = []
    let examples = FieldDescription.of(\EntryFields.examples)
    let name = example.fails ?? example.passes ?? example.table ?? "example"
    func report(_ defect: any PolicyDefect, _ field: FieldDescription, _ span: Span?) {
      problems.append(
        PolicyProblem(
          defect, at: entry.route(to: examples, item: name).field(field.name), source: entry.source,
          span: span ?? example.records.span(of: example.id, field)))
    }
    contradictions(example, entry, report)
    if let base = example.base, !bases.contains(base), !check.unread.contains(base) {
      report(ExampleDefect.unknownBase(base, known: bases), .of(\ExampleFields.base), nil)
    } else if example.base == nil, example.text == nil {
      report(ExampleDefect.noManifest(bases: bases), .of(\ExampleFields.base), nil)
    }
    let isOfModel = entry.kind != .rule || entry.read(as: RuleFields.self).reports != .decoding
    for (path, field, span) in changedPaths(example) where isOfModel {
      if let mistake = paths.mistake(in: path) {
        report(ExampleDefect.unknownPath(mistake), field, span)
      }
    }
    for name in example.only ?? [] where !known.contains(name) {
      report(
        ExampleDefect.unknownName(name, known: rules), .of(\ExampleFields.only),
        example.records.span(of: example.id, .of(\ExampleFields.only), item: name))
    }
    for expected in example.expect ?? [] {
      if let rule = expected.rule, !isReported(rule) {
        report(
          ExampleDefect.reportsNothing(rule, known: rules), .of(\ExampleFields.expect),
          expected.records.span(of: expected.id, .of(\ExpectationFields.rule)))
      }
      if isOfModel, let path = expected.at, let mistake = paths.mistake(in: path) {
        report(
          ExampleDefect.unknownPath(mistake), .of(\ExampleFields.expect),
          expected.records.span(of: expected.id, .of(\ExpectationFields.at)))
      }
    }
    return problems
  }

  private func isReported(_ rule: String) -> Bool {
    known.contains(rule)
  }

  private func contradictions(
    _ example: Example, _ entry: PolicyEntry,
    _ report: (any PolicyDefect, FieldDescription, Span?) -> Void
  ) {
    let expected = example.expect ?? []
    switch (example.fails, example.passes, example.table) {
    case (nil, nil, nil): report(ExampleDefect.noOutcome, .of(\ExampleFields.passes), nil)
    case (_?, _?, _): report(ExampleDefect.twoOutcomes, .of(\ExampleFields.passes), nil)
    case (_?, nil, nil) where expected.isEmpty:
      report(ExampleDefect.failsWithoutFinding, .of(\ExampleFields.fails), nil)
    case (nil, _?, nil):
      if let own = expected.first(where: { ($0.rule ?? entry.id) == entry.id }) {
        report(
          ExampleDefect.passesWithFinding(of: entry.id), .of(\ExampleFields.expect),
          own.records.anchor(of: own.id))
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
          report(VocabularyDefect.unknownLevel(level, known: policy.levels.names), field, cell?.key)
        } else if !rungs.isEmpty, !rungs.contains(rung) {
          report(VocabularyDefect.unknownRung(rung, family, known: rungs), field, cell?.value)
        }
      }
    }
  }

  /// Returns the paths in `set`, `append`, `remove` and `table`.
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
