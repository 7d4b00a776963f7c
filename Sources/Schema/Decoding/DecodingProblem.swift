package import YAMLTree

/// One thing that a document says in a way that cannot be read.
package struct DecodingProblem: Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    case unknownKey = "unknown-key"
    case missingKey = "missing-key"
    case wrongType = "wrong-type"
    case invalidFormat = "invalid-format"
    case unknownValue = "unknown-value"
    case duplicateID = "duplicate-id"
    case danglingReference = "dangling-reference"
    /// Not wrong: other readers of YAML take the value for something else.
    case ambiguousScalar = "ambiguous-scalar"
  }

  package let kind: Kind
  /// What is wrong, in one line.
  package let message: String
  /// What to write instead, when that can be said.
  package let remedy: String?
  /// The way to the value, or to the key that is missing.
  package let route: Route
  package let span: Span
  /// Other places that the mistake is about: where an alias is used, where an id was given first.
  package internal(set) var related: [Related]
  /// The lines of the guide that the field answers.
  package let guide: [String]
  /// The text that was probably meant, in place of what is written, where the remedy is just that.
  package let replacement: Replacement?

  package struct Replacement: Sendable {
    package let span: Span
    package let text: String
  }

  package struct Related: Sendable {
    package let span: Span
    package let message: String
  }

  /// Stands where a problem's number would, for what another part of the program has reported.
  package static let reportedElsewhere = -1

  package var isNote: Bool { kind == .ambiguousScalar }
}
