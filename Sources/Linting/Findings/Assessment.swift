import Manifest
package import Requirements
package import Schema
import YAMLTree

/// The result of one run. Every report is a function of this value alone.
package struct Assessment: Sendable {
  package let today: CalendarDay
  package let packs: [PackName]
  /// The rules in force; `nil` if the run assessed packs.
  let inForce: RulesInForce?
  /// The names of the levels, lowest first.
  package let levels: [String]
  package let ladders: [LadderDescription]
  /// The frameworks that references cite, in the order of the packs. Of frameworks with the same name, only the
  /// first.
  package let frameworks: [FrameworkDescription]
  /// The findings, by file, document and place.
  package let findings: [Finding]
  /// The checks that could not be evaluated. Each makes the run fail.
  package let failures: [Failure]
  /// The named paths that could not be read. Each makes the run fail.
  package let unread: [Unread]
  package let architectures: [AssessedArchitecture]
  package let summary: Summary
  /// The loosenings of the packs, including expired ones.
  package let loosened: [Loosened]
  /// The source lines of the files, for reports that show them.
  package let sources: [String: SourceLines]

  /// The rules in force, by id.
  package var rules: [RuleDescription] { inForce?.rules ?? [] }

  /// Whether the packs have a rule with this id.
  package func hasRule(_ id: String) -> Bool { inForce?.contains(id) ?? false }

  /// Whether the selection of the run names a rule by its id.
  package func isNamed(_ rule: String) -> Bool { inForce?.isNamed(rule) ?? false }

  /// The extent to which a finding hides other findings.
  package func obstruction(of finding: Finding) -> Obstruction { inForce?.obstruction(of: finding) ?? .none }

  /// A loosening in a pack, with its owner.
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

  /// An expression of the policy that could not be evaluated.
  package struct Failure: Sendable {
    package let rule: String
    package let message: String
    package let place: Location
  }
}

/// A framework that references cite. A reference starts with the name of its framework.
package struct FrameworkDescription: Sendable {
  package let name: String
  package let title: String
  package let url: String
}

/// The ladder of one control family, weakest rung first.
package struct LadderDescription: Sendable {
  package struct Rung: Sendable {
    package let name: String
    package let meaning: String
  }

  package let family: String
  package let what: String
  package let rungs: [Rung]
}

/// What a search for manifests skipped, and what it could not read.
package struct SearchGaps: Sendable {
  package var foldersSkipped = 0
  package var pathsExcluded = 0
  package var unread: [Assessment.Unread] = []

  package init(foldersSkipped: Int = 0, pathsExcluded: Int = 0, unread: [Assessment.Unread] = []) {
    self.foldersSkipped = foldersSkipped
    self.pathsExcluded = pathsExcluded
    self.unread = unread
  }
}

package struct Summary: Sendable {
  package var files = 0
  package var documents = 0
  /// The names of found files that are not manifests.
  package var filesSkipped: [String] = []
  /// The names of files that could not be parsed as YAML, or not completely. Each makes the run fail.
  package var filesUnparsed: [String] = []
  /// The number of folders that were skipped because of their names, such as `.git`.
  package var foldersSkipped = 0
  /// The number of files and folders that `--exclude` excluded.
  package var pathsExcluded = 0
  /// The number of rules, requirements and floors of the policy.
  package var rulesInForce = 0
  /// The number of those that the run evaluated.
  package var rulesRun = 0
  /// The number of checks that were skipped because their input could not be read.
  package var rulesSkipped = 0
  /// The steps that the expressions of the policy took.
  package var evaluationSteps = 0
  package var errors = 0
  package var warnings = 0
  package var notes = 0
  package var waived = 0
  package var inBaseline = 0
}

/// The source lines of one file.
package struct SourceLines: Sendable {
  private let source: SourceText

  init(_ source: SourceText) { self.source = source }

  /// The line with a number, from 1, without its line end.
  package subscript(line: Int) -> String { source.line(line) }
}

/// The assessment of one architecture.
package struct AssessedArchitecture: Sendable {
  package let name: String
  package let file: String
  package let document: Int
  /// The declared level; `nil` if it could not be read.
  package let declared: String?
  /// The level in effect.
  package let effective: String
  /// The facts that raised the level, highest level first.
  package let raisedBy: [LevelReason]
  /// The parts. Like the claims, they are empty unless the linter describes architectures.
  package let parts: [AssessedPart]
  /// Its claims with their grades.
  package let claims: [AssessedClaim]
  /// The outcomes of all rules that applied, by id.
  package let outcomes: [String: RuleOutcome]
  /// The summary of the manifest.
  package let stated: ArchitectureSummary
}

/// A fact that sets a floor.
package struct LevelReason: Sendable {
  package let text: String
  package let level: String
  package let place: Location
}

/// The assessment of one part of an architecture.
package struct AssessedPart: Sendable {
  package let kind: String
  package let id: String
  /// The path to the part by keys and ids; empty for the system.
  package let route: Route
  /// The owner of the part.
  package let owner: String?
  package let level: String
  /// The reason for the part's own level.
  package let because: String?
  package let controls: [AssessedControl]
}

/// A control in force on a part.
package struct AssessedControl: Sendable {
  package let family: String
  package let isStated: Bool
  package let isOwn: Bool
  /// The declared rung; `nil` if the control is not stated.
  package let strength: String?
  /// The achieved rung.
  package let achieved: String?
  /// The required rung; `nil` if none is required.
  package let required: String?
  /// Whether the achieved rung is at or above the required rung.
  package let isEnough: Bool
}

extension AssessedPart {
  /// The path to the part as text; empty for the system.
  package var path: String { route.text }

  /// The path to a control of the part.
  package func route(ofControl family: String) -> Route { Self.route(ofControl: family, in: route) }

  /// The path to a default control of the system.
  package static func defaultRoute(ofControl family: String) -> Route {
    route(ofControl: family, in: .document)
  }

  private static func route(ofControl family: String, in part: Route) -> Route {
    part.field(PartFields.description(of: \.controls).name).field(family)
  }
}
