import Claims
import Linting
import Markup

/// Claims with their grades, and the evidence required for the next grade.
struct ClaimsTable {
  let claims: [AssessedClaim]

  /// Claims with an insufficient grade first, by status.
  private var rows: [AssessedClaim] {
    let order = ClaimStatus.allCases
    return claims.enumerated().sorted { a, b in
      let (left, right) = (rank(a.element, order), rank(b.element, order))
      return left != right ? left < right : a.offset < b.offset
    }.map(\.element)
  }

  private func rank(_ claim: AssessedClaim, _ order: [ClaimStatus]) -> Int {
    (claim.isEnough ? order.count : 0) + (order.firstIndex(of: claim.status) ?? 0)
  }

  func markup(_ caption: String) -> Markup {
    table(
      caption, ["claim", "grade", "required", "reason", "evidence required for the next grade"],
      rows.map { claim in
        let need: Markup = claim.need.map { "<span class=\"sub\">\($0)</span>" } ?? ""
        let owned: Markup = claim.isDeclaredUnverified ? "<span class=\"sub\">declared unverified</span>" : ""
        return row([
          "\(prose: claim.claimed.shortened(to: 120))\(need)",
          "<span class=\"tag \(claim.tag)\">\(claim.sign) \(claim.grade)</span><span class=\"sub\">\(claim.status.rawValue)</span>",
          "\(claim.required ?? "–")", "\(prose: claim.reason.asSentence)\(owned)",
          claim.isEnough ? "–" : "\(prose: claim.next?.asSentence ?? "–")",
        ])
      })
  }
}

extension AssessedClaim {
  var tag: Markup {
    if isEnough { return status == .sufficient ? "g" : "m" }
    return status == .refuted || status == .broken ? "e" : "w"
  }

  var sign: Markup {
    if isEnough { return status == .sufficient ? "✓" : "·" }
    return status == .refuted || status == .broken ? "✗" : "◐"
  }
}
