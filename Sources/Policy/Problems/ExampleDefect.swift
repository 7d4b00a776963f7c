/// What is wrong with the examples of an entry.
enum ExampleDefect: PolicyDefect {
  case missing(EntryKind, fails: Bool, passes: Bool)
  case unknownBase(String, known: [String])
  case noManifest(bases: [String])
  case unknownPath(ModelPaths.Mistake)
  /// A name in `only`.
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
    case .noOutcome, .twoOutcomes, .failsWithoutFinding, .passesWithFinding: .wrongExample
    }
  }

  var message: String {
    switch self {
    case .missing(let kind, _, _):
      "the \(kind.rawValue) has no example of \(lacking.joined(separator: " and of "))"
    case .unknownBase(let base, _): "no base is called '\(base)'"
    case .noManifest: "the example names no manifest that it changes"
    case .unknownPath(let mistake): mistake.message
    case .unknownName(let name, _): "no rule and no line of the guide is called '\(name)'"
    case .reportsNothing(let name, _): "nothing called '\(name)' makes a finding"
    case .noOutcome: "the example says neither passes nor fails nor table"
    case .twoOutcomes: "the example says that it passes and that it fails"
    case .failsWithoutFinding: "the example fails, and expects no finding"
    case .passesWithFinding(let rule): "the example passes, and expects a finding of \(rule)"
    }
  }

  var remedy: String? {
    switch self {
    case .missing: "add \(lacking.joined(separator: " and ")): plumbline policy new shows how"
    case .unknownBase(let name, let known), .unknownName(let name, let known),
      .reportsNothing(let name, let known):
      suggestion(for: name, among: known)
    case .noManifest(let bases): suggestion(for: "", among: bases)
    case .unknownPath(let mistake): mistake.remedy
    case .noOutcome: "begin with fails: or passes:, and what it shows"
    case .twoOutcomes: "make two of it"
    case .failsWithoutFinding: "state expect: the place, and the rule where it is another"
    case .passesWithFinding: "say that it fails, or expect nothing of it"
    }
  }

  private var lacking: [String] {
    guard case .missing(_, let fails, let passes) = self else { return [] }
    return (fails ? ["one that fails"] : []) + (passes ? ["one that passes"] : [])
  }
}
