import CEL
import Evidence
import Linting
package import Policy
import Spelling

/// An example whose manifest has been read, so that it can be assessed with one policy after the other.
struct ReadExample: Sendable {
  let example: ExampleCase
  private let file: ReadFile
  private let selection: Selection?
  private let parameters: [String: Value]

  /// The name under which the manifest is assessed.
  private static let name = "example"

  /// - Parameter policy: any policy that has the words of those which are to assess.
  init(_ example: ExampleCase, _ policy: Policy) throws(ExampleError) {
    let given = try example.given.get()
    var unknown: [String] = []
    selection = example.only.map { Selection($0, policy: policy, unknown: &unknown) }
    if let name = unknown.first {
      let meant = didYouMean(insteadOf: name, among: policy.entries.map(\.id)).map { "; \($0)" }
      throw ExampleError("only: `\(name)` does not exist\(meant ?? "")")
    }
    self.example = example
    parameters = given.parameters
    file = Linter(policy: policy, today: example.today).read(
      Input(
        name: Self.name, isNamed: true, content: .bytes(Array(given.manifest.utf8)),
        files: HeldFiles(given.files.mapValues { Array($0.utf8) })))
  }

  /// Assesses the manifest as `lint` does, and holds the findings against what is expected: those and no others.
  func result(with policy: Policy) -> ExampleResult {
    let assessment = linter(policy).assess(file)
    if let failure = assessment.failures.first {
      return ExampleResult(
        example: example, missing: [], unexpected: [], failure: "\(failure.rule): \(failure.message)")
    }
    // What the packs themselves are remarked for, such as a loosening, is not the manifest's.
    let findings = assessment.findings.filter { $0.place.file == Self.name }
    let (missing, unexpected) = example.expected.matched(with: findings) { $0.isMet(by: FoundFinding($1)) }
    return ExampleResult(example: example, missing: missing, unexpected: unexpected, failure: nil)
  }

  /// Whether the example fails with a policy.
  func notices(_ policy: Policy) -> Bool { !result(with: policy).isPassed }

  /// Whether the example fails when a rule that stands alone says this.
  func notices(_ verdicts: [EntryInspection.EntryStatement], of rule: CompiledRule) -> Bool {
    guard looksAt(rule.id, guide: rule.guide) else { return false }
    let found = verdicts.filter { $0.kind == .applies }.map { FoundFinding($0, of: rule) }
    let isFailed = verdicts.contains { if case .failed = $0.kind { true } else { false } }
    let (missing, unexpected) = example.expected.filter { $0.rule == rule.id }.matched(with: found) {
      $0.isMet(by: $1)
    }
    return isFailed || !missing.isEmpty || !unexpected.isEmpty
  }

  /// The example's architectures at the moments at which a policy asks about them.
  func inspections(with policy: Policy) -> [EntryInspection] { file.inspections(linter(policy)) }

  /// A policy as the example has it: with its own values of parameters.
  func seen(_ policy: Policy) -> Policy { parameters.isEmpty ? policy : policy.setting(parameters) }

  /// Whether the example looks at what rules of an id, or of these lines of the guide, find.
  func looksAt(_ rule: String, guide: [String]) -> Bool {
    selection.map { $0.contains(rule: rule, guide: guide) } ?? true
  }

  private func linter(_ policy: Policy) -> Linter {
    Linter(policy: seen(policy), today: example.today, only: selection, isDescribing: false)
  }
}

extension ExampleCase {
  /// Reads the manifest, assesses it, and holds the findings against what is expected.
  package func run(with policy: Policy) -> ExampleResult {
    do throws(ExampleError) {
      return try ReadExample(self, policy).result(with: policy)
    } catch {
      return ExampleResult(example: self, missing: [], unexpected: [], failure: error.description)
    }
  }
}
