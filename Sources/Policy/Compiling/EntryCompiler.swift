package import Schema

/// An entry that judges, compiled.
package enum CompiledEntry: Sendable {
  case floor(CompiledFloor)
  case requirement(CompiledRequirement)
  case rule(CompiledRule)
  case words(CompiledWords)
  /// A rule whose findings are made elsewhere, which only says how grave they are.
  case report(id: String, ByLevel<Severity>)

  package var id: String {
    switch self {
    case .floor(let floor): floor.id
    case .requirement(let requirement): requirement.id
    case .rule(let rule): rule.id
    case .words(let words): words.id
    case .report(let id, _): id
    }
  }
}

/// Compiles other versions of what a policy consists of, one after the other.
package struct EntryCompiler {
  private let policy: Policy
  private var compiler: PolicyCompiler

  /// - Parameter today: the day on which the policy was composed.
  package init(_ policy: Policy, today: CalendarDay) {
    self.policy = policy
    compiler = PolicyCompiler(policy, today: today)
  }

  /// `nil` when the entry cannot be compiled, or is of a sort that judges nothing.
  package mutating func compile(_ entry: PolicyEntry) -> CompiledEntry? { compiler.compile(entry) }

  /// The policy with another expression for one of the packs' variables, which has to have the same type; `nil` when
  /// it cannot be compiled.
  package func policy(where variable: String, is expression: String) -> Policy? {
    guard let variables = compiler.variables(policy.variables, where: variable, is: expression) else {
      return nil
    }
    var policy = policy
    policy.variables = variables
    return policy
  }
}

extension Policy {
  /// An entry as it is in force; `nil` for one that judges nothing.
  package func compiled(_ entry: PolicyEntry) -> CompiledEntry? {
    switch entry.kind {
    case .floor: floors.first { $0.id == entry.id }.map { .floor($0) }
    case .requirement: requirements.first { $0.id == entry.id }.map { .requirement($0) }
    case .rule:
      rules.first { $0.id == entry.id }.map { .rule($0) }
        ?? reportedSeverity[entry.id].map { .report(id: entry.id, $0) }
    case .words: words.first { $0.id == entry.id }.map { .words($0) }
    default: nil
    }
  }

  /// The same policy with another version of an entry.
  package func replacing(_ entry: CompiledEntry) -> Policy {
    var policy = self
    switch entry {
    case .floor(let new): policy.floors = floors.map { $0.id == new.id ? new : $0 }
    case .requirement(let new): policy.requirements = requirements.map { $0.id == new.id ? new : $0 }
    case .rule(let new): policy.rules = rules.map { $0.id == new.id ? new : $0 }
    case .words(let new): policy.words = words.map { $0.id == new.id ? new : $0 }
    case .report(let id, let severity): policy.reportedSeverity[id] = severity
    }
    return policy
  }
}
