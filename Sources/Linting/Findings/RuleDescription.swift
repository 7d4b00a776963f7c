package import Requirements

/// An entry of the policy in force that produces findings, with its texts.
package struct RuleDescription: Sendable {
  package enum EntryKind: String, Sendable, CaseIterable {
    case rule, requirement, floor, words
    /// A built-in rule, whose findings result from reading a manifest or deriving levels and grades.
    case reading
  }

  /// The severity of findings from a level upward; there are none below the first level.
  package struct Step: Sendable, Hashable {
    package let level: String
    package let severity: Finding.Severity?
  }

  package let id: String
  package let kind: EntryKind
  package let title: String
  package let what: String?
  package let why: String?
  package let remedy: String?
  package let guide: [String]
  package let references: [String]
  /// The control family of a requirement.
  package let family: String?
  /// One step for each level, lowest first; empty if the severity does not depend on the level alone.
  package let severities: [Step]

  /// The highest severity of its findings.
  package var highestSeverity: Finding.Severity { severities.compactMap(\.severity).max() ?? .error }
}

extension Assessment {
  /// A named path that could not be read.
  package struct Unread: Sendable {
    package let path: String
    package let reason: String

    package init(path: String, reason: String) {
      self.path = path
      self.reason = reason
    }
  }

  /// The outcome of a rule in an architecture.
  package func outcome(of rule: RuleDescription, in architecture: AssessedArchitecture) -> RuleOutcome {
    architecture.outcomes[rule.id] ?? (rule.kind == .reading ? .passed : .notApplicable)
  }
}
