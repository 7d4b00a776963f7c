import Manifest
import Policy
import Schema

extension EvidenceReport {
  /// The claims as reports show them.
  var judged: [AssessedClaim] { claims.map(judged) }

  private func judged(_ weighed: WeighedClaim) -> AssessedClaim {
    let claim = weighed.claim
    var need: String?
    if case .capability(_, let isRequired) = claim.kind { need = isRequired ? "required" : "preferred" }
    return AssessedClaim(
      kind: claim.judgedKind, path: judge.records.path(of: claim.record),
      place: judge.place(judge.records.place(of: claim.record)),
      part: claim.part.map { judge.records.path(of: $0) } ?? "", owner: claim.owner, claimed: claim.words,
      level: judge.policy.levels.names[claim.level], need: need, required: weighed.required?.name,
      grade: weighed.grade.name, status: weighed.status, reason: weighed.reason, next: weighed.next,
      evidence: weighed.evidence.compactMap(judged), isOwnedUpTo: weighed.ownedUp != nil,
      isEnough: weighed.isEnough)
  }

  private func judged(_ item: WeighedClaim.Weighed) -> AssessedEvidence? {
    guard let outcome = item.outcome else { return nil }
    return AssessedEvidence(
      id: item.name, kind: item.kind?.rawValue ?? "", outcome: outcome.kind, reason: outcome.reason,
      place: judge.place(place(of: outcome, item.entry)), runsOut: outcome.runsOut)
  }
}
