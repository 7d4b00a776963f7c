/// A finding: a problem that a person should review.
package struct Finding: Sendable {
  package enum Severity: String, Sendable, Comparable, CaseIterable {
    case note, warning, error

    package static func < (a: Severity, b: Severity) -> Bool { a.weight < b.weight }

    private var weight: Int {
      switch self {
      case .note: 0
      case .warning: 1
      case .error: 2
      }
    }
  }

  package struct Related: Sendable {
    package let place: Location
    package let message: String
  }

  /// A text change that applies the remedy automatically.
  package struct Fix: Sendable {
    package let title: String
    /// The edits, in order and without overlap.
    package let edits: [Edit]
  }

  /// A text range with its replacement.
  package struct Edit: Sendable {
    package let start: Location.Point
    /// The end of the range, exclusive.
    package let end: Location.Point
    package let text: String
  }

  package let rule: String
  package let severity: Severity
  package let message: String
  package let place: Location
  package let related: [Related]
  /// The reasons for the finding: the requirement, the level, and the facts that raised the level.
  package let why: [String]
  package let remedy: String?
  package let guide: [String]
  package let references: [String]
  package var fixes: [Fix] = []
  package internal(set) var fingerprint: String
}
