package import Schema
import YAMLTree

/// The analysis of packs without a manifest.
///
/// It reports everything that prevents loading, and defects that would produce wrong assessments.
package struct PolicyChecker: Sendable {
  /// The checked packs and their problems.
  package struct Result: Sendable {
    package let packs: [Pack]
    package let problems: [PolicyProblem]
  }

  private let core: PackSource
  private let today: CalendarDay

  /// - Parameter core: The default pack as a folder, so that its problems have a file.
  package init(core: PackSource, today: CalendarDay) {
    self.core = core
    self.today = today
  }

  /// Checks the given packs together; the core pack if none are given.
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
    // Problems of an unreadable entry were already reported.
    problems += found.filter { problem in !loaded.unread.contains { problem.isMissing($0) } }
    if let policy {
      let check = Check(
        policy, packs: named, today: today, unread: loaded.unread, troubled: Set(problems.compactMap(\.entry))
      )
      problems += check.problems
    }
    return Result(packs: named, problems: explained(problems))
  }

  private func explained(_ problems: [PolicyProblem]) -> [PolicyProblem] {
    problems.map(\.explained)
  }
}

extension PolicyProblem {
  /// Returns whether the problem only reports a missing entry that exists but could not be read.
  fileprivate func isMissing(_ id: String) -> Bool {
    switch defect as? CompositionDefect {
    case .unknownEntry(id, _): true
    case .missingBuiltInRule(let rule): rule.rawValue == id
    default: false
    }
  }

  /// The file of an entry with an error; further checks skip it.
  fileprivate var entry: String? { severity == .error ? source?.name : nil }
}

/// The checked packs, and the data that the checks share.
struct Check {
  let policy: Policy
  let packs: [Pack]
  let today: CalendarDay
  /// The ids of entries that could not be read.
  let unread: Set<String>
  /// The files with known errors; consequential problems in them are not reported.
  private let troubled: Set<String>

  init(
    _ policy: Policy, packs: [Pack], today: CalendarDay, unread: Set<String>, troubled: Set<String>
  ) {
    self.policy = policy
    self.packs = packs
    self.today = today
    self.unread = unread
    self.troubled = troubled
  }

  /// The entries of the checked packs.
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
      + ExampleCheck(self).problems + LooseningCheck(policy, packs, today: today).problems
  }
}
