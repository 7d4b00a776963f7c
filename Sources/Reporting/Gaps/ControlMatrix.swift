import Claims
import Linting
import Schema

/// Parts by control family: the achieved rung, the required rung and the evidence.
struct ControlMatrix {
  /// The control of one family on one part.
  struct ControlStatus {
    enum Adequacy {
      case notRequired
      case sufficient
      /// Sufficient as declared; the required evidence is missing.
      case unproven
      case insufficient
    }

    let achieved: String
    let required: String?
    let isStated: Bool
    let isOwn: Bool
    let adequacy: Adequacy
    let claim: AssessedClaim?
    let findings: [Finding]
  }

  struct Row {
    let part: AssessedPart
    /// A cell for each family; `nil` if the family does not apply to the part.
    let cells: [ControlStatus?]
  }

  let families: [String]
  let rows: [Row]

  init(_ architecture: AssessedArchitecture, findings: [Finding], ladders: [LadderDescription]) {
    let families = ladders.map(\.family)
    let claims = Dictionary(
      architecture.claims.filter { $0.kind == .control }.map { ($0.route, $0) },
      uniquingKeysWith: { first, _ in first })
    self.families = families
    rows = architecture.parts.compactMap { part in
      let cells = families.map { family -> ControlStatus? in
        guard let control = part.controls.first(where: { $0.family == family }),
          let achieved = control.achieved
        else {
          return nil
        }
        let own = part.route(ofControl: family)
        let shared = AssessedPart.defaultRoute(ofControl: family)
        let claim = claims[control.isOwn ? own : shared]
        let about = findings.filter { finding in
          finding.place.route.isWithin(own)
            || finding.place.route.isWithin(shared)
              && (part.route.isDocument || finding.related.contains { $0.place.route == part.route })
        }
        let adequacy: ControlStatus.Adequacy =
          if !control.isEnough { .insufficient } else if control.required == nil {
            .notRequired
          } else if claim.map({ !$0.isEnough }) ?? false { .unproven } else { .sufficient }
        return ControlStatus(
          achieved: achieved, required: control.required, isStated: control.isStated, isOwn: control.isOwn,
          adequacy: adequacy, claim: claim, findings: about)
      }
      return cells.contains { $0 != nil } ? Row(part: part, cells: cells) : nil
    }
  }
}
