/// Defects in the examples of an entry.
enum ExampleDefect: PolicyDefect {
  case missing(EntryKind, fails: Bool, passes: Bool)
  case unknownBase(String, known: [String])
  case noManifest(bases: [String])
  case unknownPath(ModelPaths.Mistake)
  /// An unknown name in `only`.
  case unknownName(String, known: [String])
  case reportsNothing(String, known: [String])
  case noOutcome, twoOutcomes, failsWithoutFinding
  case passesWithFinding(of: String)

  var check: PackCheck {
    switch self {
    case .missing: .missingExamples
    case .unknownBase, .noManifest: .unknownBase
    case .unknownPath: .unknownPath
    case .unknownName, .reportsNothing: .unknownRule
    case .noOutcome, .twoOutcomes, .failsWithoutFinding, .passesWithFinding: .invalidExample
    }
  }

  var message: String {
    switch self {
    case .missing(let kind, _, _):
      "the \(kind.rawValue) has \(lacking.map { "no \($0) example" }.joined(separator: " and "))"
    case .unknownBase(let base, _): "base `\(base)` does not exist"
    case .noManifest: "`base` and `text` are missing"
    case .unknownPath(let mistake): mistake.message
    case .unknownName(let name, _): "`\(name)` is neither a rule nor a guide line"
    case .reportsNothing(let name, _): "`\(name)` does not report findings"
    case .noOutcome: "`passes`, `fails` and `table` are missing"
    case .twoOutcomes: "`passes` and `fails` are both set"
    case .failsWithoutFinding: "`fails` is set, but `expect` is missing"
    case .passesWithFinding(let rule): "`passes` is set, but `expect` lists a finding of `\(rule)`"
    }
  }

  var remedy: String? {
    switch self {
    case .missing:
      "add \(lacking.map { "a \($0) example" }.joined(separator: " and ")); `plumbline policy new` writes a template"
    case .unknownBase(let name, let known), .unknownName(let name, let known),
      .reportsNothing(let name, let known):
      suggestion(for: name, among: known)
    case .noManifest(let bases): "set `base` to one of: \(bases.joined(separator: ", "))"
    case .unknownPath(let mistake): mistake.remedy
    case .noOutcome: "start with `fails` or `passes` and a name for the example"
    case .twoOutcomes: "split it into two examples"
    case .failsWithoutFinding: "list the findings in `expect`: `at`, and `rule` if it is a different rule"
    case .passesWithFinding: "use `fails`, or remove the finding from `expect`"
    }
  }

  private var lacking: [String] {
    guard case .missing(_, let fails, let passes) = self else { return [] }
    return (fails ? ["failing"] : []) + (passes ? ["passing"] : [])
  }
}
