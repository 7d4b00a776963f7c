import CEL
import Manifest
import Policy
import Schema

extension DocumentJudge {
  /// Reads the evidence, weighs every claim by it, and says of each record what it is worth, so that rules can ask.
  mutating func weighEvidence(_ demands: [Demand]) -> EvidenceReport {
    let terms = EvidenceTerms(policy)
    var reader = EntryReader(self, terms)
    let read = reader.read()
    let claims = weighClaims(demands, read, terms)
    return EvidenceReport(judge: self, terms: terms, claims: claims, read: read)
  }

  private mutating func weighClaims(
    _ demands: [Demand], _ read: [RecordID: ReadEntry], _ terms: EvidenceTerms
  )
    -> [WeighedClaim]
  {
    let matcher = EntryMatcher(judge: self, terms: terms)
    let unverified = manifest.evaluation?.unverified ?? []
    let claims = collectClaims(demands, terms).map { claim in
      WeighedClaim(
        claim: claim,
        evidence: claim.entries.map { id in
          let read = read[id]
          let entry = EvidenceEntry(id, in: records)
          return .init(
            entry: id, name: entry.name, kind: entry.kind, by: entry.by,
            outcome: read.flatMap { matcher.outcome(of: $0, for: claim) }, day: read?.day)
        },
        ownedUp: unverified.first { item in item.claim.map(claim.names.contains) ?? false })
    }
    setWorths(claims, demands)
    return claims
  }

  private mutating func setWorths(_ claims: [WeighedClaim], _ demands: [Demand]) {
    // A control that nobody stated, or that stands on the first rung, claims nothing.
    for view in manifest.subjects(.control) {
      records.set(view, "worth", to: .scalar(.string(ControlGrade.claimed.rawValue)))
    }
    for weighed in claims {
      for view in weighed.claim.views {
        guard weighed.isKnown else {
          records.set(view, "worth", to: unread(weighed.claim))
          continue
        }
        let part = demands.first { $0.control == view }?.part
        let worth = part.map { weighed.grade(for: $0) } ?? weighed.grade
        records.set(view, "worth", to: .scalar(.string(worth.name)))
      }
    }
  }

  /// What cannot be told of a claim since something that it names could not be read.
  private func unread(_ claim: Claim) -> Stored {
    switch records[claim.record, "evidence"] {
    case .broken(let problem), .partial(_, let problem): return .broken(problem: problem)
    default: break
    }
    for entry in claim.entries {
      if let problem = records.firstProblem(of: entry) { return .broken(problem: problem) }
    }
    return problems.isEmpty ? .absent : .broken(problem: 0)
  }
}
