package import CEL
package import Schema

/// A parameter with the value that it has in the end.
package struct Parameter: Sendable {
  package let name: String
  package let type: ParameterType
  /// Whether it is a table by level.
  package let isByLevel: Bool
  let tighter: Tighter?
  /// The field of the record `params` by which expressions read it.
  let field: RecordField
  package internal(set) var value: Value

  package var text: String { value.parameterText }

  /// Whether another value asks for more (`.greater`), for less or for the same; `nil` when that cannot be said.
  package func change(to other: Parameter) -> Comparison? {
    tighter.flatMap { $0.compare(value, other.value) } ?? (value == other.value ? .equal : nil)
  }
}

/// The parameters by which packs say what is asked of evidence: the program itself reads them, not an expression.
package enum EvidenceParameter: String, CaseIterable, Sendable {
  case gradeOfRequiredCapabilities, gradeOfPreferredCapabilities
  case gradeOfControls, gradeOfMeasurements, gradeOfTests, gradeOfExits
  case evidenceAge, evidenceNotice
  case documentationQuote, documentationPage, movingPages
  case exactVersion
}
