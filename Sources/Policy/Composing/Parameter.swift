package import CEL
package import Schema

/// A parameter with its final value.
package struct Parameter: Sendable {
  package let name: String
  package let type: ParameterType
  /// Whether the value is a table by level.
  package let isByLevel: Bool
  let tighter: Tighter?
  /// The field of the record `params` that expressions read.
  let field: RecordField
  package internal(set) var value: Value

  package var text: String { value.parameterText }

  /// Returns whether another value is stricter (`.greater`), looser or equal; `nil` if they are not
  /// comparable.
  package func change(to other: Parameter) -> Comparison? {
    tighter.flatMap { $0.compare(value, other.value) } ?? (value == other.value ? .equal : nil)
  }
}

/// The parameters of evidence requirements, which the program reads itself.
package enum EvidenceParameter: String, CaseIterable, Sendable {
  case gradeOfRequiredCapabilities, gradeOfPreferredCapabilities
  case gradeOfControls, gradeOfMeasurements, gradeOfTests, gradeOfExits
  case evidenceAge, evidenceNotice
  case documentationQuote, documentationPage, movingPages
  case exactVersion
}
