import CEL
import Evidence
import Manifest
import Policy
import Schema
import Spelling
import YAMLTree

/// Creates the test cases of one example.
struct ExampleReader {
  private let entry: PolicyEntry
  private let policy: Policy
  private let example: Example

  init(_ entry: PolicyEntry, _ policy: Policy, _ example: Example) {
    self.entry = entry
    self.policy = policy
    self.example = example
  }

  var cases: [ExampleCase] {
    guard let table = example.table else { return [plain] }
    return policy.levels.names.flatMap { level -> [ExampleCase] in
      let enough = example.enough?[level].map { cell(table, level, $0, isEnough: true) }
      let tooWeak = example.tooWeak?[level].map { cell(table, level, $0, isEnough: false) }
      return [tooWeak, enough].compactMap(\.self)
    }
  }

  private var plain: ExampleCase {
    let expected = (example.expect ?? []).map { expectation in
      ExampleCase.Expected(
        rule: expectation.rule ?? entry.id, path: expectation.at ?? "",
        severity: expectation.severity?.rawValue,
        message: expectation.message, related: expectation.related?.sorted())
    }
    let name = example.fails.map { "fails: \($0)" } ?? example.passes.map { "passes: \($0)" } ?? "example"
    return make(
      name, manifest: example.text.map { .success($0) } ?? manifest(with: []).map(\.yaml), only: example.only,
      changes: written, expected)
  }

  /// Returns the case of one cell: the manifest at a level, with a rung at the path of the table.
  private func cell(_ table: String, _ level: String, _ rung: String, isEnough: Bool) -> ExampleCase {
    let changes = [
      YAMLValue.Entry(Self.ownLevel, .scalar(level, isPlain: true)),
      YAMLValue.Entry(Self.decidedForLevel, .scalar(level, isPlain: true)),
      YAMLValue.Entry(table, .scalar(rung, isPlain: true)),
    ]
    let strength = ".\(ControlBasics.description(of: \.strength).name)"
    let place = table.hasSuffix(strength) ? String(table.dropLast(strength.count)) : table
    let expected =
      isEnough
      ? [] : [ExampleCase.Expected(rule: entry.id, path: place, severity: nil, message: nil, related: nil)]
    return make(
      "\(level): \(rung) is \(isEnough ? "enough" : "too weak")",
      manifest: manifest(with: changes).map(\.yaml), only: [entry.id],
      changes: written + changes.map { "set \($0.key): \($0.value.inFlow)" }, expected)
  }

  private func make(
    _ name: String, manifest: Result<String, ExampleError>, only: [String]?, changes: [String],
    _ expected: [ExampleCase.Expected]
  ) -> ExampleCase {
    let given = manifest.flatMap { manifest in
      parameters.map { ExampleCase.Given(manifest: manifest, parameters: $0, files: files) }
    }
    return ExampleCase(
      entry: entry.id, name: name,
      place: PackPlace(example.records.place(of: example.id).span, in: entry.source), given: given,
      changes: changes, today: base?.today ?? CalendarDay(daysSinceEpoch: 0), only: only, expected: expected)
  }

  // MARK: The manifest

  /// Paths and keys of the manifest that examples change implicitly.
  private static let ownLevel = path(.of(\ArchitectureFields.consequence), .of(\ConsequenceFields.level))
  private static let decidedForLevel = path(
    .of(\ArchitectureFields.decision), .of(\DecisionFields.review), .of(\ReviewFields.decidedFor),
    .of(\DecidedForFields.workload), .of(\DecidedWorkloadFields.level))
  private static let evidence = path(.of(\ArchitectureFields.evidence))
  private static let (id, file, sha256) = (
    path(.of(\EvidenceFields.id)), path(.of(\EvidenceFields.file)), path(.of(\EvidenceFields.sha256))
  )

  private static func path(_ fields: FieldDescription...) -> String {
    fields.map(\.name).joined(separator: ".")
  }

  /// The base manifest of the example. An example with its own text uses any base, because only the date is
  /// needed.
  private var base: BaseEntry? {
    let name = example.base ?? policy.entries.first { $0.kind == .base }?.id
    return name.flatMap { policy.entry(.base, $0) }?.read(as: BaseFields.self)
  }

  private var missingBase: ExampleError {
    let known = policy.entries.filter { $0.kind == .base }.map(\.id)
    guard let name = example.base else {
      return ExampleError(
        "`base` and `text` are missing; set `base` to one of \(known.joined(separator: ", "))")
    }
    return ExampleError("base `\(name)` does not exist\(suggestion(for: name, among: known))")
  }

  private func suggestion(for name: String, among known: [String]) -> String {
    didYouMean(insteadOf: name, among: known).map { "; \($0)" }
      ?? (known.isEmpty ? "" : "; known names: \(known.joined(separator: ", "))")
  }

  /// Returns the base manifest after `set`, `append`, `remove` and the changes of a cell.
  private func manifest(with more: [YAMLValue.Entry]) -> Result<YAMLValue, ExampleError> {
    guard example.base != nil, let base, let root = base.manifest?.node else {
      return .failure(missingBase)
    }
    var value = YAMLValue(root, in: base.records.tree)
    do throws(EditError) {
      for change in changes(example.set) { try value.set(EditPath(change.key), to: change.value) }
      for change in changes(example.append) { try value.append(EditPath(change.key), change.value) }
      for path in example.remove ?? [] { try value.remove(EditPath(path)) }
      for change in more { try value.set(EditPath(change.key), to: change.value) }
    } catch {
      return .failure(ExampleError(error.description))
    }
    putDigestsRight(in: &value)
    return .success(value)
  }

  /// The files beside the manifest: files of the base, files of the example, and altered files.
  private var files: [String: String] {
    let own = (example.files ?? [:]).merging(example.altered ?? [:]) { _, altered in altered }
    return (base?.files ?? [:]).merging(own) { _, own in own }
  }

  /// Updates the digests of files in the manifest; digests of altered files keep the original value.
  private func putDigestsRight(in manifest: inout YAMLValue) {
    let honest = (base?.files ?? [:]).merging(example.files ?? [:]) { _, own in own }
    guard !honest.isEmpty, case .list(let items)? = manifest[Self.evidence] else { return }
    let stated = items.map { item -> YAMLValue in
      guard case .mapping(var entries) = item, let path = item[Self.file]?.text, let text = honest[path],
        let index = entries.firstIndex(where: { $0.key == Self.sha256 }), !isSet(item, Self.sha256)
      else { return item }
      entries[index].value = .scalar(FileDigest(of: Array(text.utf8)).text, isPlain: false)
      return .mapping(entries)
    }
    try? manifest.set(EditPath(Self.evidence), to: .list(stated))
  }

  /// Returns whether the example sets this field of an evidence entry.
  private func isSet(_ item: YAMLValue, _ field: String) -> Bool {
    changes(example.set).contains { $0.key == "\(Self.evidence)[\(item[Self.id]?.text ?? "")].\(field)" }
  }

  private func changes(_ changes: Anything?) -> [YAMLValue.Entry] {
    guard let node = changes?.node, case .mapping(let entries) = YAMLValue(node, in: entry.records.tree)
    else { return [] }
    return entries
  }

  /// The changes of the example as text.
  private var written: [String] {
    (example.base.map { ["base: \($0)"] } ?? [])
      + changes(example.set).map { "set \($0.key): \($0.value.inFlow)" }
      + changes(example.append).map { "append \($0.key): \($0.value.inFlow)" }
      + (example.remove ?? []).map { "remove \($0)" }
      + (example.files ?? [:]).keys.sorted().map { "file \($0)" }
      + (example.altered ?? [:]).keys.sorted().map { "altered \($0)" }
      + changes(example.params).map { "params.\($0.key): \($0.value.inFlow)" }
      + (example.only.map { ["only: \($0.joined(separator: ", "))"] } ?? [])
  }

  // MARK: Parameters

  /// The parameters that the example sets, decoded as their declared types.
  private var parameters: Result<[String: Value], ExampleError> {
    guard let node = example.params?.node else { return .success([:]) }
    let tree = entry.records.tree
    guard tree.kind(tree.resolved(node)) == .mapping else {
      return .failure(ExampleError("`params` must be a mapping of names to values"))
    }
    var values: [String: Value] = [:]
    for item in tree.mergedEntries(tree.resolved(node)) {
      let name = tree.text(tree.resolved(item.key))
      guard let parameter = policy.parameters.first(where: { $0.name == name }) else {
        let remedy = suggestion(for: name, among: policy.parameters.map(\.name))
        return .failure(ExampleError("parameter `\(name)` does not exist\(remedy)"))
      }
      let reading = ParameterReading(
        parameter.type, byLevel: parameter.isByLevel, at: item.value, in: tree, policy.levels)
      guard let value = reading.value, reading.problems.isEmpty else {
        let problem = reading.problems.first.map { $0.message + ($0.remedy.map { "; \($0)" } ?? "") }
        return .failure(ExampleError("params.\(name): \(problem ?? "cannot be read")"))
      }
      values[name] = value
    }
    return .success(values)
  }
}

extension YAMLValue {
  /// The value in flow style, on one line.
  fileprivate var inFlow: String {
    switch self {
    case .scalar(let text, let isPlain): isPlain ? text : "\"\(text)\""
    case .list(let items): "[\(items.map(\.inFlow).joined(separator: ", "))]"
    case .mapping(let entries):
      "{\(entries.map { "\($0.key): \($0.value.inFlow)" }.joined(separator: ", "))}"
    }
  }
}
