/// The parameters by which packs say what is asked of evidence: the program itself reads them, not an expression.
package enum EvidenceParameter: String, CaseIterable, Sendable {
  case worthOfRequiredCapabilities, worthOfPreferredCapabilities
  case worthOfControls, worthOfMeasurements, worthOfTests, worthOfExits
  case evidenceAge, evidenceNotice
  case documentationQuote, documentationPage, movingPages
  case exactVersion
}
