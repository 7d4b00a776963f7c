import Claims
import Manifest
import Requirements
import Schema

extension EvidencedManifest {
  /// The claims for reports.
  var assessedClaims: [AssessedClaim] { claims.map(assessed) }

  private func assessed(_ graded: GradedClaim) -> AssessedClaim {
    let claim = graded.claim
    var need: String?
    if case .capability(_, let isRequired) = claim.statement { need = isRequired ? "required" : "preferred" }
    return AssessedClaim(
      kind: claim.kind, route: records.route(of: claim.record),
      place: places.place(records.place(of: claim.record)),
      part: claim.part.map { records.route(of: $0).text } ?? "", owner: claim.owner, claimed: claim.words,
      level: levelName(claim.level), need: need, required: graded.required?.name,
      grade: graded.grade.name, status: graded.status, reason: graded.reason, next: graded.next,
      evidence: graded.evidence.compactMap(assessed), isDeclaredUnverified: graded.declaredUnverified != nil,
      isEnough: graded.isEnough)
  }

  private func assessed(_ item: GradedClaim.Support) -> AssessedEvidence? {
    guard let outcome = item.outcome else { return nil }
    return AssessedEvidence(
      id: item.name, kind: item.kind?.rawValue ?? "", outcome: outcome.kind, reason: outcome.reason,
      place: places.place(outcome.place ?? records.place(of: item.entry)), validUntil: outcome.expires)
  }
}
