import Claims
import Linting
import Markup

/// The capabilities that the choice rests on: what each is worth, and what would show it.
struct ClaimsTable {
  let claims: [AssessedClaim]

  /// The worst first, so that what is to be shown stands above what is shown.
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
      caption, ["claim", "worth", "asked", "why", "what would show it next"],
      rows.map { claim in
        let need: Markup = claim.need.map { "<span class=\"sub\">\($0)</span>" } ?? ""
        let owned: Markup = claim.isOwnedUpTo ? "<span class=\"sub\">owned up to as unverified</span>" : ""
        return row([
          "\(claim.claimed.shortened(to: 120))\(need)",
          "<span class=\"tag \(claim.tag)\">\(claim.sign) \(claim.grade)</span><span class=\"sub\">\(claim.status.rawValue)</span>",
          "\(claim.required ?? "–")", "\(claim.reason.asSentence)\(owned)",
          claim.isEnough ? "–" : "\(claim.next?.asSentence ?? "–")",
        ])
      })
  }
}

extension AssessedClaim {
  var tag: Markup {
    if isEnough { return status == .shown ? "g" : "m" }
    return status == .refuted || status == .broken ? "e" : "w"
  }

  var sign: Markup {
    if isEnough { return status == .shown ? "✓" : "·" }
    return status == .refuted || status == .broken ? "✗" : "◐"
  }
}
