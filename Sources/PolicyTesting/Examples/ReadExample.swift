import CEL
import Evidence
import Linting
package import Policy
import Spelling

/// An example with a decoded manifest, which can be assessed with several policies.
struct ReadExample: Sendable {
  let example: ExampleCase
  private let file: ReadFile
  private let selection: Selection?
  private let parameters: [String: Value]

  /// The file name of the manifest in findings.
  private static let name = "example"

  /// - Parameter policy: A policy with the same vocabularies as the policies of the assessments.
  init(_ example: ExampleCase, _ policy: Policy) throws(ExampleError) {
    let given = try example.given.get()
    var unknown: [String] = []
    selection = example.only.map { Selection($0, policy: policy, unknown: &unknown) }
    if let name = unknown.first {
      let meant = didYouMean(insteadOf: name, among: policy.entries.map(\.id)).map { "; \($0)" }
      throw ExampleError("`only`: rule or guide line `\(name)` does not exist\(meant ?? "")")
    }
    self.example = example
    parameters = given.parameters
    file = Linter(policy: policy, today: example.today).read(
      Input(
        name: Self.name, isNamed: true, content: .bytes(Array(given.manifest.utf8)),
        files: HeldFiles(given.files.mapValues { Array($0.utf8) })))
  }

  /// Assesses the manifest as `lint` does, and compares the findings with the expected findings.
  func result(with policy: Policy) -> ExampleResult {
    let assessment = linter(policy).assess(file)
    if let failure = assessment.failures.first {
      return ExampleResult(
        example: example, missing: [], unexpected: [], failure: "\(failure.rule): \(failure.message)")
    }
    // Findings about the packs, such as loosenings, are not findings of the manifest.
    let findings = assessment.findings.filter { $0.place.file == Self.name }
    let (missing, unexpected) = example.expected.matched(with: findings) { $0.isMet(by: FoundFinding($1)) }
    return ExampleResult(example: example, missing: missing, unexpected: unexpected, failure: nil)
  }

  /// Returns whether the example fails with a policy.
  func notices(_ policy: Policy) -> Bool { !result(with: policy).isPassed }

  /// Returns whether the example fails with these statements of a rule that no other entry affects.
  func notices(_ verdicts: [EntryInspection.EntryStatement], of rule: CompiledRule) -> Bool {
    guard looksAt(rule.id, guide: rule.guide) else { return false }
    let found = verdicts.filter { $0.kind == .applies }.map { FoundFinding($0, of: rule) }
    let isFailed = verdicts.contains { if case .failed = $0.kind { true } else { false } }
    let (missing, unexpected) = example.expected.filter { $0.rule == rule.id }.matched(with: found) {
      $0.isMet(by: $1)
    }
    return isFailed || !missing.isEmpty || !unexpected.isEmpty
  }

  /// Returns the architectures of the example at the stages at which a policy evaluates them.
  func inspections(with policy: Policy) -> [EntryInspection] { file.inspections(linter(policy)) }

  /// Returns a policy with the parameter values of the example.
  func seen(_ policy: Policy) -> Policy { parameters.isEmpty ? policy : policy.setting(parameters) }

  /// Returns whether the example evaluates a rule with this id or these guide lines.
  func looksAt(_ rule: String, guide: [String]) -> Bool {
    selection.map { $0.contains(rule: rule, guide: guide) } ?? true
  }

  private func linter(_ policy: Policy) -> Linter {
    Linter(policy: seen(policy), today: example.today, only: selection, isDescribing: false)
  }
}

extension ExampleCase {
  /// Reads and assesses the manifest, and compares the findings with the expected findings.
  package func run(with policy: Policy) -> ExampleResult {
    do throws(ExampleError) {
      return try ReadExample(self, policy).result(with: policy)
    } catch {
      return ExampleResult(example: self, missing: [], unexpected: [], failure: error.description)
    }
  }
}
