import Manifest
package import Requirements
package import Schema
import YAMLTree

/// Everything that one run found out. Every report is a function of this value and of nothing else.
package struct Assessment: Sendable {
  package let today: CalendarDay
  package let packs: [PackName]
  /// What the packs ask; nothing where it is packs that were assessed.
  let inForce: RulesInForce?
  /// The levels, least first.
  package let levels: [String]
  package let ladders: [LadderDescription]
  /// What references cite, in the order of the packs; of those that share a name the first.
  package let frameworks: [FrameworkDescription]
  /// In order of file, document and place.
  package let findings: [Finding]
  /// What could not be assessed although the policy asks it: each makes the run fail.
  package let failures: [Failure]
  /// Paths that were named and could not be read: each makes the run fail.
  package let unread: [Unread]
  package let architectures: [AssessedArchitecture]
  package let summary: Summary
  /// What the packs ask less of than those below them, expired ones among them.
  package let loosened: [Loosened]
  /// The lines of the files, for reports that show them.
  package let sources: [String: SourceLines]

  /// What the packs ask, by id.
  package var rules: [RuleDescription] { inForce?.rules ?? [] }

  /// Whether the packs ask something by this name.
  package func hasRule(_ id: String) -> Bool { inForce?.contains(id) ?? false }

  /// Whether the run was told to evaluate a rule by its id.
  package func isNamed(_ rule: String) -> Bool { inForce?.isNamed(rule) ?? false }

  /// How far a finding keeps the reader from what else is wrong.
  package func obstruction(of finding: Finding) -> Obstruction { inForce?.obstruction(of: finding) ?? .none }

  /// One thing that a pack asks less of, with who answers for it.
  package struct Loosened: Sendable {
    package let pack: String
    package let id: String
    package let change: String
    package let reason: String
    package let owner: String
    package let until: CalendarDay
    package let isExpired: Bool
  }

  package struct PackName: Sendable {
    package let name: String
    package let version: String
  }

  /// An expression of the policy that had no value.
  package struct Failure: Sendable {
    package let rule: String
    package let message: String
    package let place: Location
  }
}

/// Another framework that references cite: they begin with its name.
package struct FrameworkDescription: Sendable {
  package let name: String
  package let title: String
  package let url: String
}

/// The strengths of one family of controls, weakest first.
package struct LadderDescription: Sendable {
  package struct Rung: Sendable {
    package let name: String
    package let meaning: String
  }

  package let family: String
  package let what: String
  package let rungs: [Rung]
}

package struct Summary: Sendable {
  package var files = 0
  package var documents = 0
  /// Files found by name that hold something else.
  package var filesSkipped: [String] = []
  /// Folders that were not looked into, since their names begin with a dot.
  package var foldersSkipped = 0
  package var rulesRun = 0
  /// How often a rule could not be assessed because what it asks about could not be read.
  package var rulesSkipped = 0
  package var errors = 0
  package var warnings = 0
  package var notes = 0
  package var waived = 0
  package var inBaseline = 0
}

/// The lines of one file.
package struct SourceLines: Sendable {
  private let source: SourceText

  init(_ source: SourceText) { self.source = source }

  /// A line by its number, from 1, without its end.
  package subscript(line: Int) -> String { source.line(line) }
}

/// One architecture, as it was assessed.
package struct AssessedArchitecture: Sendable {
  package let name: String
  package let file: String
  package let document: Int
  /// The level that it declares; `nil` when that could not be read.
  package let declared: String?
  /// The level that is in effect.
  package let effective: String
  /// What raised the level, most severe first.
  package let raisedBy: [LevelReason]
  /// Told, like the claims, where the linter describes architectures.
  package let parts: [AssessedPart]
  /// Its claims with their grades.
  package let claims: [AssessedClaim]
  /// What became of each rule that had anything to ask here, by id.
  package let outcomes: [String: RuleOutcome]
  /// What the manifest says of it.
  package let stated: ArchitectureSummary
}

/// A fact that forces a level.
package struct LevelReason: Sendable {
  package let text: String
  package let level: String
  package let place: Location
}

/// One part of an architecture, as it was assessed.
package struct AssessedPart: Sendable {
  package let kind: String
  package let id: String
  /// The way to it by names; empty for the system.
  package let route: Route
  /// Who answers for it.
  package let owner: String?
  package let level: String
  /// Why it is assessed at a level of its own.
  package let because: String?
  package let controls: [AssessedControl]
}

/// A control in force on a part.
package struct AssessedControl: Sendable {
  package let family: String
  package let isStated: Bool
  package let isOwn: Bool
  /// The rung that was written; `nil` where no one stated one.
  package let strength: String?
  /// The rung that counts.
  package let held: String?
  /// The weakest rung that is enough; `nil` where nothing is asked.
  package let needed: String?
  /// Whether what is held is as strong as what is needed.
  package let isEnough: Bool
}

extension AssessedPart {
  /// The way to it as reports show it; empty for the system.
  package var path: String { route.text }

  /// The way to a control of it.
  package func route(ofControl family: String) -> Route { Self.route(ofControl: family, in: route) }

  /// The way to a default control of the system.
  package static func defaultRoute(ofControl family: String) -> Route {
    route(ofControl: family, in: .document)
  }

  private static func route(ofControl family: String, in part: Route) -> Route {
    part.field(PartFields.description(of: \.controls).name).field(family)
  }
}
