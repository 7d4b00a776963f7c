import CEL
import Evidence
import Linting
package import Policy
import Spelling

/// An example whose manifest has been read, so that it can be judged with one policy after the other.
struct ReadyExample: Sendable {
  let example: ExampleCase
  private let file: ReadFile
  private let selection: Selection?
  private let parameters: [String: Value]

  /// The name under which the manifest is judged.
  private static let name = "example"

  /// - Parameter policy: any policy that has the words of those which are to judge.
  init(_ example: ExampleCase, _ policy: Policy) throws(ExampleError) {
    let given = try example.given.get()
    var unknown: [String] = []
    selection = example.only.map { Selection($0, policy: policy, unknown: &unknown) }
    if let name = unknown.first {
      let meant = nearestName(to: name, among: policy.entries.map(\.id)).map { "; did you mean '\($0)'?" }
      throw ExampleError("only: nothing is called '\(name)'\(meant ?? "")")
    }
    self.example = example
    parameters = given.parameters
    file = Linter(policy: policy, today: example.today).read(
      Input(
        name: Self.name, isNamed: true, content: .bytes(Array(given.manifest.utf8)),
        files: HeldFiles(given.files.mapValues { Array($0.utf8) })))
  }

  /// Judges the manifest as `lint` does, and holds the findings against what is expected: those and no others.
  func result(with policy: Policy) -> ExampleResult {
    let judgement = linter(policy).judge(file)
    if let failure = judgement.failures.first {
      return ExampleResult(
        example: example, missing: [], unexpected: [], failure: "\(failure.rule): \(failure.message)")
    }
    // What the packs themselves are remarked for, such as a loosening, is not the manifest's.
    var left = judgement.findings.filter { $0.place.file == Self.name }
    var missing: [ExampleCase.Expected] = []
    for expected in example.expected {
      if let index = left.firstIndex(where: expected.isMet) {
        left.remove(at: index)
      } else {
        missing.append(expected)
      }
    }
    return ExampleResult(example: example, missing: missing, unexpected: left, failure: nil)
  }

  /// Whether the example fails with a policy. Rules that it does not look at are left out, which is where the time
  /// goes; those about controls are not, since their findings become part of other ones.
  func notices(_ policy: Policy) -> Bool {
    guard let selection else { return !result(with: policy).isPassed }
    let narrow = policy.keeping(
      rules: { $0.isAboutControls || selection.contains(rule: $0.id, guide: $0.guide) },
      words: { selection.contains(rule: $0.id, guide: $0.entry.guideLines) })
    return !result(with: narrow).isPassed
  }

  /// The example's architectures at the moments at which a policy asks about them.
  func inspections(with policy: Policy) -> [Inspection] { file.inspections(linter(policy)) }

  /// A policy as the example has it: with its own values of parameters.
  func seen(_ policy: Policy) -> Policy { parameters.isEmpty ? policy : policy.setting(parameters) }

  /// Whether the example looks at what rules of an id, or of these lines of the guide, find.
  func looksAt(_ rule: String, guide: [String]) -> Bool {
    selection.map { $0.contains(rule: rule, guide: guide) } ?? true
  }

  private func linter(_ policy: Policy) -> Linter {
    Linter(policy: seen(policy), today: example.today, only: selection)
  }
}

extension ExampleCase {
  /// Reads the manifest, judges it, and holds the findings against what is expected.
  package func run(with policy: Policy) -> ExampleResult {
    do throws(ExampleError) {
      return try ReadyExample(self, policy).result(with: policy)
    } catch {
      return ExampleResult(example: self, missing: [], unexpected: [], failure: error.description)
    }
  }
}

extension ExampleCase.Expected {
  fileprivate func isMet(by finding: Finding) -> Bool {
    finding.rule == rule && finding.place.path == path
      && severity ?? finding.severity.rawValue == finding.severity.rawValue
      && message ?? finding.message == finding.message
      && related ?? finding.relatedPaths == finding.relatedPaths
  }
}

extension CompiledRule {
  /// Whether its findings may stand where those of requirements do.
  fileprivate var isAboutControls: Bool { condition.subject == .control || at.fields.contains("controls") }
}
