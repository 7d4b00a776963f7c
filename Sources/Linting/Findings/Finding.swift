/// One thing that a person should look at.
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

  /// A change of the text that carries out the remedy, where that is mechanical.
  package struct Fix: Sendable {
    package let title: String
    /// In the order of their places, none inside another.
    package let edits: [Edit]
  }

  /// A stretch of the text, and what is to stand there instead.
  package struct Edit: Sendable {
    package let start: Location.Point
    /// Exclusive.
    package let end: Location.Point
    package let text: String
  }

  package let rule: String
  package let severity: Severity
  package let message: String
  package let place: Location
  package let related: [Related]
  /// Why it is asked: the requirement, the level, what raised it.
  package let why: [String]
  package let remedy: String?
  package let guide: [String]
  package let references: [String]
  package var fixes: [Fix] = []
  package internal(set) var fingerprint: String
}
