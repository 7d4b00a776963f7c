package import YAMLTree

/// A part of a document that cannot be read.
package struct DecodingProblem: Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    case unknownKey = "unknown-key"
    case missingKey = "missing-key"
    case wrongType = "wrong-type"
    case invalidFormat = "invalid-format"
    case unknownValue = "unknown-value"
    case duplicateID = "duplicate-id"
    case danglingReference = "dangling-reference"
    /// The value is valid, but other YAML readers parse it as another type.
    case ambiguousScalar = "ambiguous-scalar"
  }

  package let kind: Kind
  /// The problem in one line.
  package let message: String
  /// The correction, if there is one.
  package let remedy: String?
  /// The route to the value or to the missing key.
  package let route: Route
  package let span: Span
  /// Related places: the use of an alias, or the first declaration of an id.
  package internal(set) var related: [Related]
  /// The guide lines of the field.
  package let guide: [String]
  /// The replacement for the text, if the remedy is exactly that.
  package let replacement: Replacement?

  package struct Replacement: Sendable {
    package let span: Span
    package let text: String
  }

  package struct Related: Sendable {
    package let span: Span
    package let message: String
  }

  /// The placeholder for the number of a problem that another part of the program has reported.
  package static let reportedElsewhere = -1

  package var isNote: Bool { kind == .ambiguousScalar }
}
