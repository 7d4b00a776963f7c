package import Schema
import YAMLTree

/// Analyses packs without any manifest: everything that loading would refuse, and everything that would assess, and
/// assess wrongly.
package struct PolicyChecker: Sendable {
  /// What was looked at, and what is wrong with it.
  package struct Result: Sendable {
    package let packs: [Pack]
    package let problems: [PolicyProblem]
  }

  private let core: PackSource
  private let today: CalendarDay

  /// - Parameter core: the default pack as a folder, so that whatever is wrong with it has a file.
  package init(core: PackSource, today: CalendarDay) {
    self.core = core
    self.today = today
  }

  /// Checks the packs that are named, together; the core when none is.
  package func check(_ sources: [PackSource]) -> Result {
    let loaded = PolicyLoader(core: core).read(sources)
    let named =
      sources.isEmpty
      ? loaded.packs : loaded.packs.filter { pack in sources.contains { $0.name == pack.folder } }
    var problems = loaded.problems
    if !loaded.isFit {
      return Result(packs: named, problems: explained(problems))
    }
    let (policy, found) = PolicyCompiler.compose(loaded.packs, today: today)
    // What is said of an entry that could not be read has been said.
    problems += found.filter { problem in !loaded.unread.contains { problem.isMissing($0) } }
    if let policy {
      let check = Check(
        policy, packs: named, unread: loaded.unread, troubled: Set(problems.compactMap(\.entry)))
      problems += check.problems
    }
    return Result(packs: named, problems: explained(problems))
  }

  private func explained(_ problems: [PolicyProblem]) -> [PolicyProblem] {
    problems.map(\.explained)
  }
}

extension PolicyProblem {
  /// Whether it only says that something is not there which is, and could not be read.
  fileprivate func isMissing(_ id: String) -> Bool {
    switch defect as? CompositionDefect {
    case .unknownEntry(id, _): true
    case .missingBuiltInRule(let rule): rule.rawValue == id
    default: false
    }
  }

  /// The file of an entry that has an error, which further checks leave alone.
  fileprivate var entry: String? { severity == .error ? source?.name : nil }
}

/// The packs under check, and what the checks share.
struct Check {
  let policy: Policy
  let packs: [Pack]
  /// The ids of entries that could not be read.
  let unread: Set<String>
  /// The files in which something is wrong already, so that what follows from it is not said too.
  private let troubled: Set<String>

  init(_ policy: Policy, packs: [Pack], unread: Set<String>, troubled: Set<String>) {
    self.policy = policy
    self.packs = packs
    self.unread = unread
    self.troubled = troubled
  }

  /// The entries of the packs under check.
  var entries: [PolicyEntry] { packs.flatMap(\.entries) }

  var problems: [PolicyProblem] {
    let files = Set(entries.map(\.source.name))
    let sound = files.subtracting(troubled)
    func kept<Item>(_ all: [Item], _ entry: (Item) -> PolicyEntry) -> [Item] {
      all.filter { sound.contains(entry($0).source.name) }
    }
    let floors = kept(policy.floors, \.entry)
    let requirements = kept(policy.requirements, \.entry)
    let rules = kept(policy.rules, \.entry)
    let sites = ExpressionSites(floors, requirements, rules, packs, policy).all
    let (guards, cost) = (GuardCheck(policy), CostCheck(policy))
    return sites.flatMap { guards.problems(in: $0) + cost.problems(in: $0) }
      + FiringCheck(policy).problems(floors, requirements, rules)
      + TableCheck(policy).problems(requirements, rules, kept(policy.words, \.entry))
      + UseCheck(policy, packs).problems
      + VocabularyCheck(policy, entries).problems + WordCheck(policy, entries).problems
      + GuideCheck(self).problems + FrameworkCheck(policy, entries).problems
      + ExampleCheck(self).problems + LooseningCheck(policy, packs).problems
  }
}
