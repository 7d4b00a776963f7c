package import Requirements

/// Something that the policy in force asks, with its texts.
package struct RuleDescription: Sendable {
  package enum EntryKind: String, Sendable, CaseIterable {
    case rule, requirement, floor, words
    /// A rule whose findings are made where a manifest is read or its level is derived.
    case reading
  }

  /// How grave a finding of it is from a level upward; silent below the first.
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
  /// The family of controls that a requirement is about.
  package let family: String?
  /// One step for each level, the least first; empty where the severity follows from something else.
  package let severities: [Step]

  /// The most severe that a finding of it can be.
  package var highestSeverity: Finding.Severity { severities.compactMap(\.severity).max() ?? .error }
}

extension Assessment {
  /// A path that was named and could not be read.
  package struct Unread: Sendable {
    package let path: String
    package let reason: String

    package init(path: String, reason: String) {
      self.path = path
      self.reason = reason
    }
  }

  /// What became of a rule in an architecture.
  package func outcome(of rule: RuleDescription, in architecture: AssessedArchitecture) -> RuleOutcome {
    architecture.outcomes[rule.id] ?? (rule.kind == .reading ? .passed : .notApplicable)
  }
}
