import Manifest
import Policy
package import Requirements
package import Schema

/// A manifest with its graded claims.
package struct EvidencedManifest: EvaluationStage {
  package static let visible = Stage.evaluation

  package let context: EvaluationContext
  package private(set) var records: RecordTree
  package let levels: PartLevels
  package let controls: RequiredControls
  package let terms: EvidenceTerms
  /// The claims, in the order of reports.
  package private(set) var claims: [GradedClaim]
  /// The evidence entries, evaluated without regard to claims.
  package let entries: [RecordID: ReadEntry]
  package private(set) var log: EvaluationLog

  /// - Parameter files: the files that the evidence of the manifest references.
  package init(_ requirements: consuming ManifestWithRequirements, files: LoadedEvidence) {
    terms = EvidenceTerms(requirements.policy)
    (entries, claims) = Self.graded(requirements, files, terms)
    context = requirements.context
    levels = requirements.levels
    controls = requirements.controls
    log = requirements.log
    records = requirements.records
    setGrades()
    log.countSkipped(claims.count { !$0.isKnown })
  }

  private static func graded(
    _ stage: ManifestWithRequirements, _ files: LoadedEvidence, _ terms: EvidenceTerms
  ) -> (entries: [RecordID: ReadEntry], claims: [GradedClaim]) {
    var reader = EntryReader(stage, files, terms)
    let entries = reader.read()
    let claims = ClaimCollector(stage: stage, terms: terms).claims
    return (entries, EntryMatcher(stage, terms).grade(claims, by: entries))
  }

  private mutating func setGrades() {
    // A control that is not stated, or is on the first rung, makes no claim.
    for view in manifest.subjects(.control) {
      records.set(view, \ControlBasics.grade, to: .text(ControlGrade.claimed.rawValue))
    }
    for graded in claims {
      for view in graded.claim.views {
        let grade = controls[view].map { graded.grade(for: $0.part) } ?? graded.grade
        records.set(view, \ClaimFields.grade, to: graded.isKnown ? .text(grade.name) : unread(graded.claim))
      }
    }
  }

  /// The stored value of a grade that is unknown because the claim or its evidence could not be read.
  private func unread(_ claim: Claim) -> Stored {
    let unknown = records[claim.record, \ClaimFields.evidence].unknown
    if case .broken = unknown { return unknown }
    for entry in claim.entries {
      if let problem = records.firstProblem(of: entry) { return .broken(problem: problem) }
    }
    return context.document.problems.isEmpty ? .absent : .broken(problem: 0)
  }
}
